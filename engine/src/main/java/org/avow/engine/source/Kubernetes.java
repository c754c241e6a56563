package org.avow.engine.source;

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
      json(text, marks, sink);
      return;
    }
    YamlChunks chunks = new YamlChunks(text.reader());
    while (chunks.advance()) {
      if (chunks.tooLarge()) {
        sink.lost(
            new Position(chunks.firstLine(), 1),
            "document larger than 16 MiB; split it with `---`, or export JSON");
      } else {
        yaml(chunks.text(), chunks.firstLine(), marks, sink);
      }
    }
  }

  /** JSON documents may follow one another. */
  private static void json(EvidenceText text, boolean marks, RecordSink sink) throws IOException {
    try (TokenStream tokens = JsonText.open(text)) {
      for (Token first = tokens.next(); first != Token.END; first = tokens.next()) {
        new KubernetesObject(tokens, marks, sink).read(first);
      }
    } catch (BrokenSourceException e) {
      sink.lost(e.position(), e.reason());
    }
  }

  private static void yaml(String text, int firstLine, boolean marks, RecordSink sink)
      throws IOException {
    try {
      Optional<TokenStream> plain = PlainYaml.read(text, firstLine, YamlScalars.KUBERNETES);
      if (plain.isPresent()) {
        new KubernetesObject(plain.get(), marks, sink).read(plain.get().next());
        return;
      }
      YamlTokens tokens = new YamlTokens(text, firstLine, YamlScalars.KUBERNETES);
      for (Optional<Token> first = tokens.nextDocument();
          first.isPresent();
          first = tokens.nextDocument()) {
        boolean empty = first.get() == Token.VALUE && tokens.value() == Value.Absent.ABSENT;
        if (!empty) {
          new KubernetesObject(tokens, marks, sink).read(first.get());
        }
      }
    } catch (BrokenSourceException e) {
      sink.lost(e.position(), e.reason());
    }
  }
}
