package org.avow.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.source.FileSupply;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are read by their bytes give the facts that they give when they are read in full. */
final class LineReaderTest {
  private static final String VOCABULARY =
      """
      vocabulary: shop
      types:
        visit:
          kind: event
          description: Any record
          fields:
            id: { type: string, personal: false }
            shop: { type: string, personal: false }
            much: { type: double }
        sale:
          kind: event
          description: A sale
          id: [id]
          fields:
            id: { type: string, personal: false }
            amount: { type: int }
            paid: { type: bool }
            due: { type: timestamp }
            lasts: { type: duration }
            shop: { type: string, personal: false }
            note: { type: string, personal: false }
      """;
  private static final String FEED =
      """
      feed: shop-log
      format: jsonl
      facts:
        - make: visit
          fields: { at: record.at, id: record.id, shop: record.shop.name, much: record.amount }
        - make: sale
          when: "record.kind == 'sale'"
          copy: [id, at, amount, paid, due, lasts]
          fields: { shop: record.shop.name }
        - make: sale
          when: "'gift' == record.kind"
          copy: [id, at]
      """;
  private static final String[] LINES = {
    "{\"id\":\"a1\",\"kind\":\"sale\",\"at\":\"2014-12-15T10:00:00.5Z\",\"amount\":12,\"paid\":true,\"shop\":{\"name\":\"north\",\"tags\":[1,\"x\",{\"a\":[]},null]},\"due\":\"2015-01-01\",\"lasts\":\"P1D\"}",
    "{\"id\":\"a2\",\"kind\":\"gift\",\"at\":\"2014-12-15T10:00:01Z\",\"amount\":-3,\"note\":\"\"}",
    "{ \"id\" : \"a3\" , \"kind\":\"other\",\t\"at\":\"2014-12-15\", \"shop\": {\"name\":\"s\\u00fcd\"}, \"amount\": 1.5 }",
    "{\"kind\":\"sale\",\"id\":null,\"at\":\"never\",\"amount\":\"12\",\"paid\":\"false\",\"shop\":null}",
    "{\"id\":\"a4\",\"kind\":null,\"shop\":\"none\"}",
    "{\"id\":\"a5\",\"kind\":\"sale\",\"at\":\"2014-02-30T00:00:00Z\",\"amount\":1234567890123456789012,\"a_rather_long_key\":{\"x\":{\"y\":false}}}",
    "",
    "{\"id\":\"ü\",\"kind\":\"sale\",\"at\":\"2014-12-15T10:00:00+01:00\",\"amount\":0,\"paid\":false}",
    "[{\"kind\":\"sale\"}]",
    "{}",
    "\"sale\"",
  };
  private static final String[] PIECES = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "\\n",
    "\\ud800",
    "0",
    "-",
    "1e5",
    ".5",
    "01",
    "tru",
    "null",
    "\"kind\":\"sale\",",
    "\"id\":\"b\",",
    "\"shop\":{\"name\":\"x\"},",
    " ",
    "\t",
    "\r",
    "\u0001",
    "ü",
    "\u0000",
    "99999999999999999999",
    "\"at\":\"2014-12-15T10:00:60Z\",",
    "[[[[",
    "\"amount\":7,"
  };

  private static final Pack PACK =
      PackLoader.load(
          List.of(new TextFile("p/v.yaml", VOCABULARY), new TextFile("p/f.yaml", FEED)));

  @TempDir private Path root;

  private record Read(List<String> facts, SourceEvidence rest) {}

  private static List<String> lines(List<Fact> facts) {
    return facts.stream()
        .map(f -> f.place() + " " + f.type() + " " + f.slots() + " " + f.doubtful())
        .sorted()
        .toList();
  }

  private Read inFull(Manifest manifest, Question question) {
    SourceEvidence source =
        EvidenceReader.read(manifest, FileSupply.below(root), PACK, question, new Diagnostics())
            .sources()
            .get(0);
    return new Read(lines(source.facts()), source.with(List.of()));
  }

  private Read byBytes(Manifest manifest, Question question, Set<Integer> slots, Workers workers) {
    Everything intake = new Everything(slots);
    Evidence rest =
        EvidenceStream.of(
                manifest, FileSupply.below(root), PACK, question, new Diagnostics(), workers)
            .read(intake);
    return new Read(lines(intake.facts()), rest.sources().get(0));
  }

  private void agree(byte[] file, Workers workers) throws IOException {
    Files.write(root.resolve("log.jsonl"), file);
    Profile profile = PACK.profile("default").orElseThrow();
    long asOf = Tree.instant("2015-01-01");
    Question question = new Question(asOf, 0, asOf, false, profile, List.of(), List.of());
    Manifest manifest = manifest();
    Read full = inFull(manifest, question);
    for (Set<Integer> slots : List.of(Set.of(0, 1, 2, 3, 4, 5, 6, 7), Set.of(0, 2))) {
      Read quick = byBytes(manifest, question, slots, workers);
      assertThat(quick.facts).isEqualTo(full.facts);
      assertThat(quick.rest).isEqualTo(full.rest);
    }
  }

  private static Manifest manifest() {
    TextFile text = new TextFile("avow.yaml", "manifest: test\n");
    Manifest.SourceEntry source =
        new Manifest.SourceEntry(
            "log",
            "log.jsonl",
            Optional.of("shop-log"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Manifest.Cover.UNDECLARED,
            text.whole());
    return new Manifest(
        "test",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(source),
        Sha256.of(new byte[0]),
        text.whole());
  }

  @Test
  @DisplayName("every kind of line, in blocks of any size")
  void kinds() throws IOException {
    byte[] file = String.join("\n", LINES).getBytes(StandardCharsets.UTF_8);
    for (int block : List.of(1, 7, 100, 1 << 16)) {
      agree(file, new Workers(1, block, 1));
      agree(file, new Workers(3, block, 1));
    }
    agree(
        (String.join("\r\n", LINES) + "\n\n").getBytes(StandardCharsets.UTF_8),
        new Workers(2, 50, 1));
    agree(("\uFEFF" + LINES[0]).getBytes(StandardCharsets.UTF_8), new Workers(1, 64, 1));
    agree(new byte[0], new Workers(1, 64, 1));
    agree(new byte[] {(byte) 0x1F, (byte) 0x8B, 8, 0}, new Workers(2, 64, 1));
    byte[] packed = packed(file);
    agree(packed, new Workers(2, 64, 1));
    agree(Arrays.copyOf(packed, packed.length * 2 / 3), new Workers(2, 64, 1));
    agree("\uFEFF{}\n".getBytes(StandardCharsets.UTF_16BE), new Workers(1, 64, 1));
    agree(new byte[] {'{', '}', '\n', (byte) 0xC3, '\n', '{', '}'}, new Workers(2, 64, 1));
  }

  private static byte[] packed(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(file);
    }
    return bytes.toByteArray();
  }

  @Test
  @DisplayName("whatever a line holds")
  void anything() throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      int count = random.nextInt(1, 30);
      for (int i = 0; i < count; i++) {
        StringBuilder line = new StringBuilder(LINES[random.nextInt(LINES.length)]);
        for (int change = random.nextInt(4); change > 0 && !line.isEmpty(); change--) {
          int at = random.nextInt(line.length());
          switch (random.nextInt(3)) {
            case 0 -> line.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 1 -> line.delete(at, Math.min(line.length(), at + random.nextInt(6)));
            default -> line.setCharAt(at, LINES[0].charAt(random.nextInt(LINES[0].length())));
          }
        }
        text.append(line).append('\n');
      }
      agree(
          text.toString().getBytes(StandardCharsets.UTF_8),
          new Workers(1 + (int) (seed % 3), 1 + random.nextInt(2_000), 1));
    }
  }

  @Test
  @DisplayName("a line that is too long is one unreadable record")
  void tooLong() throws IOException {
    byte[] file = new byte[(16 << 20) + 3_000];
    Arrays.fill(file, (byte) ' ');
    byte[] line = (LINES[0] + "\n").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(line, 0, file, 0, line.length);
    byte[] last = ("\n" + LINES[1] + "\n" + LINES[2]).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(last, 0, file, file.length - last.length, last.length);
    agree(file, new Workers(1, 1 << 16, 1));
    agree(file, new Workers(2, 40 << 20, 1));
  }
}
