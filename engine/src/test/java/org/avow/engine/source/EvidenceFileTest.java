package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.SourceEvidence.FileDigest;
import org.avow.engine.text.Sha256;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files are digested while they are read, and what is no text is recognised. */
final class EvidenceFileTest {

  @TempDir private Path root;

  @ParameterizedTest
  @EnumSource(Format.class)
  void theDigestIsThatOfAllBytes(Format format) throws IOException {
    for (String text : List.of("", "[1]", "{\"a\"", "x".repeat(300_000), "\uFEFFa,b\n\"1")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(read(format, bytes, new Reading()))
          .isEqualTo(new FileDigest("f", Sha256.of(bytes), bytes.length));
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void whatIsNoTextIsSaidToBeSo(Format format) throws IOException {
    byte[] text = "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(lines(format, text))
        .containsExactly(
            "1:1 lost: UTF-16 text without a byte order mark; convert the file to UTF-8");
    assertThat(lines(format, new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0}))
        .containsExactly("1:1 lost: binary data, not text; name the files that hold text");
    assertThat(lines(format, new byte[] {'P', 'K', 3, 4, 0}))
        .containsExactly(
            "1:1 lost: compressed data; unpack the file, or pack it once with gzip or zstd");
  }

  private List<String> lines(Format format, byte[] bytes) throws IOException {
    Reading reading = new Reading();
    read(format, bytes, reading);
    return reading.lines();
  }

  private FileDigest read(Format format, byte[] bytes, Reading reading) throws IOException {
    Path file = root.resolve("f");
    Files.write(file, bytes);
    return new EvidenceFile("f", () -> Files.newInputStream(file), Optional.empty())
        .read(format, Selection.DEFAULT, false, reading);
  }
}
