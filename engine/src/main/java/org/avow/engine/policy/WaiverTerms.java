package org.avow.engine.policy;

/**
 * What a profile asks of waivers (semantics 6.6, 6.9). Immutable.
 *
 * @param approvers how many distinct people other than the requester must have approved one; at
 *     least 1
 * @param honoured whether active waivers affect the gate at all
 */
public record WaiverTerms(int approvers, boolean honoured) {
  /** Two approvers; active waivers affect the gate. */
  public static final WaiverTerms DEFAULT = new WaiverTerms(2, true);

  public WaiverTerms {
    if (approvers < 1) {
      throw new IllegalArgumentException("a waiver that nobody approves");
    }
  }
}
