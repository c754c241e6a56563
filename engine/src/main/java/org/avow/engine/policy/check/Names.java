package org.avow.engine.policy.check;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.expression.ReservedWords;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;

/** What may be called how (semantics 8.4), and what a name refers to. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,79}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,119}");
  private static final Pattern SOURCE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

  /** Names that would hide a type of CEL, or a name that expressions have anyway. */
  private static final Set<String> TAKEN =
      Set.of(
          "bool",
          "bytes",
          "double",
          "duration",
          "dyn",
          "google",
          "int",
          "list",
          "map",
          "null_type",
          "params",
          "string",
          "timestamp",
          "type",
          "uint");

  /** Functions that a table must not hide. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "all",
          "bool",
          "contains",
          "day",
          "days",
          "double",
          "duration",
          "endsWith",
          "exists",
          "exists_one",
          "filter",
          "has",
          "int",
          "map",
          "matches",
          "month",
          "plus",
          "size",
          "startsWith",
          "string",
          "timestamp",
          "year");

  private Names() {}

  /** A name that expressions use: of a field, a parameter, a column. */
  static Optional<String> field(YamlScalar name, Diagnostics diagnostics) {
    return name(name, diagnostics).filter(text -> free(name, ReservedWords.ALL, diagnostics));
  }

  /** A name that expressions use for a whole fact: of a type, an alias. */
  static Optional<String> variable(YamlScalar name, Diagnostics diagnostics) {
    return field(name, diagnostics).filter(text -> free(name, TAKEN, diagnostics));
  }

  /** The name of a table, which is a function. */
  static Optional<String> function(YamlScalar name, Diagnostics diagnostics) {
    return field(name, diagnostics).filter(text -> free(name, FUNCTIONS, diagnostics));
  }

  /** An id that no expression uses. */
  static Optional<String> id(YamlScalar name, Diagnostics diagnostics) {
    return matching(name, ID, "letters, digits, `-` and `_`", diagnostics);
  }

  /** The id of a source, or the name of a part, which may also hold dots. */
  static Optional<String> sourceId(YamlScalar name, Diagnostics diagnostics) {
    return matching(name, SOURCE_ID, "letters, digits, `-`, `_` and `.`", diagnostics);
  }

  private static Optional<String> name(YamlScalar name, Diagnostics diagnostics) {
    return matching(name, NAME, "small letters, digits and `_`", diagnostics);
  }

  private static Optional<String> matching(
      YamlScalar name, Pattern pattern, String allowed, Diagnostics diagnostics) {
    if (pattern.matcher(name.text()).matches()) {
      return Optional.of(name.text());
    }
    diagnostics.add(
        Code.INVALID_NAME,
        name.span(),
        Diagnostic.quote(name.text()) + " cannot be a name",
        "names are made of " + allowed);
    return Optional.empty();
  }

  private static boolean free(YamlScalar name, Set<String> taken, Diagnostics diagnostics) {
    if (taken.contains(name.text())) {
      diagnostics.add(
          Code.RESERVED_NAME,
          name.span(),
          Diagnostic.quote(name.text()) + " is reserved: expressions give it a meaning",
          "choose another name, such as `" + name.text() + "_`");
      return false;
    }
    return true;
  }

  /**
   * Reports a name that refers to nothing.
   *
   * @param what the names stand for, in the singular: {@code clause}
   * @param known the names that exist
   */
  static void unknown(
      YamlScalar name, String what, Collection<String> known, Diagnostics diagnostics) {
    String plural = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    diagnostics.add(
        Code.UNKNOWN_NAME,
        name.span(),
        "there is no " + what + " " + Diagnostic.quote(name.text()),
        Suggestion.help(name.text(), known, plural));
  }

  /** Reports a name that was given before. */
  static void duplicate(YamlScalar name, String what, Span first, Diagnostics diagnostics) {
    diagnostics.add(
        Code.DUPLICATE_ID,
        name.span(),
        "there are two " + what + " " + Diagnostic.quote(name.text()),
        "the first one stands at " + first + "; rename or remove one of them");
  }

  /** Reports an item that stands in a list already. */
  static void repeated(YamlScalar name, Diagnostics diagnostics) {
    diagnostics.add(
        Code.DUPLICATE_ID,
        name.span(),
        Diagnostic.quote(name.text()) + " stands twice in this list",
        "keep one of them");
  }
}
