package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.Position;

/**
 * What became of the records of a file that is read before its turn. Mutable, for one thread at a
 * time.
 */
final class ReadAhead implements FileRecords {
  private final List<Step> steps = new ArrayList<>();

  private sealed interface Step {}

  private record Mapped(List<Draft> drafts, Optional<Long> observed) implements Step {}

  private record Unreadable(Position position, Pointer pointer, String reason) implements Step {}

  private record Lost(Position position, String reason) implements Step {}

  @Override
  public void mapped(List<Draft> drafts, Optional<Long> observed) {
    steps.add(new Mapped(drafts, observed));
  }

  @Override
  public void unreadable(Position position, Pointer pointer, String reason) {
    steps.add(new Unreadable(position, pointer, reason));
  }

  @Override
  public void lost(Position position, String reason) {
    steps.add(new Lost(position, reason));
  }

  /** Tells all of it again. */
  void tell(FileRecords records) {
    for (Step step : steps) {
      if (step instanceof Mapped mapped) {
        records.mapped(mapped.drafts(), mapped.observed());
      } else if (step instanceof Unreadable unreadable) {
        records.unreadable(unreadable.position(), unreadable.pointer(), unreadable.reason());
      } else if (step instanceof Lost lost) {
        records.lost(lost.position(), lost.reason());
      }
    }
  }
}
