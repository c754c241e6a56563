package org.avow.engine.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.text.Span;

/** Finds the whole text of every node of a parsed expression. For one thread. */
final class Extents {
  private final ParsedExpression parsed;
  private final Tokens tokens;
  private final Map<Long, Extent> known = new HashMap<>();

  Extents(ParsedExpression parsed, Tokens tokens) {
    this.parsed = parsed;
    this.tokens = tokens;
  }

  /**
   * A run of tokens.
   *
   * @param start index of the first
   * @param end index behind the last
   */
  private record Extent(int start, int end) {
    static Extent token(int index) {
      return new Extent(index, index + 1);
    }
  }

  /** The node's text in its document. */
  Span span(CelExpr node) {
    Extent extent = of(node);
    int start = tokens.start(extent.start());
    return parsed.excerpt().span(start, Math.max(start, tokens.end(extent.end() - 1)));
  }

  /** The token at which the parser has placed a node: an operator, an opening bracket, a word. */
  Span mark(CelExpr node) {
    int token = token(node);
    return parsed.excerpt().span(tokens.start(token), tokens.end(token));
  }

  /** The name in a node: the field of a path, the function of a call. */
  Span name(CelExpr node) {
    CelExpr written = parsed.written(node);
    boolean has = parsed.macro(node).isPresent() && written.call().target().isEmpty();
    if (has) {
      return name(written.call().args().get(0));
    }
    int token = token(node);
    int name =
        switch (written.getKind()) {
          case SELECT -> token + 1;
          case CALL -> tokens.text(token).equals("(") ? token - 1 : token;
          case CONSTANT, IDENT, LIST, STRUCT, MAP, NOT_SET, COMPREHENSION -> token;
        };
    return parsed.excerpt().span(tokens.start(name), tokens.end(name));
  }

  private Extent of(CelExpr node) {
    Extent extent = known.get(node.id());
    if (extent == null) {
      extent = compute(node);
      known.put(node.id(), extent);
    }
    return extent;
  }

  private int token(CelExpr node) {
    return tokens.at(parsed.position(node.id()));
  }

  private Extent compute(CelExpr node) {
    int token = token(node);
    CelExpr written = parsed.written(node);
    return switch (written.getKind()) {
      case CONSTANT -> new Extent(token - (isNegative(written) ? 1 : 0), token + 1);
      case SELECT -> {
        Extent operand = endingAt(of(written.select().operand()), token);
        yield new Extent(operand.start(), token + 2);
      }
      case CALL -> call(written.call(), token);
      case LIST, MAP -> new Extent(token, tokens.partner(token) + 1);
      case STRUCT -> new Extent(token - 1, tokens.partner(token) + 1);
      case IDENT, NOT_SET, COMPREHENSION -> Extent.token(token);
    };
  }

  /** Whether the constant is a number whose sign is a token of its own. */
  private static boolean isNegative(CelExpr node) {
    CelConstant constant = node.constant();
    return (constant.getKind() == CelConstant.Kind.INT64_VALUE && constant.int64Value() < 0)
        || (constant.getKind() == CelConstant.Kind.DOUBLE_VALUE
            && Double.doubleToRawLongBits(constant.doubleValue()) < 0);
  }

  private Extent call(CelCall call, int token) {
    List<CelExpr> arguments = call.args();
    if (call.target().isPresent()) {
      Extent target = endingAt(of(call.target().get()), token - 2);
      return new Extent(target.start(), tokens.partner(token) + 1);
    }
    if (tokens.text(token).equals("?") && arguments.size() == 3) {
      Extent condition = endingAt(of(arguments.get(0)), token);
      Extent then = startingAt(of(arguments.get(1)), token + 1);
      Extent otherwise = startingAt(of(arguments.get(2)), then.end() + 1);
      return new Extent(condition.start(), otherwise.end());
    }
    if (call.function().equals(Function.INDEX.celName())) {
      Extent operand = endingAt(of(arguments.get(0)), token);
      return new Extent(operand.start(), tokens.partner(token) + 1);
    }
    if (tokens.text(token).equals("(")) {
      return new Extent(token - 1, tokens.partner(token) + 1);
    }
    if (arguments.size() == 2) {
      Extent left = endingAt(of(arguments.get(0)), token);
      Extent right = startingAt(of(arguments.get(1)), token + 1);
      return new Extent(left.start(), right.end());
    }
    return new Extent(token, startingAt(of(arguments.get(0)), token + 1).end());
  }

  /** Widened by parentheses until it ends before the given token. */
  private Extent endingAt(Extent extent, int token) {
    Extent wider = extent;
    while (wider.end() < token && isWrapped(wider)) {
      wider = new Extent(wider.start() - 1, wider.end() + 1);
    }
    return wider;
  }

  /** Widened by parentheses until it starts with the given token. */
  private Extent startingAt(Extent extent, int token) {
    Extent wider = extent;
    while (wider.start() > token && isWrapped(wider)) {
      wider = new Extent(wider.start() - 1, wider.end() + 1);
    }
    return wider;
  }

  private boolean isWrapped(Extent extent) {
    return tokens.text(extent.start() - 1).equals("(")
        && tokens.partner(extent.start() - 1) == extent.end();
  }
}
