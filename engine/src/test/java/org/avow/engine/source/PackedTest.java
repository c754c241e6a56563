package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Packed files and UTF-16 are read as if they were plain; what breaks off is lost from there. */
final class PackedTest {
  private static final String TRUNCATED =
      " lost: the packed file is truncated, and breaks off here; copy it again";
  private static final String DAMAGED =
      " lost: the packed file is damaged, and cannot be read from here on; copy it again";

  @Test
  void everyFormatIsReadThroughItsPacking() {
    String csv = "id,name\n1,a\n2,\"b\nc\"\n3,d\n";
    List<String> plain = Reading.of(Format.CSV, csv);
    assertThat(plain)
        .containsExactly(
            "2:1 {id='1' name='a'}", "3:1 {id='2' name='b\nc'}", "5:1 {id='3' name='d'}");
    assertThat(Reading.of(Format.CSV, gzip(bytes(csv)))).isEqualTo(plain);
    assertThat(Reading.of(Format.CSV, Zstd.compress(bytes(csv)))).isEqualTo(plain);
    String json = "\uFEFF[{\"a\": 1},\n {\"a\": \"ü😀\"}]";
    assertThat(Reading.of(Format.JSON, gzip(bytes(json))))
        .isEqualTo(Reading.of(Format.JSON, json))
        .containsExactly("1:2 /0 {a=1}", "2:2 /1 {a='ü😀'}");
  }

  @Test
  void membersAndFramesFollowOneAnother() {
    byte[] gzip = join(gzip(bytes("1\n2")), gzip(bytes("")), gzip(bytes("3\n4\n")), new byte[512]);
    assertThat(Reading.of(Format.JSONL, gzip)).containsExactly("1:1 1", "2:1 23", "3:1 4");
    byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9};
    byte[] zstd = join(skippable, Zstd.compress(bytes("1\n2")), Zstd.compress(bytes("3\n")));
    assertThat(Reading.of(Format.JSONL, zstd)).containsExactly("1:1 1", "2:1 23");
  }

  @Test
  void headersMayHoldMore() throws IOException {
    byte[] plain = gzip(bytes("1\n"));
    byte[] header = {0x1F, (byte) 0x8B, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7};
    byte[] names = {'n', 0, 'c', 0, 1, 2};
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    assertThat(Reading.of(Format.JSONL, join(header, names, rest))).containsExactly("1:1 1");
  }

  @Test
  void whatIsTruncatedIsLostFromTheLineWhereItBreaksOff() {
    String text = lines(20_000);
    for (byte[] packed : List.of(gzip(bytes(text)), Zstd.compress(bytes(text)))) {
      byte[] half = Arrays.copyOf(packed, packed.length / 2);
      List<String> read = Reading.of(Format.JSONL, half);
      String last = read.get(read.size() - 1);
      assertThat(read.size()).isBetween(5_000, 15_000);
      assertThat(last).isEqualTo(read.size() + ":1" + TRUNCATED);
      assertThat(read.subList(0, read.size() - 1))
          .isEqualTo(Reading.of(Format.JSONL, text).subList(0, read.size() - 1));
    }
  }

  @Test
  void nothingIsMadeOfALineOrDocumentThatIsNotWhole() {
    String log = "1.2.3.4 - - [08/Jun/2020:06:49:01 +0000] \"-\" 408 15\n";
    whateverTheCut(Format.CSV, "id,at\n1,2014-12-15\n2,2013-11-08\n");
    whateverTheCut(Format.YAML, "- {a: 1}\n---\n- a: 1\n  b: 2\n");
    whateverTheCut(Format.ACCESS_LOG, log + log.replace("15", "2047"));
  }

  private static void whateverTheCut(Format format, String text) {
    List<String> whole = Reading.of(format, text);
    byte[] packed = gzip(bytes(text));
    for (int length = 4; length < packed.length - 8; length++) {
      List<String> read = Reading.of(format, Arrays.copyOf(packed, length));
      assertThat(read).last().asString().endsWith(TRUNCATED);
      List<String> before = read.subList(0, read.size() - 1);
      assertThat(before).isEqualTo(whole.subList(0, before.size()));
    }
  }

  @Test
  void whatIsDamagedIsLostFromThereOn() {
    byte[] gzip = gzip(bytes(lines(20_000)));
    gzip[gzip.length - 6] ^= 1;
    List<String> read = Reading.of(Format.JSONL, gzip);
    assertThat(read).hasSize(20_001).endsWith("20001:1" + DAMAGED);
    byte[] behind = join(gzip(bytes("1\n")), bytes("2\n"));
    assertThat(Reading.of(Format.JSONL, behind)).containsExactly("1:1 1", "2:1" + DAMAGED);
    byte[] zstd = Zstd.compress(bytes(lines(20_000)));
    zstd[zstd.length / 2] ^= 1;
    assertThat(Reading.of(Format.JSONL, zstd)).last().asString().endsWith(DAMAGED);
    byte[] start = {0x1F, (byte) 0x8B, 8, 0, 0};
    assertThat(Reading.of(Format.JSONL, start)).containsExactly("1:1" + TRUNCATED);
    assertThat(Reading.of(Format.CSV, new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}))
        .containsExactly("1:1" + TRUNCATED);
  }

  @Test
  void whatIsInAPackedFileIsLookedAt() {
    assertThat(Reading.of(Format.JSON, gzip(new byte[5000])))
        .containsExactly("1:1 lost: binary data, not text; name the files that hold text");
    assertThat(Reading.of(Format.JSON, gzip(gzip(bytes("[1]")))))
        .containsExactly(
            "1:1 lost: compressed data; unpack the file, or pack it once with gzip or zstd");
    assertThat(Reading.of(Format.JSON, gzip(new byte[0])))
        .containsExactly("1:1 lost: the file is empty; JSON without records is `[]`");
  }

  @Test
  void aBombIsBounded() throws IOException {
    byte[] blank = new byte[1 << 20];
    Arrays.fill(blank, (byte) '\n');
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 200; i++) {
      bomb.write(Zstd.compress(blank));
    }
    assertThat(Reading.of(Format.JSONL, bomb.toByteArray()))
        .hasSize(1)
        .first()
        .asString()
        .matches("6\\d{7}:1 lost: unpacks to far more than it should; .*");
  }

  @Test
  void markedUtf16IsText() {
    String text = "{\"a\": \"ü€😀\"}\n{\"a\": 2}\n";
    List<String> expected = List.of("1:1 {a='ü€😀'}", "2:1 {a=2}");
    for (Charset order : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] bytes = ("\uFEFF" + text).getBytes(order);
      assertThat(Reading.of(Format.JSONL, bytes)).isEqualTo(expected);
      assertThat(Reading.of(Format.JSONL, gzip(bytes))).isEqualTo(expected);
    }
    byte[] odd = "\uFEFF1\n\"a\"\n\"b\"".getBytes(StandardCharsets.UTF_16LE);
    odd[9] = (byte) 0xD8;
    assertThat(Reading.of(Format.JSONL, Arrays.copyOf(odd, odd.length + 1)))
        .containsExactly(
            "1:1 1", "2:1 unreadable: " + Surrogates.DEFECT, "3:4 unreadable: not valid JSON");
    assertThat(Reading.of(Format.JSONL, new byte[] {-1, -2, 0, 0, '1', 0, 0, 0}))
        .containsExactly("1:1 lost: binary data, not text; name the files that hold text");
  }

  @Test
  void mutatedPackedFilesAreReadWithoutAnException() {
    SplittableRandom random = new SplittableRandom(20141015L);
    byte[] text = bytes(lines(300));
    List<byte[]> seeds =
        List.of(
            gzip(text),
            Zstd.compress(text),
            join(gzip(text), gzip(text)),
            ("\uFEFF" + lines(9)).getBytes(StandardCharsets.UTF_16LE));
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length / 2));
      Format format = random.nextBoolean() ? Format.JSONL : Format.CSV;
      assertThat(Reading.of(format, cut)).isEqualTo(Reading.of(format, cut));
    }
  }

  /** Lines of JSON that pack badly. */
  private static String lines(int count) {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("{\"n\": ").append(random.nextInt(1 << 30)).append("}\n");
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    List<byte[]> all = new ArrayList<>(List.of(parts));
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    all.forEach(joined::writeBytes);
    return joined.toByteArray();
  }
}
