package org.avow.engine.expression;

import java.util.Set;

/** The words that no name in an expression can be, from the definition of CEL's language. */
public final class ReservedWords {
  /** All of them. */
  public static final Set<String> ALL =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "null",
          "namespace",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private ReservedWords() {}
}
