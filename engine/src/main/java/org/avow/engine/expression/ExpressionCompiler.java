package org.avow.engine.expression;

import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.task.Compiled;
import org.avow.engine.text.Excerpt;
import org.avow.engine.value.Type;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of an expression into a checked {@link Expression}. What is plain is read at once
 * ({@link PlainExpression}); for the rest CEL's own parser and checker do the work; names,
 * constants and what the language does not offer are checked here, and every problem is told in the
 * author's words. What was compiled before need not be parsed again. For one thread.
 */
public final class ExpressionCompiler {
  /** The longest expression, in UTF-16 units. */
  static final int MAX_LENGTH = 10_000;

  /** The greatest number of words and signs in an expression. */
  static final int MAX_TOKENS = 2_000;

  /** How deep brackets may be nested. */
  static final int MAX_NESTING = 32;

  /** How deep a syntax tree may be. */
  static final int MAX_DEPTH = 200;

  private final CompiledExpressions compiled;
  private final boolean plain;
  private @Nullable CelCompiler compiler;

  /** A compiler that knows nothing yet. */
  public ExpressionCompiler() {
    this(CompiledExpressions.none());
  }

  /**
   * @param compiled what is known of the expressions to come, in their order; receives what is not
   */
  public ExpressionCompiler(CompiledExpressions compiled) {
    this(compiled, true);
  }

  private ExpressionCompiler(CompiledExpressions compiled, boolean plain) {
    this.compiled = compiled;
    this.plain = plain;
  }

  /**
   * A compiler that leaves every expression to CEL's own parser and checker. Others give the same.
   */
  public static ExpressionCompiler reference(CompiledExpressions compiled) {
    return new ExpressionCompiler(compiled, false);
  }

  /**
   * Parses and checks an expression.
   *
   * @param scope the names that it may use
   * @param text the expression, with its place in a document
   * @param expected the type that it must have; an untyped value fits every type, and is checked
   *     when it is read
   * @param diagnostics receives everything that is wrong or doubtful
   * @return empty if an error was reported
   */
  public Optional<Expression> compile(
      Scope scope, Excerpt text, Optional<Type> expected, Diagnostics diagnostics) {
    Optional<CompiledExpressions.Compiled> known = compiled.next(scope, text);
    if (known.isPresent()) {
      known.get().diagnostics().forEach(diagnostics::add);
      return known.get().term().map(Expression::new);
    }
    Diagnostics own = new Diagnostics();
    Optional<Term> term = plain ? PlainExpression.read(scope, text, expected) : Optional.empty();
    if (term.isEmpty()) {
      if (Compiled.AHEAD) {
        throw new Compiled.BeyondError();
      }
      term = compiler().compile(scope, text, expected, own);
    }
    own.sorted().forEach(diagnostics::add);
    compiled.add(text, term, own);
    return term.map(Expression::new);
  }

  /** CEL costs time to load, and is not needed for what is known or plain. */
  private CelCompiler compiler() {
    CelCompiler present = compiler;
    if (present == null) {
      present = new CelCompiler();
      compiler = present;
    }
    return present;
  }
}
