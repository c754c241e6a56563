package org.avow.engine.verdict;

import java.time.Duration;
import java.time.Instant;
import org.avow.engine.text.Sha256;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Value;

/**
 * How a verdict was reached: what may differ between runs that reach the same one, and so stands
 * beside the verdict and never in it (semantics 7.4). Immutable.
 *
 * @param verdict the verdict's identity
 * @param engine version of the engine
 * @param java version of the runtime
 * @param host name of the machine
 */
public record RunRecord(
    Sha256 verdict, String engine, String java, String host, Instant started, Duration took) {

  /** The record as a canonical JSON object, in UTF-8 and without a line end. */
  public byte[] bytes() {
    return CanonicalJson.bytes(
        new Json.Builder()
            .put("verdict", verdict.hex())
            .put("engine", engine)
            .put("java", java)
            .put("host", host)
            .put("started", started.toString())
            .put("took", Durations.format(new Value.Length(took.toNanos())))
            .build());
  }
}
