package org.avow.engine.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Timestamps;

/**
 * Checks what is written in {@code timestamp()}, {@code duration()}, {@code plus()} and patterns
 * (semantics 8.2).
 */
final class ConstantCheck {
  private final ParsedExpression parsed;
  private final Diagnostics diagnostics;
  private final Set<Long> reported;

  ConstantCheck(ParsedExpression parsed, Diagnostics diagnostics, Set<Long> reported) {
    this.parsed = parsed;
    this.diagnostics = diagnostics;
    this.reported = reported;
  }

  void check(CelExpr node, CelCall call) {
    List<CelExpr> arguments = call.args();
    if (arguments.isEmpty()) {
      return;
    }
    CelExpr last = arguments.get(arguments.size() - 1);
    Optional<String> text = text(last);
    if (call.function().equals(Function.MATCHES.celName()) && call.target().isPresent()) {
      pattern(last, text);
    } else if (call.function().equals(Function.TO_TIMESTAMP.celName())) {
      text.ifPresent(written -> timestamp(last, written));
    } else if (call.function().equals(Function.TO_DURATION.celName())) {
      text.ifPresent(written -> duration(last, written));
    } else if (call.function().equals(Function.PLUS.celName()) && arguments.size() == 2) {
      text.ifPresent(written -> step(last, written));
    }
  }

  private static Optional<String> text(CelExpr node) {
    boolean isText =
        node.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && node.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return isText ? Optional.of(node.constant().stringValue()) : Optional.empty();
  }

  private void timestamp(CelExpr node, String written) {
    if (Timestamps.parse(written).isEmpty()) {
      error(
          node,
          Code.INVALID_CONSTANT,
          "`" + shown(written) + "` is not an instant",
          "write it like `2014-12-31T00:00:00Z`, or `2014-12-31` for the whole day");
    }
  }

  private void duration(CelExpr node, String written) {
    if (Durations.isCalendar(written)) {
      error(
          node,
          Code.INVALID_CONSTANT,
          "years and months have no fixed length: `" + shown(written) + "`",
          "write days, such as `P30D`, or a calendar step: `plus(t, '" + shown(written) + "')`");
    } else if (Durations.parse(written).isEmpty()) {
      error(
          node,
          Code.INVALID_CONSTANT,
          "`" + shown(written) + "` is not a duration",
          "write it in ISO 8601, like `P30D`, `PT1H30M` or `P1DT2H`");
    }
  }

  private void step(CelExpr node, String written) {
    if (Durations.parseStep(written).isEmpty()) {
      error(
          node,
          Code.INVALID_CONSTANT,
          "`" + shown(written) + "` is not a calendar step",
          "write years, months, weeks and days, like `P1M` or `P1Y6M`; add hours with `+`");
    }
  }

  private void pattern(CelExpr node, Optional<String> text) {
    if (text.isEmpty()) {
      error(
          node,
          Code.INVALID_PATTERN,
          "a pattern must be written out",
          "write it as a string, or use `contains`, `startsWith` or `endsWith`");
      return;
    }
    Optional<String> problem = Patterns.problem(text.get());
    if (problem.isPresent()) {
      error(
          node,
          Code.INVALID_PATTERN,
          problem.get(),
          "patterns are of RE2: no back references, no look-around, few repetitions");
    } else if (Patterns.hasOpenAlternative(text.get())) {
      diagnostics.add(
          Code.UNANCHORED_PATTERN,
          parsed.span(node),
          "`|` divides the whole pattern, anchors included",
          "put the alternatives in parentheses: `^(…|…)$`");
    } else if (!Patterns.isAnchored(text.get())) {
      diagnostics.add(
          Code.UNANCHORED_PATTERN,
          parsed.span(node),
          "the pattern need not match the whole string",
          "write `^…$` around it, and `.*` where anything may stand");
    }
  }

  private static String shown(String written) {
    String line = written.replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  private void error(CelExpr node, Code code, String message, String help) {
    reported.add(node.id());
    diagnostics.add(code, parsed.span(node), message, help);
  }
}
