package org.avow.engine.source;

import java.util.Optional;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;

/**
 * Reads the YAML that most files consist of: block mappings and lists of scalars on one line, in
 * ASCII. Whatever is unusual in a document leaves all of it to {@link YamlTokens}, with which this
 * agrees token by token. Mutable, for one document.
 */
final class PlainYaml {
  /** Larger documents may come upon bounds. */
  private static final int MOST = 1 << 18;

  private static final int KEY = 200;

  private final String text;
  private final YamlScalars scalars;
  private final TokenTape tape = new TokenTape();
  private int line;
  private int from;
  private int end;
  private int next;
  private int indent;

  /** Nothing is wrong with the document, perhaps, but it is not plain. */
  private static final class Unusual extends Exception {
    private static final long serialVersionUID = 1L;

    Unusual() {
      super("", null, false, false);
    }
  }

  private PlainYaml(String text, int firstLine, YamlScalars scalars) {
    this.text = text;
    this.line = firstLine - 1;
    this.scalars = scalars;
  }

  /**
   * The tokens of a document.
   *
   * @param firstLine the line of the file at which the text starts
   * @return empty if it is not plain
   */
  static Optional<TokenStream> read(String text, int firstLine, YamlScalars scalars) {
    if (text.length() > MOST || !PlainCharacters.are(text)) {
      return Optional.empty();
    }
    PlainYaml reading = new PlainYaml(text, firstLine, scalars);
    try {
      reading.document();
      return Optional.of(reading.tape);
    } catch (Unusual e) {
      return Optional.empty();
    }
  }

  private void document() throws Unusual {
    boolean any = advance();
    if (any && indent == 0 && text.startsWith("---", from)) {
      demand(end - from == 3);
      any = advance();
    }
    demand(any);
    block(0);
    demand(from < 0);
  }

  /**
   * Goes to the next line that is neither blank nor a comment; false, and {@code from} below 0, if
   * there is none.
   */
  private boolean advance() throws Unusual {
    while (next < text.length()) {
      int start = next;
      stand(start);
      indent = from - start;
      if (from < end && text.charAt(from) != '#') {
        demand(indent > 0 || !text.startsWith("...", from));
        return true;
      }
    }
    from = -1;
    indent = -1;
    return false;
  }

  /** Takes the line that begins there, without the blanks around it. */
  private void stand(int start) {
    int newline = text.indexOf('\n', start);
    end = newline < 0 ? text.length() : newline;
    next = newline < 0 ? end : newline + 1;
    line++;
    from = start;
    while (from < end && text.charAt(from) == ' ') {
      from++;
    }
    while (end > from && text.charAt(end - 1) == ' ') {
      end--;
    }
  }

  private void block(int depth) throws Unusual {
    demand(depth < Limits.DEPTH);
    if (isItem()) {
      list(depth);
    } else {
      mapping(depth);
    }
  }

  private boolean isItem() {
    return from >= 0
        && text.charAt(from) == '-'
        && (from + 1 == end || text.charAt(from + 1) == ' ');
  }

  private void mapping(int depth) throws Unusual {
    int own = indent;
    tape.add(Token.OBJECT, line, own + 1);
    while (indent == own && !isItem()) {
      int colon = keyEnd();
      demand(colon > 0);
      boolean quoted = text.charAt(from) == '"';
      String key = text.substring(quoted ? from + 1 : from, quoted ? colon - 1 : colon);
      tape.addKey(key, line, own + 1);
      int value = skipBlanks(colon + 1);
      if (value < end) {
        scalar(value, own, colon);
      } else {
        demand(advance() && (indent > own || (indent == own && isItem())));
        block(depth + 1);
      }
      demand(indent <= own);
    }
    tape.add(Token.OBJECT_END, line, 1);
  }

  private void list(int depth) throws Unusual {
    int own = indent;
    tape.add(Token.LIST, line, own + 1);
    while (indent == own && isItem()) {
      int start = skipBlanks(from + 1);
      demand(start < end);
      int column = own + start - from;
      from = start;
      demand(!isItem());
      if (keyEnd() > 0) {
        indent = column;
        demand(depth + 1 < Limits.DEPTH);
        mapping(depth + 1);
      } else {
        indent = own;
        item(start, column);
      }
      demand(indent <= own);
    }
    tape.add(Token.LIST_END, line, 1);
  }

  private void item(int start, int column) throws Unusual {
    demand(text.charAt(start) != '|');
    inLine(start, column);
    advance();
  }

  /**
   * Reads what stands behind a key.
   *
   * @param own the indentation of the key
   */
  private void scalar(int start, int own, int colon) throws Unusual {
    int column = own + start - from;
    demand(text.charAt(colon + 1) == ' ');
    if (text.charAt(start) == '|') {
      literal(start, own, column);
    } else {
      inLine(start, column);
      advance();
    }
  }

  private void inLine(int start, int column) throws Unusual {
    char first = text.charAt(start);
    if (first == '"' || first == '\'') {
      demand(end - start > 1 && text.charAt(end - 1) == first);
      String inner = text.substring(start + 1, end - 1);
      demand(inner.indexOf(first) < 0 && inner.indexOf('\\') < 0);
      tape.addValue(new Value.Text(inner), line, column + 1);
    } else if (end - start == 2 && (text.startsWith("[]", start) || text.startsWith("{}", start))) {
      tape.add(first == '[' ? Token.LIST : Token.OBJECT, line, column + 1);
      tape.add(first == '[' ? Token.LIST_END : Token.OBJECT_END, line, column + 2);
    } else {
      demand(
          PlainCharacters.begin(first)
              || (first == '-' && end - start > 1 && text.charAt(start + 1) != ' '));
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        boolean last = i + 1 == end;
        demand(c != ':' || !(last || text.charAt(i + 1) == ' '));
        demand(c != '#' || text.charAt(i - 1) != ' ');
      }
      tape.addValue(scalars.plain(text.substring(start, end)), line, column + 1);
    }
  }

  /** A text of several lines; the ones that are kept as they are, and no others. */
  private void literal(int start, int own, int column) throws Unusual {
    boolean stripped = end - start == 2 && text.charAt(start + 1) == '-';
    demand(end - start == 1 || stripped);
    int at = line;
    StringBuilder content = new StringBuilder();
    int margin = -1;
    int kept = 0;
    while (next < text.length()) {
      int begin = next;
      int before = line;
      stand(begin);
      boolean blank = from == end;
      if (margin < 0) {
        demand(!blank && from - begin > own);
        margin = from - begin;
      }
      if (!blank && from - begin <= own) {
        next = begin;
        line = before;
        break;
      }
      demand(blank || from - begin >= margin);
      demand(text.charAt(next - 1) == '\n');
      int newline = next - 1;
      content.append(text, Math.min(begin + margin, newline), newline).append('\n');
      kept = blank ? kept : content.length();
      demand(!blank || newline - begin <= margin);
    }
    demand(margin >= 0);
    content.setLength(stripped ? kept - 1 : kept);
    tape.addValue(new Value.Text(content.toString()), at, column + 1);
    advance();
  }

  /** The colon behind the key that begins here; 0 if none does. */
  private int keyEnd() {
    int i = from;
    if (text.charAt(i) == '"') {
      i = text.indexOf('"', i + 1) + 1;
      if (i <= from || i > end || text.substring(from, i).indexOf('\\') >= 0) {
        return 0;
      }
    } else {
      if (text.charAt(i) == '-') {
        return 0;
      }
      while (i < end && PlainCharacters.inKey(text.charAt(i))) {
        i++;
      }
    }
    boolean colon =
        i > from
            && i < end
            && text.charAt(i) == ':'
            && (i + 1 == end || text.charAt(i + 1) == ' ')
            && i - from < KEY;
    return colon ? i : 0;
  }

  private int skipBlanks(int start) {
    int i = start;
    while (i < end && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  private static void demand(boolean usual) throws Unusual {
    if (!usual) {
      throw new Unusual();
    }
  }
}
