package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.value.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What authors are told about expressions: code, underlined text, message and help. */
final class DiagnosticsTest {

  @ParameterizedTest
  @MethodSource("cases")
  void tells(String expression, String expected) {
    assertThat(diagnostics(expression, Type.Scalar.BOOL)).isEqualTo(expected);
  }

  /** A case is a line with the expression and one indented line a diagnostic. */
  static Stream<Arguments> cases() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>(Cases.read("diagnostics.txt"));
    lines.add("");
    String expression = "";
    List<String> expected = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("  ")) {
        expected.add(line.strip());
      } else {
        if (!expected.isEmpty()) {
          cases.add(Arguments.of(expression, String.join("\n", expected)));
        }
        expression = line;
        expected.clear();
      }
    }
    return cases.stream();
  }

  static String diagnostics(String expression, Type expected) {
    Diagnostics diagnostics = new Diagnostics();
    new ExpressionCompiler()
        .compile(Sample.WITH_TABLE, Sample.excerpt(expression), Optional.of(expected), diagnostics);
    return diagnostics.sorted().stream()
        .map(
            d ->
                d.code().id()
                    + " ["
                    + d.span().text()
                    + "] "
                    + d.message()
                    + d.help().map(help -> " (" + help + ")").orElse(""))
        .collect(Collectors.joining("\n"));
  }
}
