package org.avow.engine.plan.drools.drl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Vocabulary;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Finds words in the patterns of a rule that look like fields and are none. A guess: it is made
 * only for rules that do not compile.
 */
final class FieldNames {
  private static final Set<String> WORDS =
      Set.of(
          "this",
          "null",
          "true",
          "false",
          "new",
          "instanceof",
          "in",
          "not",
          "matches",
          "contains",
          "memberOf",
          "excludes",
          "soundslike",
          "str",
          "startsWith",
          "endsWith",
          "length",
          "after",
          "before",
          "coincides",
          "during",
          "includes",
          "finishes",
          "finishedby",
          "meets",
          "metby",
          "overlaps",
          "overlappedby",
          "starts",
          "startedby");

  private final DrlText text;
  private final Vocabulary vocabulary;
  private final Diagnostics diagnostics;

  FieldNames(DrlText text, Vocabulary vocabulary, Diagnostics diagnostics) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.diagnostics = diagnostics;
  }

  /** Reports the fields that no pattern's type has. */
  void check(RuleDescr rule) {
    List<Token> tokens = text.tokens(rule).stream().takeWhile(token -> !token.is("then")).toList();
    Set<String> known = new HashSet<>(WORDS);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).is(":")) {
        known.add(tokens.get(i).text());
      }
    }
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Optional<FactType> type = vocabulary.type(tokens.get(i).text());
      if (type.isPresent() && tokens.get(i + 1).is("(")) {
        pattern(tokens, i + 2, type.get(), known);
      }
    }
  }

  private void pattern(List<Token> tokens, int from, FactType type, Set<String> known) {
    int open = 1;
    for (int i = from; i < tokens.size() && open > 0; i++) {
      Token token = tokens.get(i);
      open += token.is("(") || token.is("[") ? 1 : 0;
      open -= token.is(")") || token.is("]") ? 1 : 0;
      boolean named = token.kind() == Token.Kind.WORD && isField(tokens, i);
      if (named && !known.contains(token.text()) && !has(type, token.text())) {
        diagnostics.add(
            Code.UNKNOWN_FIELD,
            token.span(),
            Diagnostic.quote(type.name()) + " has no field " + Diagnostic.quote(token.text()),
            Suggestion.help(token.text(), names(type), "fields of `" + type + "`"));
      }
    }
  }

  /** Whether a word stands where a field would: not behind a dot, not before a bracket or colon. */
  private static boolean isField(List<Token> tokens, int at) {
    String word = tokens.get(at).text();
    boolean behindDot = tokens.get(at - 1).is(".");
    boolean before =
        at + 1 < tokens.size()
            && (tokens.get(at + 1).is("(")
                || tokens.get(at + 1).is(":")
                || tokens.get(at + 1).is("."));
    return !behindDot && !before && Character.isLetter(word.charAt(0));
  }

  private static boolean has(FactType type, String word) {
    return names(type).contains(word.startsWith("has_") ? word.substring(4) : word);
  }

  private static List<String> names(FactType type) {
    List<String> names = new ArrayList<>();
    type.fields().stream().map(Field::name).forEach(names::add);
    return names;
  }
}
