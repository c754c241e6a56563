package org.avow.engine.feed;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.avow.engine.policy.Manifest.Cover;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/** When the snapshots of a source were observed (semantics 2.5). Mutable, for one source. */
final class Observations {
  private final Cover cover;
  private final long asOf;
  private final TreeSet<Long> instants = new TreeSet<>();
  private Optional<Long> ofFile = Optional.empty();
  private boolean assumed;

  Observations(Cover cover, long asOf) {
    this.cover = cover;
    this.asOf = asOf;
  }

  /** A file begins; it is a snapshot of its own if its path says when. */
  void begin(EvidenceFile file) {
    ofFile = ObservationOfFile.of(cover, file, asOf).stated();
    ofFile.ifPresent(instants::add);
  }

  /** The instant that a value names; a bare date is its first one. Empty if it names none. */
  static Optional<Long> instant(Value at) {
    return at instanceof Moment moment && moment.earliest() != Long.MIN_VALUE
        ? Optional.of(moment.earliest())
        : Optional.empty();
  }

  /** A fact of a snapshot was made, which says itself when it was observed. */
  void stated(long observed) {
    instants.add(observed);
  }

  /** A fact of a snapshot was made, which was observed when its record was. */
  void observed(long observed) {
    instants.add(observed);
    assumed |= ofFile.isEmpty() && cover.observedField().isEmpty();
  }

  /** Where a record that could not be read was observed, as far as is known. */
  Moment unreadable() {
    if (cover.observedField().isEmpty()) {
      return Moment.at(ofFile.orElse(asOf));
    }
    return instants.size() == 1 ? Moment.at(instants.first()) : Moment.ANY;
  }

  /** No record is left: a source that states nothing was observed at the as-of instant. */
  void end() {
    if (instants.isEmpty() && cover.observedField().isEmpty()) {
      observed(asOf);
    }
  }

  /** All instants, ascending. */
  List<Long> instants() {
    return List.copyOf(instants);
  }

  /** Whether an instant was assumed. */
  boolean assumed() {
    return assumed;
  }
}
