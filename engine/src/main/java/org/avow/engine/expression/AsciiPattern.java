package org.avow.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of a plain kind, for text that is ASCII: a sequence of characters and classes of them,
 * each once or repeated, from the beginning of a text to its end. Repetitions take what they can,
 * which is right because nothing that may follow one could be part of it. Immutable.
 */
final class AsciiPattern {
  private static final String PLAIN = "-_:/@=,;#%&~'\"<>! ";
  private static final int ASCII = 0x80;

  private final List<Item> items;

  /** A class of characters, and how often it stands. */
  private record Item(CharacterClass members, boolean optional, boolean repeated) {}

  private record CharacterClass(long low, long high) {
    static CharacterClass of(char c) {
      return c < Long.SIZE
          ? new CharacterClass(1L << c, 0)
          : new CharacterClass(0, 1L << (c - Long.SIZE));
    }

    static CharacterClass range(char from, char to) {
      CharacterClass all = new CharacterClass(0, 0);
      for (char c = from; c <= to; c++) {
        all = all.or(of(c));
      }
      return all;
    }

    CharacterClass or(CharacterClass other) {
      return new CharacterClass(low | other.low, high | other.high);
    }

    boolean meets(CharacterClass other) {
      return (low & other.low) != 0 || (high & other.high) != 0;
    }

    boolean has(byte c) {
      return c >= 0 && ((c < Long.SIZE ? low >>> c : high >>> (c - Long.SIZE)) & 1) != 0;
    }
  }

  private AsciiPattern(List<Item> items) {
    this.items = List.copyOf(items);
  }

  /** The pattern; empty if it is of another kind. */
  static Optional<AsciiPattern> of(String pattern) {
    if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.length() < 2) {
      return Optional.empty();
    }
    Optional<List<Item>> items = new Parser(pattern.substring(1, pattern.length() - 1)).items();
    return items.filter(AsciiPattern::isPlain).map(AsciiPattern::new);
  }

  /** Whether no character could belong to a repetition and to what follows it. */
  private static boolean isPlain(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      boolean open = item.optional || item.repeated;
      for (int next = i + 1; open && next < items.size(); next++) {
        if (item.members.meets(items.get(next).members)) {
          return false;
        }
        open = items.get(next).optional;
      }
    }
    return true;
  }

  /** Whether a text of ASCII is of this form. */
  boolean matches(byte[] text, int start, int end) {
    int at = start;
    for (Item item : items) {
      int first = at;
      while (at < end && (at == first || item.repeated) && item.members.has(text[at])) {
        at++;
      }
      if (at == first && !item.optional) {
        return false;
      }
    }
    return at == end;
  }

  /** Reads a pattern. Mutable, for one. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Optional<List<Item>> items() {
      List<Item> items = new ArrayList<>();
      while (at < text.length()) {
        Optional<CharacterClass> members = text.charAt(at) == '[' ? bracket() : character();
        if (members.isEmpty()) {
          return Optional.empty();
        }
        char sign = at < text.length() ? text.charAt(at) : ' ';
        boolean optional = sign == '*' || sign == '?';
        boolean repeated = sign == '*' || sign == '+';
        if (optional || repeated) {
          at++;
        }
        items.add(new Item(members.get(), optional, repeated));
      }
      return Optional.of(items);
    }

    /** A character, as itself or escaped, or the class of the digits. */
    private Optional<CharacterClass> character() {
      char c = text.charAt(at++);
      if (isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        return Optional.of(CharacterClass.of(c));
      }
      if (c != '\\' || at == text.length()) {
        return Optional.empty();
      }
      char escaped = text.charAt(at++);
      if (escaped == 'd') {
        return Optional.of(CharacterClass.range('0', '9'));
      }
      boolean sign = escaped > ' ' && escaped < ASCII - 1 && !isLetterOrDigit(escaped);
      return sign ? Optional.of(CharacterClass.of(escaped)) : Optional.empty();
    }

    private static boolean isLetterOrDigit(char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Letters, digits, underscores, ranges of these, and a hyphen at the end. */
    private Optional<CharacterClass> bracket() {
      CharacterClass all = new CharacterClass(0, 0);
      at++;
      while (at < text.length() && text.charAt(at) != ']') {
        char from = text.charAt(at++);
        boolean last = from == '-' && at < text.length() && text.charAt(at) == ']';
        if (!isLetterOrDigit(from) && from != '_' && !last) {
          return Optional.empty();
        }
        char to = from;
        if (!last
            && at + 1 < text.length()
            && text.charAt(at) == '-'
            && text.charAt(at + 1) != ']') {
          to = text.charAt(at + 1);
          at += 2;
        }
        if (!(isLetterOrDigit(to) || to == from) || to < from) {
          return Optional.empty();
        }
        all = all.or(CharacterClass.range(from, to));
      }
      if (at == text.length() || all.equals(new CharacterClass(0, 0))) {
        return Optional.empty();
      }
      at++;
      return Optional.of(all);
    }
  }
}
