package org.avow.engine.source;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** A file that is one document and is read as a whole. */
final class TextDocument {
  private TextDocument() {}

  /** The text; empty if it is longer than a document may be. */
  static Optional<String> read(EvidenceText text) throws IOException {
    StringBuilder content = new StringBuilder();
    char[] buffer = new char[1 << 13];
    try (Reader reader = text.reader()) {
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        content.append(buffer, 0, n);
        if (content.length() > Limits.LINE) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(content.toString());
  }

  /** Hands on the records that a selection names in a document. */
  static void walk(TreeTokens tokens, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    try {
      new RecordWalk(tokens, selection, marks, sink).document(tokens.next());
    } catch (BrokenSourceException e) {
      sink.lost(e.position(), e.reason());
    }
  }
}
