package org.avow.engine.source;

import java.io.IOException;

/** How the records of one format are read. Decoders keep no state; threads may share them. */
interface Decoder {
  /**
   * Reads a file from its beginning and hands on its records in their order. Whatever the file
   * holds, it says so to the sink and never throws.
   *
   * @param marks whether records carry the marks of all their parts
   * @throws IOException if the file cannot be read
   */
  void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException;
}
