package org.avow.engine.policy.syntax;

import java.util.Locale;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Span;

/** Puts what the YAML parser says about a broken document into words for people. */
final class YamlProblem {
  private YamlProblem() {}

  /** Reports a syntax error that the parser found at the given place. */
  static void report(Span span, String problem, Diagnostics diagnostics) {
    String line = span.file().lineText(span.line());
    Optional<String> condition = ConditionTrap.condition(line);
    if (condition.isEmpty() || atTab(span)) {
      diagnostics.add(Code.INVALID_YAML, span, message(span, problem), help(span, problem));
      return;
    }
    boolean negation = ConditionTrap.startsWithNegation(line);
    diagnostics.add(
        negation ? Code.YAML_TAG : Code.INVALID_YAML,
        within(span, line, condition.get()),
        negation ? "YAML reads a leading `!` as a tag" : message(span, problem),
        ConditionTrap.helpFor(line).orElseThrow());
  }

  /** Where the condition stands on the line of the span. */
  private static Span within(Span span, String line, String condition) {
    int column = line.lastIndexOf(condition);
    int end = span.file().content().indexOf(line, Math.max(0, span.start() - line.length()));
    return column < 0 || end < 0
        ? span
        : new Span(span.file(), end + column, end + column + condition.length());
  }

  /** Whether the text ended before something was closed. */
  static boolean isOpen(String problem) {
    return problem.contains("end of stream")
        || problem.contains("<stream end>")
        || problem.contains("<document start>");
  }

  private static boolean atTab(Span span) {
    return span.file().content().startsWith("\t", span.start());
  }

  private static String message(Span span, String problem) {
    if (atTab(span)) {
      return "YAML is indented with spaces, not with tabs";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a second `: ` on one line starts a mapping where none can be";
    }
    if (problem.startsWith("expected <block end>")) {
      return "this does not fit the lines above: the indentation differs, or text follows a value";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "a `:` is missing behind the key";
    }
    if (isOpen(problem)) {
      return "the document ends inside quotes or brackets";
    }
    return "this is not YAML: " + problem.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static String help(Span span, String problem) {
    if (atTab(span)) {
      return "replace the tab by spaces";
    }
    if (isOpen(problem)) {
      return "close what was opened";
    }
    return "compare the indentation with the lines around it, and quote text that holds"
        + " `: `, ` #` or quotes";
  }
}
