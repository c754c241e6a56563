package org.avow.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;

/**
 * Turns the text of an expression into a checked {@link Expression}. CEL's own parser and checker
 * do the work; names, constants and what the language does not offer are checked here, and every
 * problem is told in the author's words. Keeps the checker of every scope it has seen; for one
 * thread.
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

  static final CelOptions OPTIONS =
      CelOptions.current()
          .populateMacroCalls(true)
          .retainRepeatedUnaryOperators(true)
          .enableQuotedIdentifierSyntax(false)
          .maxParseRecursionDepth(MAX_DEPTH)
          .build();

  private final CelParser parser =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .build();
  private final Map<Names, Environment> environments = new HashMap<>();

  /** What makes two scopes the same to the checker: rows of reference data do not matter. */
  private record Names(
      Map<String, Scope.RowVariable> rows, Map<String, Binding> wholes, List<Columns> tables) {
    static Names of(Scope scope) {
      return new Names(
          scope.rows(), scope.wholes(), scope.tables().stream().map(Columns::of).toList());
    }
  }

  private record Columns(String table, Map<String, Type> columns, List<String> key) {
    static Columns of(Table table) {
      return new Columns(table.name(), table.columns(), table.key());
    }
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
    Tokens tokens = Tokens.of(text.text());
    if (!isBounded(text, tokens, diagnostics)) {
      return Optional.empty();
    }
    CelValidationResult parsed = parser.parse(text.text());
    if (parsed.hasError()) {
      new SyntaxErrors(text, tokens, diagnostics).report(parsed.getErrors());
      return Optional.empty();
    }
    Environment environment =
        environments.computeIfAbsent(Names.of(scope), names -> new Environment(scope, OPTIONS));
    return check(environment, scope, new ParsedExpression(tree(parsed), text, tokens), diagnostics)
        .flatMap(term -> fitting(term, expected, diagnostics));
  }

  private static boolean isBounded(Excerpt text, Tokens tokens, Diagnostics diagnostics) {
    String problem = null;
    if (text.text().length() > MAX_LENGTH) {
      problem = "the expression is longer than " + MAX_LENGTH + " characters";
    } else if (tokens.size() > MAX_TOKENS) {
      problem = "the expression has more than " + MAX_TOKENS + " words and signs";
    } else if (tokens.depth() > MAX_NESTING) {
      problem = "brackets are nested deeper than " + MAX_NESTING + " levels";
    }
    if (problem != null) {
      tooComplex(text.whole(), problem, diagnostics);
    }
    return problem == null;
  }

  private static void tooComplex(Span span, String problem, Diagnostics diagnostics) {
    diagnostics.add(
        Code.TOO_COMPLEX, span, problem, "split it into several rules, or into derived fields");
  }

  private static Optional<Term> check(
      Environment environment, Scope scope, ParsedExpression parsed, Diagnostics diagnostics) {
    if (parsed.depth() > MAX_DEPTH) {
      tooComplex(
          parsed.excerpt().whole(),
          "the expression is nested deeper than " + MAX_DEPTH + " levels",
          diagnostics);
      return Optional.empty();
    }
    Set<Long> reported = new LinkedHashSet<>();
    new NameCheck(scope, parsed, diagnostics, reported).check();
    CelValidationResult checked = environment.checker().check(parsed.tree());
    if (checked.hasError()) {
      new TypeErrors(scope, parsed, diagnostics, reported).report(checked.getErrors());
      return Optional.empty();
    }
    if (!reported.isEmpty()) {
      return Optional.empty();
    }
    CelAbstractSyntaxTree tree = tree(checked);
    return new Translation(environment, scope, parsed, tree, diagnostics).translate();
  }

  private static Optional<Expression> fitting(
      Term term, Optional<Type> expected, Diagnostics diagnostics) {
    if (expected.isPresent() && !Types.fits(term.type(), expected.get())) {
      diagnostics.add(
          Code.CEL_TYPE,
          term.span(),
          "expected " + Types.word(expected.get()) + ", but this is " + Types.word(term.type()),
          Types.conversion(term.type(), expected.get()));
      return Optional.empty();
    }
    return Optional.of(new Expression(term));
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a result without errors has a tree", e);
    }
  }
}
