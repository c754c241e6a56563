package org.avow.engine.feed;

import java.util.Optional;
import org.avow.engine.policy.Manifest.Cover;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/**
 * When the records of a file were observed (semantics 2.5). Immutable; threads may share it.
 *
 * @param stated the instant that the manifest's entry or the file's path states
 * @param asOf the instant at which it was observed if nothing states one
 */
record ObservationOfFile(Cover cover, Optional<Long> stated, long asOf) {

  static ObservationOfFile of(Cover cover, EvidenceFile file, long asOf) {
    return new ObservationOfFile(cover, cover.observedAt().or(file::observedAt), asOf);
  }

  /**
   * When the record was observed, as far as the manifest says: by its path, by its entry, or by a
   * field of the record that it names.
   *
   * @return empty if the manifest names a field that the record does not have, or that is none
   */
  Optional<Long> of(Value record) {
    if (cover.observedField().isEmpty()) {
      return Optional.of(stated.orElse(asOf));
    }
    return record instanceof Value.Tree tree
            && tree.entries().get(cover.observedField().get()) instanceof Value.Text text
        ? Timestamps.parse(text.value()).flatMap(Observations::instant)
        : Optional.empty();
  }
}
