package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;

/**
 * The findings of one rule, as bytes in sorted runs for each outcome. They arrive in any order, but
 * mostly in the canonical one, and then there are few runs. Mutable, for one thread.
 */
final class FindingLog {
  private final FindingSpace space;
  private final Map<Outcome, Lane> lanes = new EnumMap<>(Outcome.class);

  /**
   * @param space where they wait
   */
  FindingLog(FindingSpace space) {
    this.space = space;
  }

  /**
   * Takes a finding.
   *
   * @param place of its subject
   * @param index of the fact in canonical order, where two have one place
   */
  void add(Finding finding, Place place, int index) {
    Lane lane = lane(finding.outcome());
    FindingBytes.write(finding, place, index, lane.open.bytes());
    lane.open.added();
    lane.putAwayIfFull();
  }

  /** Takes all findings of another log of the same rule. */
  void absorb(FindingLog other) {
    other.lanes.forEach((outcome, lane) -> lane(outcome).absorb(lane, other.space));
  }

  private Lane lane(Outcome outcome) {
    return lanes.computeIfAbsent(outcome, o -> new Lane());
  }

  FindingSpace space() {
    return space;
  }

  /** The runs of one outcome, when all are known. */
  List<FindingRun> runs(Outcome outcome) {
    Lane lane = lanes.get(outcome);
    if (lane == null) {
      return List.of();
    }
    lane.putAway();
    return lane.runs;
  }

  /** Findings of one outcome. */
  private final class Lane {
    private final OpenBlock open = new OpenBlock();
    private final List<FindingRun> runs = new ArrayList<>();

    void absorb(Lane other, FindingSpace from) {
      if (!other.runs.isEmpty()) {
        putAway();
        for (FindingRun run : other.runs) {
          FindingRun.extend(runs, from == space ? run : run.in(from, space), space);
        }
      }
      open.absorb(other.open);
      putAwayIfFull();
    }

    void putAwayIfFull() {
      if (open.bytes().length() >= space.block()) {
        putAway();
      }
    }

    void putAway() {
      if (open.bytes().length() > 0) {
        FindingRun.extend(runs, open.sorted(space), space);
        open.clear();
      }
    }
  }
}
