package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.diagnostic.Snippet;
import org.avow.engine.policy.Pack;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.Test;

final class PackLoaderTest {

  private static final String PACK =
      """
      commitments: promise
      title: A promise
      clauses:
        - id: opt-in
          quote: nothing is collected before the user opts in
        - id: leave
          quote: all of it
          due: 2014-12-31
          zone: Asia/Kolkata
        - id: care
          quote: utmost care
          checkable: false
          because: no measure
      ---
      vocabulary: phone
      streams:
        consents:
          parts: [eu, in]
          collect: Export it.
      types:
        consent:
          kind: event
          id: [event_id]
          sequence: seq
          streams: [consents]
          fields:
            event_id: { type: string, personal: false }
            subject: { type: string, personal: true, description: Pseudonym of the user }
            service: { type: string, personal: false }
            granted: { type: bool }
            channel: { type: string, personal: false, default: unknown }
            seq: { type: int }
          derive:
            next_at: { next: [subject, service] }
            by_phone: consent.channel == 'phone'
            twice: consent.by_phone && consent.granted
        collection:
          kind: event
          fields:
            subject: { type: string, personal: true }
            service: { type: string, personal: false }
        store:
          kind: state
          id: [name]
          fields:
            name: { type: string, personal: false }
            provider: { type: string, personal: false }
            region: { type: string, personal: false }
            tags: { type: list<string>, personal: false }
      ---
      table: region
      columns: { provider: string, region: string, country: string, limit: int }
      key: [provider, region]
      rows:
        - [aws, ap-southeast-1, SG, 5]
        - [aws, cn-north-1, CN, null]
      ---
      feed: consents
      format: jsonl
      records: /events/*
      stream: consents
      facts:
        - make: consent
          when: record.kind == 'consent'
          each: record.choices
          fields:
            subject: record.user
            granted: item.choice == 'on'
            at: record.time
          copy: [channel]
      ---
      policy: consent
      title: Nothing before the opt-in
      keeps: [opt-in]
      severity: critical
      params:
        grace: PT1H
        approvers: { type: int, default: 2, min: 1, max: 5, description: Distinct approvers }
        start: 2014-03-31
      rules:
        - rule: explicit-consent
          for: collection as c
          where: c.service != 'find_device'
          require:
            latest: consent
            where: consent.subject == c.subject && consent.service == c.service
            satisfies: consent.granted
          message: "${c.service} collected without ${params.approvers}"
          fix: Turn it off.
        - rule: honoured
          for: consent
          where: "!consent.granted"
          require:
            all:
              - none: collection
                where: collection.subject == consent.subject
                after: consent.at + params.grace
                before: consent.next_at
              - any:
                  - count: collection
                    where: collection.subject == consent.subject
                    at_least: params.approvers
                    distinct: collection.service
                    preceding: P7D
                  - recurring: collection
                    where: collection.subject == consent.subject
                    at_most_apart: P30D
                    from: 2014-01-01
                    to: params.start
        - rule: rate
          for: collection
          per: [collection.subject, day(collection.at)]
          at_most: 25
      ---
      policy: residency
      keeps: [leave]
      rules:
        - rule: singapore
          require:
            exists: store
            where: region(store.provider, store.region).country == 'SG'
        - rule: not-china
          for: store
          require: region(store.provider, store.region).country != 'CN'
      ---
      profile: strict
      params: { consent.grace: PT0S, consent.start: 2014-06-30 }
      parts: { consents: [us] }
      ---
      tests: consent
      cases:
        - case: after the opt-in
          as_of: 2014-12-15
          profile: strict
          covers:
            all: { from: beginning, until: 2014-12-15, at: 2014-12-14 }
          facts:
            - consent: { event_id: c1, subject: u1, service: m, granted: true, at: 2014-12-01T10:00:00Z }
            - collection: { subject: u1, service: m, at: 2014-12-02 }
              unknown: [service]
            - unreadable: [collection]
            - store: { name: a, provider: aws, region: cn-north-1, tags: [x, y] }
          expect:
            explicit-consent: pass
            clause:opt-in: fail
            consent/honoured: { outcome: fail, reasons: [violated], counts: { fail: 1 }, due: 2014-12-31 }
      """;

  @Test
  void aPackOfEverything() {
    Pack pack = load(PACK);
    assertThat(pack.warnings()).isEmpty();
    assertThat(pack.policies()).extracting(p -> p.id()).containsExactly("consent", "residency");
    assertThat(pack.tests()).hasSize(1);
  }

  private static Pack load(String text) {
    try {
      return PackLoader.load(List.of(new TextFile("pack.yaml", text)));
    } catch (InvalidDocumentsException e) {
      StringBuilder all = new StringBuilder();
      e.diagnostics().forEach(d -> all.append(Snippet.of(d)).append("\n\n"));
      throw new AssertionError(all.toString());
    }
  }
}
