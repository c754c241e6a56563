package org.avow.engine.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.text.Span;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * Somebody's decision to go on although a rule is broken or not proved (semantics 6.6). It changes
 * no outcome. Immutable.
 *
 * @param rule {@code policy/rule}
 * @param scope which findings of the rule it is about
 * @param key parts of the key by name; empty unless the scope names some
 * @param approvals by distinct people, none of them the requester
 * @param start in nanoseconds since 1970; active after it
 * @param expiry in nanoseconds since 1970; active before it
 * @param span the name of the waiver
 */
public record Waiver(
    String id,
    String rule,
    Scope scope,
    Map<String, Part> key,
    String reason,
    String ticket,
    String requestedBy,
    List<Approval> approvals,
    long start,
    long expiry,
    Span span) {
  public Waiver {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    approvals = List.copyOf(approvals);
  }

  /** Which findings of its rule a waiver is about. */
  public enum Scope {
    /** Those of one key. */
    KEY,
    /** Those whose key has the named parts; some are not named. */
    PART,
    /** Those without a key: of the rule itself, and of facts that nothing identifies. */
    RULE,
    /** All. */
    ANY
  }

  /** A part of a key. */
  public sealed interface Part {}

  /** A value that may be read by anybody. */
  public record Plain(Value value) implements Part {}

  /**
   * What stands for a personal value.
   *
   * @param keyId names the operator's key
   * @param token {@code hmac:<key id>:<digest>}
   */
  public record Hidden(String keyId, String token) implements Part {}

  /**
   * Who approved it, and when.
   *
   * @param at a bare date is the whole day
   */
  public record Approval(String approver, Moment at) {}
}
