package org.avow.engine.evaluate.world;

import org.avow.engine.fact.Place;
import org.avow.engine.value.TimeSet;

/**
 * Evidence that is missing. Immutable.
 *
 * @param type name of the fact type
 * @param stream name of the stream, with {@code /part} where it is divided
 * @param kind in which way it is missing
 * @param missing what is not covered of the window that was needed
 * @param place the line of the source in the manifest, or of the stream's declaration (semantics
 *     2.9)
 */
public record Gap(String type, String stream, Kind kind, TimeSet missing, Place place) {

  /** In which way evidence is missing. */
  public enum Kind {
    /** Nothing covers that time. */
    MISSING,
    /** There was a snapshot, but it is not valid any more. */
    STALE,
    /** Only declared evidence covers it, and the profile does not accept that. */
    DECLARED_ONLY,
    /** So many facts have an unknown key that they were not looked at one by one (9.2). */
    UNKNOWN_KEYS
  }
}
