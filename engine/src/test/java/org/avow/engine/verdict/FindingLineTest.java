package org.avow.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.text.Sha256;
import org.avow.engine.value.TimeSet;
import org.junit.jupiter.api.Test;

/** Lines of the findings file beside what {@link CanonicalJson} makes of the same finding. */
final class FindingLineTest {
  private static final String[] TEXTS = {
    "", "a", "\"quoted\\\"", "\b\t\n\f\r\u0000\u001f", "\u007fé\u07ff", "€\u0800\uffff", "😀", "/"
  };

  private final JsonBytes out = new JsonBytes();

  @Test
  void areCanonical() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      FindingEntry finding = finding(random);
      RuleName rule = new RuleName(text(random), random.nextInt(3), text(random));
      assertThat(line(rule, finding)).isEqualTo(expected(rule, finding));
    }
  }

  @Test
  void haveNoMarkOfAWaiver() {
    FindingEntry finding = finding(new Random(1));
    RuleName rule = new RuleName("p", 1, "r");
    assertThat(line(rule, finding.waivedBy("w"))).isEqualTo(line(rule, finding));
  }

  @Test
  void refuseLoneSurrogates() {
    JsonBytes out = new JsonBytes();
    assertThatThrownBy(() -> out.text("a\ud800b")).isInstanceOf(IllegalArgumentException.class);
    for (String text : List.of("a\udc00", "\udc00\udc00\udc00b", "\udc00\udc00\udc00")) {
      assertThatThrownBy(() -> out.text(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private String line(RuleName rule, FindingEntry finding) {
    out.clear();
    FindingLine.write(rule, finding, out);
    return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
  }

  @Test
  void haveStandInsWhereMarksWere() {
    Marks marks = new Marks();
    String ana = marks.of("subject", "", "ana");
    String bob = marks.of("subject", "size(subject)", "bob");
    JsonBytes marked = new JsonBytes(marks);
    marked.text("😀" + bob + " of " + ana + ana).raw(",").text(ana).raw(",").text("");
    out.raw("[").append(marked, marks.resolve((label, words, value) -> words + '"' + value));
    assertThat(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8))
        .isEqualTo("[\"😀size(subject)\\\"bob of \\\"ana\\\"ana\",\"\\\"ana\",\"\"");
    assertThat(marks.isEmpty()).isTrue();
  }

  /** Another batch has the same marks for other values. */
  @Test
  void rememberNoWordWithAMark() {
    Marks marks = new Marks();
    JsonBytes marked = new JsonBytes(marks);
    for (String value : List.of("ana", "bob", "eve", "joe")) {
      marked.clear();
      marked.word("of " + marks.of("subject", "", value)).word("plain");
      out.append(marked, marks.resolve((label, words, hidden) -> hidden));
    }
    assertThat(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8))
        .isEqualTo("\"of ana\"\"plain\"\"of bob\"\"plain\"\"of eve\"\"plain\"\"of joe\"\"plain\"");
  }

  @Test
  void haveAsManyStandInsAsThereAreMarks() {
    Marks marks = new Marks();
    JsonBytes marked = new JsonBytes(marks);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < (1 << 20) + 9; i++) {
      marked.text(marks.of("label", "", Integer.toString(i)));
      expected.append('"').append(i).append('"');
    }
    out.append(marked, marks.resolve((label, words, value) -> value));
    assertThat(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8))
        .isEqualTo(expected.toString());
  }

  @Test
  void areWrittenInOrder() {
    RuleName rule = new RuleName("p", 1, "r");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FindingsFile file = new FindingsFile(bytes, new Pseudonyms(), 1);
    StringBuilder expected = new StringBuilder();
    for (int seed = 0; seed < 900; seed++) {
      FindingEntry finding = finding(new Random(seed));
      file.write(rule, finding);
      expected.append(line(rule, finding));
    }
    Sha256 digest = file.finish();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    assertThat(digest).isEqualTo(Sha256.of(bytes.toByteArray()));
  }

  @Test
  void thatCannotBeWrittenAreTold() {
    RuleName rule = new RuleName("p", 1, "r");
    FindingEntry finding = finding(new Random(1));
    FindingsFile file =
        new FindingsFile(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("no room");
              }
            },
            new Pseudonyms(),
            1);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                file.write(rule, finding);
              }
            })
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no room");
  }

  private static String expected(RuleName rule, FindingEntry finding) {
    Json.Builder json = new Json.Builder();
    FindingJson.of(finding).members().forEach(json::put);
    json.put("policy", rule.policy()).put("version", rule.version()).put("rule", rule.rule());
    return new String(CanonicalJson.bytes(json.build()), StandardCharsets.UTF_8) + "\n";
  }

  private static FindingEntry finding(Random random) {
    return new FindingEntry(
        pick(random, Outcome.values()),
        new FindingEntry.Subject(
            pick(random, FindingEntry.Kind.values()), maybe(random), values(random)),
        text(random),
        place(random),
        values(random),
        List.of(Reason.values()).subList(0, random.nextInt(3)),
        IntStream.range(0, random.nextInt(3)).mapToObj(i -> gap(random)).toList(),
        instant(random),
        instant(random),
        instant(random),
        instant(random)
            .map(
                least ->
                    new Finding.Bounds(
                        random.nextInt(), random.nextBoolean() ? 7 : Long.MAX_VALUE)),
        Optional.empty());
  }

  private static List<ShownValue> values(Random random) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(
            i ->
                new ShownValue(
                    text(random), text(random), maybe(random), maybe(random), random.nextBoolean()))
        .toList();
  }

  private static Gap gap(Random random) {
    TimeSet missing = random.nextBoolean() ? TimeSet.ALWAYS : TimeSet.between(0, 1_000_000_000);
    return new Gap(text(random), text(random), Gap.Kind.STALE, missing, place(random));
  }

  private static Place place(Random random) {
    return new Place(
        text(random), text(random), random.nextInt(1_000), random.nextInt(9), text(random));
  }

  private static Optional<Long> instant(Random random) {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(random.nextInt() * (random.nextBoolean() ? 1_000_000_000L : 1_234_500L));
  }

  private static Optional<String> maybe(Random random) {
    return random.nextBoolean() ? Optional.empty() : Optional.of(text(random));
  }

  private static String text(Random random) {
    return pick(random, TEXTS);
  }

  private static <T> T pick(Random random, T[] of) {
    return of[random.nextInt(of.length)];
  }
}
