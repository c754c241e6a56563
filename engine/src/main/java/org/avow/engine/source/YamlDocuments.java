package org.avow.engine.source;

import java.io.IOException;
import java.util.Optional;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;

/** YAML: a broken document does not keep the next one from being read. */
final class YamlDocuments implements Decoder {

  @Override
  public void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    YamlChunks chunks = new YamlChunks(text.reader());
    while (chunks.advance()) {
      if (chunks.tooLarge()) {
        sink.lost(
            new Position(chunks.firstLine(), 1),
            "document larger than 16 MiB; split it with `---`, or export JSON lines");
      } else {
        documents(chunks.text(), chunks.firstLine(), selection, marks, sink);
      }
    }
  }

  private static void documents(
      String text, int firstLine, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    try {
      Optional<TokenStream> plain = PlainYaml.read(text, firstLine, YamlScalars.CORE);
      if (plain.isPresent()) {
        new RecordWalk(plain.get(), selection, marks, sink).document(plain.get().next());
        return;
      }
      YamlTokens tokens = new YamlTokens(text, firstLine, YamlScalars.CORE);
      for (Optional<Token> first = tokens.nextDocument();
          first.isPresent();
          first = tokens.nextDocument()) {
        boolean empty = first.get() == Token.VALUE && tokens.value() == Value.Absent.ABSENT;
        if (!empty) {
          new RecordWalk(tokens, selection, marks, sink).document(first.get());
        }
      }
    } catch (BrokenSourceException e) {
      sink.lost(e.position(), e.reason());
    }
  }
}
