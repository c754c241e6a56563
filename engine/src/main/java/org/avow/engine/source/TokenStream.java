package org.avow.engine.source;

import java.io.Closeable;
import java.io.IOException;
import org.avow.engine.value.Value;

/** A document of lists and mappings as a stream; mutable, for one thread. */
interface TokenStream extends Closeable {

  /** What stands next in a document. */
  enum Token {
    OBJECT,
    OBJECT_END,
    LIST,
    LIST_END,
    KEY,
    /** A YAML key whose value's entries are merged into the mapping. */
    MERGE,
    VALUE,
    END;

    boolean opens() {
      return this == OBJECT || this == LIST;
    }

    boolean closes() {
      return this == OBJECT_END || this == LIST_END;
    }
  }

  /** Goes to the next token; {@code END} again and again behind the document. */
  Token next() throws IOException, BrokenSourceException;

  /** The current {@code KEY}. */
  String key() throws IOException;

  /** The current {@code VALUE}. */
  Value value() throws IOException, BrokenSourceException;

  /** Where the current token starts. */
  Position position();

  /** What is wrong with the current {@code KEY} or {@code VALUE} itself; empty if nothing is. */
  default String defect() {
    return "";
  }

  /** Goes to the end of the value that the given current token starts. */
  default void skip(Token current) throws IOException, BrokenSourceException {
    if (current.opens()) {
      skipRest();
    }
  }

  /** Goes to the end of the innermost open list or mapping. */
  default void skipRest() throws IOException, BrokenSourceException {
    int open = 1;
    while (open > 0) {
      Token token = next();
      if (token == Token.END) {
        return;
      }
      open += token.opens() ? 1 : token.closes() ? -1 : 0;
    }
  }

  /** Frees what reading holds. */
  @Override
  default void close() throws IOException {
    // most hold nothing
  }
}
