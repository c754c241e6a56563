package org.avow.engine.feed;

import java.util.List;
import org.avow.engine.fact.FactType;
import org.avow.engine.source.RawRecord;

/** How the records of a source become facts. Mutable while it maps; for one source and thread. */
interface Mapping {
  /** The types that the source supplies, whatever its records hold; in a fixed order. */
  List<FactType> makes();

  /** The types that a record which cannot be read may be. */
  List<FactType> possible();

  /** Whether records must carry the marks of their parts. */
  boolean needsMarks();

  /**
   * Maps one record.
   *
   * @param drafts takes what it makes
   * @return why the record cannot be mapped, without values from it; empty if it could
   */
  String map(RawRecord record, List<Draft> drafts);
}
