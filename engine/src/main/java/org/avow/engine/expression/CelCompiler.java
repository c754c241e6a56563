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
 * Compiles with CEL's own parser and checker, and keeps the checker of every scope it has seen. For
 * one thread.
 */
final class CelCompiler {
  static final CelOptions OPTIONS =
      CelOptions.current()
          .populateMacroCalls(true)
          .retainRepeatedUnaryOperators(true)
          .enableQuotedIdentifierSyntax(false)
          .maxParseRecursionDepth(ExpressionCompiler.MAX_DEPTH)
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

    @Override
    public boolean equals(Object other) {
      return other instanceof Names that
          && rows.equals(that.rows)
          && wholes.equals(that.wholes)
          && tables.equals(that.tables);
    }

    @Override
    public int hashCode() {
      int hash = rows.hashCode();
      hash = 31 * hash + wholes.hashCode();
      return 31 * hash + tables.hashCode();
    }
  }

  private record Columns(String table, Map<String, Type> columns, List<String> key) {
    static Columns of(Table table) {
      return new Columns(table.name(), table.columns(), table.key());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Columns that
          && table.equals(that.table)
          && columns.equals(that.columns)
          && key.equals(that.key);
    }

    @Override
    public int hashCode() {
      int hash = table.hashCode();
      hash = 31 * hash + columns.hashCode();
      return 31 * hash + key.hashCode();
    }
  }

  /** An expression, as {@link ExpressionCompiler#compile} says. */
  Optional<Term> compile(
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
    if (text.text().length() > ExpressionCompiler.MAX_LENGTH) {
      problem = "the expression is longer than " + ExpressionCompiler.MAX_LENGTH + " characters";
    } else if (tokens.size() > ExpressionCompiler.MAX_TOKENS) {
      problem =
          "the expression has more than " + ExpressionCompiler.MAX_TOKENS + " words and signs";
    } else if (tokens.depth() > ExpressionCompiler.MAX_NESTING) {
      problem = "brackets are nested deeper than " + ExpressionCompiler.MAX_NESTING + " levels";
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
    if (parsed.depth() > ExpressionCompiler.MAX_DEPTH) {
      tooComplex(
          parsed.excerpt().whole(),
          "the expression is nested deeper than " + ExpressionCompiler.MAX_DEPTH + " levels",
          diagnostics);
      return Optional.empty();
    }
    Set<Long> reported = new LinkedHashSet<>();
    new NameCheck(scope, parsed, diagnostics, reported).check();
    CelValidationResult checked = environment.checker(parsed.functions()).check(parsed.tree());
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

  private static Optional<Term> fitting(
      Term term, Optional<Type> expected, Diagnostics diagnostics) {
    if (expected.isPresent() && !Types.fits(term.type(), expected.get())) {
      diagnostics.add(
          Code.CEL_TYPE,
          term.span(),
          "expected " + Types.word(expected.get()) + ", but this is " + Types.word(term.type()),
          Types.conversion(term.type(), expected.get()));
      return Optional.empty();
    }
    return Optional.of(term);
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a result without errors has a tree", e);
    }
  }
}
