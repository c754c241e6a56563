package org.avow.engine.diagnostic;

/**
 * The closed list of problems that documents can have. Ids are never reused; each has a fixture and
 * an entry in {@code docs/diagnostics.md}.
 */
public enum Code {
  // 1xx: reading a document
  UNREADABLE_FILE("AV101", Severity.ERROR),
  NOT_UTF8("AV102", Severity.ERROR),
  INVALID_YAML("AV103", Severity.ERROR),
  DUPLICATE_KEY("AV104", Severity.ERROR),
  TOO_LARGE("AV105", Severity.ERROR),
  TOO_DEEP("AV106", Severity.ERROR),
  TOO_MANY_ALIASES("AV107", Severity.ERROR),
  YAML_TAG("AV108", Severity.ERROR),
  YAML_COMMENT_IN_CONDITION("AV109", Severity.ERROR),
  EMPTY_DOCUMENT("AV110", Severity.WARNING),
  // 2xx: documents and names
  UNKNOWN_DOCUMENT("AV201", Severity.ERROR),
  UNKNOWN_KEY("AV202", Severity.ERROR),
  MISSING_KEY("AV203", Severity.ERROR),
  WRONG_NODE("AV204", Severity.ERROR),
  DUPLICATE_ID("AV205", Severity.ERROR),
  UNKNOWN_NAME("AV206", Severity.ERROR),
  RESERVED_NAME("AV207", Severity.ERROR),
  INVALID_NAME("AV208", Severity.ERROR),
  INVALID_DATE("AV209", Severity.ERROR),
  INVALID_DURATION("AV210", Severity.ERROR),
  INVALID_VALUE("AV211", Severity.ERROR),
  QUOTE_NOT_FOUND("AV212", Severity.ERROR),
  DIGEST_MISMATCH("AV213", Severity.ERROR),
  DERIVATION_CYCLE("AV214", Severity.ERROR),
  PERSONAL_NOT_STATED("AV215", Severity.ERROR),
  CONFLICTING_KEYS("AV216", Severity.ERROR),
  MISSING_ALIAS("AV217", Severity.ERROR),
  OVERLAPPING_VERSIONS("AV218", Severity.ERROR),
  CONFLICTING_DUE("AV219", Severity.ERROR),
  COUNT_NEEDS_DISTINCT("AV220", Severity.ERROR),
  UNSUITABLE_WINDOW("AV221", Severity.ERROR),
  JOIN_TYPES_DIFFER("AV222", Severity.ERROR),
  CLAUSE_WITHOUT_POLICY("AV223", Severity.WARNING),
  POLICY_WITHOUT_CLAUSE("AV224", Severity.WARNING),
  BROADCAST_LEAF("AV225", Severity.WARNING),
  PARAMETER_OUT_OF_BOUNDS("AV226", Severity.ERROR),
  UNKNOWN_PACK("AV227", Severity.ERROR),
  // 3xx: expressions
  CEL_SYNTAX("AV301", Severity.ERROR),
  CEL_TYPE("AV302", Severity.ERROR),
  UNKNOWN_FIELD("AV303", Severity.ERROR),
  UNKNOWN_FUNCTION("AV304", Severity.ERROR),
  NOT_OFFERED("AV305", Severity.ERROR),
  INVALID_CONSTANT("AV306", Severity.ERROR),
  INVALID_PATTERN("AV307", Severity.ERROR),
  UNANCHORED_PATTERN("AV308", Severity.WARNING),
  TOO_COMPLEX("AV309", Severity.ERROR),
  // 4xx: manifest and question
  PATH_OUTSIDE_ROOT("AV401", Severity.ERROR),
  INVALID_PERIOD("AV402", Severity.ERROR),
  AS_OF_BEFORE_EVIDENCE("AV403", Severity.WARNING),
  UNKNOWN_SELECTION("AV404", Severity.ERROR),
  // 5xx: policies in DRL
  DRL_SYNTAX("AV501", Severity.ERROR),
  DRL_CODE("AV502", Severity.ERROR),
  DRL_METADATA("AV503", Severity.ERROR),
  DRL_NOT_OFFERED("AV504", Severity.ERROR),
  DRL_NOT_POSITIVE("AV505", Severity.ERROR),
  DRL_NOT_FROM_DISK("AV506", Severity.ERROR),
  // 6xx: waivers
  WAIVER_DATES("AV601", Severity.ERROR),
  SELF_APPROVED_WAIVER("AV602", Severity.ERROR),
  PERSONAL_IN_WAIVER("AV603", Severity.ERROR),
  INVALID_HMAC("AV604", Severity.ERROR),
  INLINE_SUPPRESSION("AV605", Severity.WARNING);

  private final String id;
  private final Severity severity;

  Code(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /** The stable id, such as {@code AV101}. */
  public String id() {
    return id;
  }

  /** Errors keep anything from being judged. */
  public Severity severity() {
    return severity;
  }
}
