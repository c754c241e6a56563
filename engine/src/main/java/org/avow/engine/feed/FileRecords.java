package org.avow.engine.feed;

import java.util.List;
import java.util.Optional;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.Position;

/** Takes what became of the records of a file, in their order. */
interface FileRecords {
  /**
   * A record that could be mapped.
   *
   * @param drafts what it makes; the taker may change them
   * @param observed when it was observed, as far as the manifest says
   */
  void mapped(List<Draft> drafts, Optional<Long> observed);

  /** A record that could not be read, or not be mapped. */
  void unreadable(Position position, Pointer pointer, String reason);

  /** The rest of the file, or a part of it, could not be read. */
  void lost(Position position, String reason);
}
