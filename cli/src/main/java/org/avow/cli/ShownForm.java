package org.avow.cli;

import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.avow.engine.report.Style;
import picocli.CommandLine.Option;

/** {@code --format} and {@code --color}: how a command shows what it found out. */
final class ShownForm {

  /** In what form it is written. */
  enum Format {
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How it is written: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.text;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  private Colour colour = Colour.auto;

  /**
   * Writes it to standard output.
   *
   * @param text for a width and a style
   */
  void show(
      Surroundings surroundings, Supplier<byte[]> json, BiFunction<Integer, Style, String> text) {
    byte[] shown =
        switch (format) {
          case json -> json.get();
          case text ->
              text.apply(surroundings.width(), colour.style(surroundings))
                  .getBytes(StandardCharsets.UTF_8);
        };
    surroundings.out().write(shown, 0, shown.length);
  }
}
