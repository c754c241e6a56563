package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether a file is held to look whether it is plain makes no difference to what is read. */
final class JsonTextTest {
  private static final int HELD = 1 << 22;

  private static byte[] list(int elements, String filling) {
    return IntStream.range(0, elements)
        .mapToObj(i -> "{\"n\": " + i + ", \"filling\": \"" + filling + "\"}")
        .collect(Collectors.joining(",\n", "[", "]\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static TokenStream opened(byte[] bytes) throws IOException {
    return JsonText.open(new EvidenceText(new ByteArrayInputStream(bytes)));
  }

  @Test
  void whatIsPlainIsReadHere() throws IOException {
    assertThat(opened(list(3, "\u00fc"))).isInstanceOf(JsonTape.class);
    assertThat(opened("[1, 2,]".getBytes(StandardCharsets.UTF_8))).isInstanceOf(JsonTokens.class);
  }

  @Test
  void aLargeFileIsReadToItsEnd() throws IOException {
    String filling = "x".repeat(1000);
    int most = HELD / list(1, filling).length;
    for (int elements : new int[] {most - 100, most + 1000, 3 * most}) {
      byte[] text = list(elements, filling);
      assertThat(opened(text))
          .isInstanceOf(text.length <= HELD ? JsonTape.class : JsonTokens.class);
      List<String> read = Reading.of(Format.JSON, text);
      assertThat(read).hasSize(elements);
      assertThat(read.get(elements - 1))
          .isEqualTo(
              "%d:%d /%d {n=%d filling='%s'}", elements, 1, elements - 1, elements - 1, filling);
    }
  }

  @Test
  void exactlySoManyBytesAreHeld() throws IOException {
    for (int more = -1; more <= 1; more++) {
      byte[] text = ("[1]" + " ".repeat(HELD + more - 3)).getBytes(StandardCharsets.UTF_8);
      EvidenceText held = new EvidenceText(new ByteArrayInputStream(text));
      assertThat(held.whole(HELD).map(bytes -> bytes.length))
          .isEqualTo(more > 0 ? Optional.empty() : Optional.of(text.length));
      assertThat(held.bytes().readAllBytes()).isEqualTo(text);
      assertThat(Reading.of(Format.JSON, text)).containsExactly("1:2 /0 1");
    }
  }

  @Test
  void whatStandsBeforeAFailureIsRead() {
    byte[] text = list(500, "y");
    for (int length : new int[] {5000, 9001, text.length - 3}) {
      InputStream failing =
          new SequenceInputStream(
              new ByteArrayInputStream(text, 0, length),
              new FailingStream(new IOException("gone")));
      Reading reading = new Reading();
      assertThatThrownBy(
              () -> EvidenceFile.decode(failing, Format.JSON, Selection.DEFAULT, false, reading))
          .isInstanceOf(IOException.class)
          .hasMessage("gone");
      List<String> whole = Reading.of(Format.JSON, text);
      int records = reading.lines().size();
      assertThat(reading.lines()).isEqualTo(whole.subList(0, records));
      assertThat(records).isBetween(length / 40, length / 20);
    }
  }
}
