package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.ExpressionCompiler;
import org.avow.engine.expression.Scope;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.FactSelection;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Type;

/**
 * Which facts the command line asks for, as it was written. Immutable.
 *
 * @param types names of fact types; empty: all
 * @param where a condition over facts of the one type that is named
 * @param undecided the facts of which the condition is unknown are wanted
 * @param sources ids of sources; empty: all
 */
public record FactOptions(
    List<String> types, Optional<String> where, boolean undecided, List<String> sources) {
  /** All facts. */
  public static final FactOptions ALL =
      new FactOptions(List.of(), Optional.empty(), false, List.of());

  public FactOptions {
    types = List.copyOf(types);
    sources = List.copyOf(sources);
  }

  /**
   * The selection; a condition is checked as those of policies are.
   *
   * @param diagnostics receives every name that does not exist, and what is wrong with the
   *     condition
   */
  public FactSelection select(Pack pack, Manifest manifest, Diagnostics diagnostics) {
    List<FactType> chosen = new ArrayList<>();
    for (String name : types) {
      List<String> known = List.copyOf(pack.vocabulary().types().keySet());
      pack.vocabulary()
          .type(name)
          .ifPresentOrElse(
              chosen::add, () -> unknown("--type", "fact type", name, known, diagnostics));
    }
    List<String> known = manifest.sources().stream().map(Manifest.SourceEntry::id).toList();
    sources.stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> unknown("--source", "source", id, known, diagnostics));
    Optional<Expression> condition =
        where.flatMap(text -> condition(text, chosen, pack, diagnostics));
    return new FactSelection(chosen, condition, undecided, sources);
  }

  private Optional<Expression> condition(
      String text, List<FactType> chosen, Pack pack, Diagnostics diagnostics) {
    Span span = option("--where", text);
    if (types.size() != 1) {
      diagnostics.add(
          Code.CONFLICTING_KEYS,
          span,
          "a condition is about facts of one type",
          "name it once: `--type consent --where 'consent.granted'`");
    }
    if (types.size() != 1 || chosen.isEmpty()) {
      return Optional.empty();
    }
    FactType type = chosen.get(0);
    Scope scope =
        new Scope(
            Map.of(type.name(), ExpressionReader.row(type, Binding.JUDGED)),
            Map.of(),
            pack.tables());
    return new ExpressionReader(pack.tables(), new ExpressionCompiler(), diagnostics)
        .compile(Excerpt.of(span), scope, Optional.of(Type.Scalar.BOOL));
  }

  private static void unknown(
      String option, String what, String name, List<String> known, Diagnostics diagnostics) {
    diagnostics.add(
        Code.UNKNOWN_SELECTION,
        option(option, name),
        "there is no " + what + " " + Diagnostic.quote(name),
        Suggestion.help(name, known, what + "s"));
  }

  private static Span option(String option, String text) {
    return new TextFile(option, text).whole();
  }
}
