package org.avow.engine.policy;

import java.util.List;

/**
 * The waivers that a question is asked under, with the files that they come from. Immutable.
 *
 * @param entries in order of id
 * @param documents in order of path
 */
public record Waivers(List<Waiver> entries, List<Pack.DocumentDigest> documents) {
  /** There are none. */
  public static final Waivers NONE = new Waivers(List.of(), List.of());

  public Waivers {
    entries = List.copyOf(entries);
    documents = List.copyOf(documents);
  }
}
