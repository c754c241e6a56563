package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Waiver;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Order;
import org.avow.engine.text.Span;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;

/**
 * Reads the entries of {@code waivers} documents against the rules of the packs (semantics 6.6).
 * Mutable, for one thread; ids are unique over everything that one reader reads.
 */
final class WaiverReader {
  private static final String[] KEYS = {
    "waiver", "rule", "key", "reason", "ticket", "requested_by", "approvers", "start", "expiry"
  };

  private static final int LONGEST_NAME = 200;

  private final RuleNames names;
  private final WaiverKeys keys;
  private final Diagnostics diagnostics;
  private final Map<String, Span> ids = new LinkedHashMap<>();
  private final List<Waiver> waivers = new ArrayList<>();

  WaiverReader(List<Policy> policies, RuleNames names, Diagnostics diagnostics) {
    this.names = names;
    this.keys = new WaiverKeys(policies, diagnostics);
    this.diagnostics = diagnostics;
  }

  /** Everything that was read, in order of id. */
  List<Waiver> waivers() {
    return waivers.stream().sorted(Order.by(Waiver::id, Place::compareUtf8)).toList();
  }

  /** Where personal values stand in the clear, which no message may show. */
  List<Span> personal() {
    return keys.personal();
  }

  /** Reads one entry. */
  void read(YamlMapping mapping) {
    Entries entries = Entries.of(mapping, "a waiver", diagnostics, KEYS);
    Optional<YamlScalar> id = entries.required("waiver");
    Optional<String> declared = id.flatMap(this::declare);
    Optional<String> rule =
        entries.required("rule").flatMap(name -> names.resolve(name, diagnostics));
    Optional<WaiverKeys.Read> key = keys.read(entries, rule);
    Optional<String> reason = words(entries, "reason");
    Optional<String> ticket = words(entries, "ticket");
    Optional<String> requester = words(entries, "requested_by");
    List<Waiver.Approval> approvals = approvals(entries, requester);
    Optional<Long> start =
        entries.required("start").flatMap(s -> TimeLiterals.start(s, diagnostics));
    Optional<Long> expiry =
        entries.required("expiry").flatMap(s -> TimeLiterals.start(s, diagnostics));
    if (start.isPresent() && expiry.isPresent()) {
      checkOrder(entries, start.get(), expiry.get(), approvals);
    }
    boolean complete =
        declared.isPresent() && rule.isPresent() && key.isPresent() && reason.isPresent();
    if (complete && ticket.isPresent() && requester.isPresent() && start.isPresent()) {
      expiry.ifPresent(
          end ->
              waivers.add(
                  new Waiver(
                      declared.get(),
                      rule.get(),
                      key.get().scope(),
                      key.get().parts(),
                      reason.get(),
                      ticket.get(),
                      requester.get(),
                      approvals,
                      start.get(),
                      end,
                      id.orElseThrow().span())));
    }
  }

  private Optional<String> declare(YamlScalar name) {
    Span first = ids.putIfAbsent(name.text(), name.span());
    if (first != null) {
      Names.duplicate(name, "waivers", first, diagnostics);
      return Optional.empty();
    }
    return Names.sourceId(name, diagnostics);
  }

  /** Words that must be there and say something. */
  private Optional<String> words(Entries entries, String key) {
    Optional<YamlScalar> scalar = entries.required(key);
    Optional<String> text =
        scalar.map(YamlScalar::text).map(String::strip).filter(words -> !words.isEmpty());
    if (scalar.isPresent() && text.isEmpty()) {
      diagnostics.add(
          Code.INVALID_VALUE,
          scalar.get().span(),
          "`" + key + "` says nothing",
          "whoever reads the waiver must be able to follow it up");
    }
    return text;
  }

  private List<Waiver.Approval> approvals(Entries entries, Optional<String> requester) {
    entries.require("approvers");
    List<Waiver.Approval> approvals = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (YamlMapping mapping : entries.mappings("approvers")) {
      Entries approval = Entries.of(mapping, "an approver", diagnostics, "name", "approved_at");
      Optional<YamlScalar> name = approval.required("name");
      Optional<Moment> at =
          approval
              .required("approved_at")
              .flatMap(scalar -> TimeLiterals.moment(scalar, diagnostics));
      Optional<String> approver = words(approval, "name").filter(n -> n.length() <= LONGEST_NAME);
      if (approver.isEmpty() || at.isEmpty()) {
        continue;
      }
      if (requester.filter(r -> same(r).equals(same(approver.get()))).isPresent()) {
        refuseRequester(name.orElseThrow());
      } else if (seen.contains(same(approver.get()))) {
        Names.repeated(name.orElseThrow(), diagnostics);
      } else {
        seen.add(same(approver.get()));
        approvals.add(new Waiver.Approval(approver.get(), at.get()));
      }
    }
    return approvals;
  }

  /** One person, however the name is written in small and capital letters. */
  private static String same(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private void refuseRequester(YamlScalar name) {
    diagnostics.add(
        Code.SELF_APPROVED_WAIVER,
        name.span(),
        Diagnostic.quote(name.text()) + " approves a waiver that the same person requests",
        "remove the approval, and ask somebody else");
  }

  private void checkOrder(
      Entries entries, long start, long expiry, List<Waiver.Approval> approvals) {
    if (expiry <= start) {
      diagnostics.add(
          Code.WAIVER_DATES,
          entries.keySpan("expiry"),
          "the waiver expires before it starts",
          "`start` is the instant after which it is active, `expiry` the one before which it is");
    }
    for (Waiver.Approval approval : approvals) {
      if (approval.at().earliest() >= expiry) {
        diagnostics.add(
            Code.WAIVER_DATES,
            entries.keySpan("approvers"),
            Diagnostic.quote(approval.approver())
                + " approves the waiver only when it has expired, "
                + Timestamps.format(approval.at()),
            "check `approved_at` and `expiry`");
      }
    }
  }
}
