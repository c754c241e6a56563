package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence.FileDigest;
import org.avow.engine.fact.SourceEvidence.UnreadableRecord;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.Position;
import org.avow.engine.source.RotatedName;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/** Collects the facts of one source, file after file. Mutable, for one thread. */
final class SourceReading implements FileRecords {
  /** More of them say that the source is not what it should be; they are counted, not kept. */
  static final int UNREADABLE = 100_000;

  /** Why a source with so many says too little. */
  static final String TOO_MANY = "more than 100,000 records cannot be read; is the format right?";

  private final String source;
  private final Mapping mapping;
  private final Observations observations;
  private final Neighbourhood neighbours;
  private final List<Fact> facts = new ArrayList<>();
  private final List<UnreadableRecord> unreadable = new ArrayList<>();
  private final List<FileDigest> files = new ArrayList<>();
  private final List<Integer> unreadableStates = new ArrayList<>();
  private Optional<String> problem;
  private String path = "";
  private long records;

  /**
   * @param ordered whether a record that cannot be read lies, in time, between its neighbours
   * @param problem what is wrong with the source already
   */
  SourceReading(
      String source,
      Mapping mapping,
      Observations observations,
      boolean ordered,
      Optional<String> problem) {
    this.source = source;
    this.mapping = mapping;
    this.observations = observations;
    this.neighbours = new Neighbourhood(facts, ordered);
    this.problem = problem;
  }

  /** One more file begins. */
  void begin(EvidenceFile file) {
    if (!RotatedName.areOneSet(path, file.path())) {
      neighbours.endOfSet();
    }
    path = file.path();
    observations.begin(file);
  }

  /** The file has ended. */
  void end(FileMapping.Result result) {
    result.digest().ifPresent(files::add);
    result.problem().ifPresent(this::missing);
  }

  /** A part of the evidence is missing, and nobody knows how much. */
  void missing(String reason) {
    problem = problem.or(() -> Optional.of(reason));
  }

  /** No file is left. */
  void end() {
    neighbours.endOfSet();
    files.sort((a, b) -> Place.compareUtf8(a.path(), b.path()));
    if (!files.isEmpty() && mapping.makes().stream().anyMatch(FactType::isState)) {
      observations.end();
    }
    Moment observed = observations.unreadable();
    for (int index : unreadableStates) {
      Fact fact = facts.get(index);
      List<Value> slots = new ArrayList<>(fact.slots());
      slots.set(FactType.AT, observed);
      facts.set(index, new Fact(fact.type(), slots, fact.place(), true));
    }
  }

  @Override
  public void mapped(List<Draft> drafts, Optional<Long> observed) {
    records++;
    for (Draft draft : drafts) {
      add(draft, observed);
    }
    neighbours.endOfRecord();
  }

  private void add(Draft draft, Optional<Long> observed) {
    if (!draft.type().isState()) {
      Moment at = draft.at() instanceof Moment moment ? moment : Moment.ANY;
      facts.add(draft.fact(at, place(draft.position(), draft.pointer())));
      neighbours.saw(at);
      return;
    }
    long instant = draft.observed(observed).orElseThrow();
    if (draft.at() == Value.Absent.ABSENT) {
      observations.observed(instant);
    } else {
      observations.stated(instant);
    }
    facts.add(draft.fact(Moment.at(instant), place(draft.position(), draft.pointer())));
  }

  @Override
  public void unreadable(Position position, Pointer pointer, String reason) {
    records++;
    if (unreadable.size() == UNREADABLE) {
      missing(TOO_MANY);
      return;
    }
    Place place = place(position, pointer);
    unreadable.add(new UnreadableRecord(place, reason));
    for (FactType type : mapping.possible()) {
      Draft draft = Draft.unreadable(type, position, pointer, "the record could not be read");
      if (type.isState()) {
        unreadableStates.add(facts.size());
        facts.add(draft.fact(observations.unreadable(), place));
      } else {
        neighbours.unreadable(facts.size());
        facts.add(draft.fact(Moment.ANY, place));
      }
    }
  }

  @Override
  public void lost(Position position, String reason) {
    unreadable(position, Pointer.ROOT, reason);
    missing("`" + path + "`, line " + position.line() + ": " + reason);
  }

  private Place place(Position position, Pointer pointer) {
    return new Place(source, path, position.line(), position.column(), pointer.toString());
  }

  List<Fact> facts() {
    return facts;
  }

  List<UnreadableRecord> unreadable() {
    return unreadable;
  }

  List<FileDigest> files() {
    return files;
  }

  Optional<String> problem() {
    return problem;
  }

  /** How many records were read, unreadable ones included. */
  long records() {
    return records;
  }
}
