package org.avow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what a test must come to. {@code mvn test -Davow.goldens=write} writes them anew;
 * a continuous build never does.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Asserts that the text is that of the file. */
  public static void assertMatches(String file, String text) {
    Path golden = FOLDER.resolve(file);
    try {
      if ("write".equals(System.getProperty("avow.goldens"))) {
        assertThat(System.getenv("CI")).as("a continuous build writes no goldens").isNull();
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, text);
      }
      assertThat(golden).exists();
      assertThat(text).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
