package org.avow.engine.source;

import java.io.IOException;
import java.util.Optional;

/** Java properties, in UTF-8: one record a file, with the keys as they are written. */
final class PropertiesDocument implements Decoder {

  @Override
  public void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    Optional<String> content = TextDocument.read(text);
    if (content.isEmpty()) {
      sink.lost(Position.START, "file larger than 16 MiB; split it");
      return;
    }
    PropertiesReading reading = new PropertiesReading(content.get());
    reading.read();
    if (reading.defect().isEmpty()) {
      TextDocument.walk(new TreeTokens(reading.tree(), reading.mark()), selection, marks, sink);
    } else {
      sink.unreadable(reading.defectAt(), Pointer.ROOT, reading.defect());
    }
  }
}
