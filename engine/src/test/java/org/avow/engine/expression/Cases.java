package org.avow.engine.expression;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of cases beside the tests. */
final class Cases {
  private Cases() {}

  /** The lines of a table, without empty ones and comments. */
  static List<String> read(String name) throws IOException {
    try (InputStream stream = Cases.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("no table " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
