package org.avow.engine.source;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;

/**
 * Manifests of Kubernetes objects, as YAML documents or as JSON: one record an object, those of
 * lists included. YAML is read as Kubernetes reads it, with the scalars of YAML 1.1.
 */
final class Kubernetes implements Decoder {

  @Override
  public void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    if (text.startsWith('{')) {
      json(text, selection, marks, sink);
      return;
    }
    YamlChunks chunks = new YamlChunks(text.reader());
    while (chunks.advance()) {
      if (chunks.tooLarge()) {
        sink.lost(
            new Position(chunks.firstLine(), 1),
            "document larger than 16 MiB; split it with `---`, or export JSON");
      } else {
        yaml(
            new YamlTokens(chunks.text(), chunks.firstLine(), YamlScalars.KUBERNETES),
            selection,
            marks,
            sink);
      }
    }
  }

  /** JSON documents may follow one another. */
  private static void json(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    try (JsonParser parser = JsonTokens.FACTORY.createParser(text.reader())) {
      JsonTokens tokens = new JsonTokens(parser, 1);
      for (Token first = tokens.next(); first != Token.END; first = tokens.next()) {
        document(tokens, first, selection, marks, sink);
      }
    } catch (BrokenSourceException e) {
      sink.lost(e.position(), e.reason());
    }
  }

  private static void yaml(YamlTokens tokens, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    try {
      for (Optional<Token> first = tokens.nextDocument();
          first.isPresent();
          first = tokens.nextDocument()) {
        boolean empty = first.get() == Token.VALUE && tokens.value() == Value.Absent.ABSENT;
        if (!empty) {
          document(tokens, first.get(), selection, marks, sink);
        }
      }
    } catch (BrokenSourceException e) {
      sink.lost(e.position(), e.reason());
    }
  }

  private static void document(
      TokenStream tokens, Token first, Selection selection, boolean marks, RecordSink sink)
      throws IOException, BrokenSourceException {
    if (selection.declared()) {
      new RecordWalk(tokens, selection, marks, sink).document(first);
    } else {
      new KubernetesObject(tokens, marks, sink).read(first);
    }
  }
}
