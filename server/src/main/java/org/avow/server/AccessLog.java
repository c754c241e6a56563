package org.avow.server;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line an event, {@code key=value}. Lines hold no address, no query, no path that a client
 * wrote, and nothing of bodies: all of these may be personal. Threads share it.
 */
final class AccessLog {
  /** Attribute of a request: its body. */
  static final String BODY = "avow.body";

  /** Attribute of a request: what the gate said. */
  static final String VERDICT = "avow.verdict";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final InstantSource clock;
  private final PrintStream out;

  AccessLog(InstantSource clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  /** Something happened that no request asked for. */
  void event(String event, String details) {
    write("event=" + event + (details.isEmpty() ? "" : " " + details));
  }

  /** A request was answered. */
  void request(Context context, float millis) {
    String method = context.method().name();
    Endpoint matched = context.endpoints().matchedHttpEndpoint();
    LimitedBody body = context.attribute(BODY);
    String verdict = context.attribute(VERDICT);
    write(
        "event=request method="
            + (METHODS.contains(method) ? method : "-")
            + " route="
            + (matched == null ? "-" : matched.path)
            + " status="
            + context.statusCode()
            + (body == null ? "" : " body=" + body.count())
            + (verdict == null ? "" : " verdict=" + verdict)
            + String.format(Locale.ROOT, " ms=%.1f", millis));
  }

  /** A defect, without its message, which may hold values of evidence. */
  void defect(Throwable defect) {
    StringBuilder causes = new StringBuilder();
    for (@Nullable Throwable cause = defect; cause != null; cause = cause.getCause()) {
      StackTraceElement[] trace = cause.getStackTrace();
      causes.append(causes.isEmpty() ? "" : " <- ").append(cause.getClass().getName());
      causes.append(trace.length == 0 ? "" : " at " + trace[0]);
    }
    event("defect", "cause=\"" + causes + "\"");
  }

  private synchronized void write(String line) {
    out.print("time=" + clock.instant() + " " + line + "\n");
    out.flush();
  }
}
