package org.avow.engine.verdict;

import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Waiver;
import org.avow.engine.value.Timestamps;

/** What became of waivers, as JSON. */
final class WaiverJson {
  private WaiverJson() {}

  static Json of(WaiverVerdict verdict) {
    Waiver waiver = verdict.waiver();
    Json.Builder json =
        new Json.Builder()
            .put("id", waiver.id())
            .put("rule", waiver.rule())
            .put("scope", Words.of(waiver.scope()))
            .put("reason", waiver.reason())
            .put("ticket", waiver.ticket())
            .put("requested_by", waiver.requestedBy())
            .put(
                "approvers", Json.Elements.of(waiver.approvals(), a -> new Json.Text(a.approver())))
            .put(
                "approved_at",
                Json.Elements.of(waiver.approvals(), a -> new Json.Text(Timestamps.format(a.at()))))
            .put("start", Timestamps.formatInstant(waiver.start()))
            .put("expiry", Timestamps.formatInstant(waiver.expiry()))
            .put("state", verdict.state().word())
            .put("matched", verdict.matched())
            .putUnlessEmpty("problems", verdict.problems(), p -> new Json.Text(p.word()));
    return (waiver.key().isEmpty() ? json : json.put("key", key(verdict))).build();
  }

  private static Json key(WaiverVerdict verdict) {
    Json.Builder key = new Json.Builder();
    verdict.key().forEach(key::put);
    return key.build();
  }

  static Json document(Pack.DocumentDigest document) {
    return new Json.Builder()
        .put("path", document.path())
        .put("sha256", document.digest().hex())
        .build();
  }
}
