package org.avow.engine.source;

import java.io.IOException;
import org.avow.engine.source.TokenStream.Token;

/** One JSON document a file. */
final class JsonDocuments implements Decoder {
  private final Selection records;

  /**
   * @param records where the format keeps its records, unless a feed says otherwise
   */
  JsonDocuments(Selection records) {
    this.records = records;
  }

  @Override
  public void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    try (TokenStream tokens = JsonText.open(text)) {
      Selection chosen = selection.declared() ? selection : records;
      Token first = tokens.next();
      if (first == Token.END) {
        sink.lost(Position.START, "the file is empty; JSON without records is `[]`");
        return;
      }
      new RecordWalk(tokens, chosen, marks, sink).document(first);
      if (tokens.next() != Token.END) {
        sink.lost(
            tokens.position(),
            "a second value behind the document; say `format: jsonl` if each line is one");
      }
    } catch (BrokenSourceException e) {
      sink.lost(e.position(), e.reason());
    }
  }
}
