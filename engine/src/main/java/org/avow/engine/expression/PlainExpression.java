package org.avow.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.text.Excerpt;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Reads and checks the expressions that most policies consist of: names that there are, in types
 * that leave no doubt, and nothing to say about them. Whatever else an expression may be, wrong or
 * not, is left to {@link CelCompiler}. For one expression.
 *
 * <p>INVARIANT (same terms): what is read here, {@code CelCompiler} reads as the same term, and
 * without a word.
 */
final class PlainExpression {
  private static final int MAX_LENGTH = 5_000;
  private static final int MAX_NESTING = 24;
  private static final int MAX_DEPTH = 150;

  private static final Value ZERO = new Value.Int(0);

  private final PlainTokens tokens;
  private final PlainOperands operands;
  private int depth;

  private PlainExpression(Scope scope, Excerpt excerpt) {
    this.tokens = new PlainTokens(excerpt.text());
    this.operands = new PlainOperands(this, scope, excerpt, tokens);
  }

  /**
   * The term of an expression; its parameters are those of {@link ExpressionCompiler#compile}.
   *
   * @return empty if it is not plain
   */
  static Optional<Term> read(Scope scope, Excerpt excerpt, Optional<Type> expected) {
    if (excerpt.text().length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      PlainExpression reading = new PlainExpression(scope, excerpt);
      reading.tokens.next();
      PlainPart whole = reading.expression();
      boolean fits = expected.isEmpty() || Types.fits(whole.type(), expected.get());
      return fits && whole.depth() <= MAX_DEPTH && reading.tokens.kind() == PlainTokens.Kind.END
          ? Optional.of(whole.term())
          : Optional.empty();
    } catch (NotPlainException e) {
      return Optional.empty();
    }
  }

  /** What stands in brackets, between commas, or alone. */
  PlainPart expression() throws NotPlainException {
    depth++;
    if (depth > MAX_NESTING) {
      throw new NotPlainException();
    }
    PlainPart condition = chain(Function.OR);
    PlainPart whole = condition;
    if (tokens.takes("?")) {
      PlainPart then = chain(Function.OR);
      tokens.taken(":");
      whole = call(Function.CONDITIONAL, List.of(condition, then, expression()));
    }
    depth--;
    return whole;
  }

  /** Parts between {@code &&} or {@code ||}, in the tree that CEL makes of them. */
  private PlainPart chain(Function function) throws NotPlainException {
    boolean and = function == Function.AND;
    String sign = and ? "&&" : "||";
    PlainPart first = and ? relation() : chain(Function.AND);
    if (!tokens.is(sign)) {
      return first;
    }
    List<PlainPart> parts = new ArrayList<>();
    parts.add(first);
    while (tokens.takes(sign)) {
      parts.add(and ? relation() : chain(Function.AND));
    }
    return balanced(function, parts, 0, parts.size() - 1);
  }

  /** CEL lets the operator in the middle be the root; between two, the right one. */
  private PlainPart balanced(Function function, List<PlainPart> parts, int first, int last)
      throws NotPlainException {
    if (first == last) {
      return parts.get(first);
    }
    int root = (first + last) / 2;
    return call(
        function,
        List.of(balanced(function, parts, first, root), balanced(function, parts, root + 1, last)));
  }

  private PlainPart relation() throws NotPlainException {
    PlainPart left = sum();
    Function function = PlainFunctions.relation(tokens);
    while (function != null) {
      tokens.next();
      left = call(function, List.of(left, sum()));
      function = PlainFunctions.relation(tokens);
    }
    return left;
  }

  private PlainPart sum() throws NotPlainException {
    PlainPart left = product();
    while (tokens.is("+") || tokens.is("-")) {
      Function function = tokens.is("+") ? Function.ADD : Function.SUBTRACT;
      tokens.next();
      left = call(function, List.of(left, product()));
    }
    return left;
  }

  private PlainPart product() throws NotPlainException {
    PlainPart left = unary();
    Function function = PlainFunctions.product(tokens);
    while (function != null) {
      tokens.next();
      left = call(function, List.of(left, unary()));
      function = PlainFunctions.product(tokens);
    }
    return left;
  }

  private PlainPart unary() throws NotPlainException {
    int start = tokens.start();
    if (tokens.takes("-")) {
      return negative(start);
    }
    if (!tokens.takes("!")) {
      return operands.member();
    }
    PlainPart operand = operands.member();
    return operands.call(Function.NOT, List.of(operand), false, start, operand.end());
  }

  /** A number behind a minus: to CEL both are one constant. */
  private PlainPart negative(int start) throws NotPlainException {
    PlainPart number = operands.number("-" + tokens.text(), start);
    boolean isZero = number.term() instanceof Term.Constant zero && zero.value().equals(ZERO);
    if (isZero || tokens.is(".") || tokens.is("[")) {
      throw new NotPlainException();
    }
    return number;
  }

  private PlainPart call(Function function, List<PlainPart> arguments) throws NotPlainException {
    int end = arguments.get(arguments.size() - 1).end();
    return operands.call(function, arguments, false, arguments.get(0).start(), end);
  }
}
