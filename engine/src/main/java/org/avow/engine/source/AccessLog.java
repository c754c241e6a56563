package org.avow.engine.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.avow.engine.value.Value;

/**
 * Access logs of web servers in the Common and the Combined Log Format, with or without a virtual
 * host in front and further fields behind: what Apache and nginx write. One record a line.
 */
final class AccessLog implements Decoder {

  @Override
  public void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    Lines lines = new Lines(text.bytes());
    CharsetDecoder decoder = EvidenceText.decoder();
    int usual = 0;
    while (lines.advance()) {
      Position position = new Position(lines.number(), 1);
      if (lines.tooLong()) {
        sink.unreadable(position, Pointer.ROOT, "line longer than 16 MiB");
        continue;
      }
      String content = text(lines, decoder);
      if (content.isBlank()) {
        continue;
      }
      AccessLine line = new AccessLine(content, !lines.terminated(), usual);
      Value.Tree record = line.read();
      String defect = defect(content, line.defect());
      if (defect.isEmpty()) {
        usual = line.fields();
        sink.record(new RawRecord(record, new Mark(position, List.of()), Pointer.ROOT));
      } else {
        sink.unreadable(position, Pointer.ROOT, defect);
      }
    }
  }

  private static String defect(String content, String ofLine) {
    if (!Surrogates.paired(content)) {
      return Surrogates.DEFECT;
    }
    return content.indexOf('\0') < 0 ? ofLine : "a zero character";
  }

  private static String text(Lines lines, CharsetDecoder decoder) throws IOException {
    int length = lines.end() - lines.start();
    for (int i = lines.start(); i < lines.end(); i++) {
      if (lines.buffer()[i] < 0) {
        return decoder.decode(ByteBuffer.wrap(lines.buffer(), lines.start(), length)).toString();
      }
    }
    return new String(lines.buffer(), lines.start(), length, StandardCharsets.US_ASCII);
  }
}
