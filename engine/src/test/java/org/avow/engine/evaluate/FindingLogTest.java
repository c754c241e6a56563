package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.avow.engine.evaluate.kept.NoRoomException;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings that wait as bytes, in memory or in a file. */
final class FindingLogTest {
  private static final String PACK =
      """
      vocabulary: test
      types:
        item:
          kind: event
          description: Something
          fields:
            name: { type: string, personal: false }
            size: { type: int }
      ---
      policy: p
      title: T
      rules:
        - rule: r
          for: item
          require: item.size > 1
      """;

  private final Rule rule = new Scenario(PACK).pack().policies().get(0).rules().get(0);
  private final FactType type = rule.judged().orElseThrow().type();

  @TempDir Path folder;

  @Test
  void arriveInAnyOrderAndLeaveInTheirs() {
    for (int seed = 0; seed < 40; seed++) {
      List<Finding> all = random(seed).findings(1 + seed * 40);
      List<String> expected = sorted(all);
      for (int block : new int[] {1, 300, 1 << 16}) {
        for (long bound : new long[] {0, 5_000, Long.MAX_VALUE}) {
          try (FindingSpace space = new FindingSpace(bound, block, folder)) {
            assertThat(read(log(all, space, seed), all.size()))
                .as("seed %s, block %s, bound %s", seed, block, bound)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void areAbsorbedFromLogsInMemory() {
    List<Finding> all = random(7).findings(3_000);
    try (FindingSpace space = new FindingSpace(2_000, 500, folder)) {
      FindingLog whole = new FindingLog(space);
      for (int start = 0; start < all.size(); start += 100) {
        FindingSpace apart = new FindingSpace(Long.MAX_VALUE, 200 + start, folder);
        whole.absorb(log(all.subList(start, start + 100), apart, start));
      }
      assertThat(read(whole, all.size())).isEqualTo(sorted(all));
      assertThat(space.spilled()).isPositive();
    }
  }

  @Test
  void staysInMemoryAsLongAsItIsLittle() {
    try (FindingSpace space = new FindingSpace(1 << 20, folder)) {
      List<Finding> few = random(3).findings(100);
      assertThat(read(log(few, space, 1), 100)).isEqualTo(sorted(few));
      assertThat(space.spilled()).isZero();
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    FindingSpace space = new FindingSpace(0, 1, folder);
    log(random(5).findings(500), space, 1);
    assertThat(space.spilled()).isPositive();
    space.close();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void saysWhereThereIsNoRoom() {
    Path nowhere = folder.resolve("nowhere");
    try (FindingSpace space = new FindingSpace(0, 1, nowhere)) {
      List<Finding> one = random(5).findings(1);
      assertThatThrownBy(() -> log(one, space, 1))
          .isInstanceOf(NoRoomException.class)
          .hasMessage(
              "findings do not fit into memory, and cannot wait in a file in `" + nowhere + "`");
    }
  }

  private RandomFindings random(long seed) {
    return new RandomFindings(type, seed);
  }

  private static FindingLog log(List<Finding> findings, FindingSpace space, int seed) {
    List<Finding> shuffled = new ArrayList<>(findings);
    Collections.shuffle(shuffled, new Random(seed));
    FindingLog log = new FindingLog(space);
    for (Finding finding : shuffled) {
      log.add(finding, Findings.place(finding), Findings.place(finding).line());
    }
    return log;
  }

  /** What is read, twice. */
  private List<String> read(FindingLog log, int size) {
    Findings findings = Findings.of(rule, List.of(), log, size, finding -> finding);
    List<String> first = findings.stream().map(FindingLogTest::words).toList();
    assertThat(findings.stream().map(FindingLogTest::words).toList()).isEqualTo(first);
    assertThat(findings.size()).isEqualTo(size);
    return first;
  }

  /** With findings of the rule itself, of which some stand where one of the log does. */
  @Test
  void comeInBatches() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      RandomFindings made = random(seed);
      List<Finding> logged = seed % 10 == 0 ? List.of() : made.findings(1 + seed * 40);
      List<Finding> own = new ArrayList<>();
      for (int i = 0; i < seed % 5; i++) {
        Place place =
            logged.isEmpty() || random.nextBoolean()
                ? made.place()
                : Findings.place(logged.get(random.nextInt(logged.size())));
        own.add(made.ofRule(place));
      }
      List<Finding> all = new ArrayList<>(own);
      all.addAll(logged);
      all.sort(Findings.ORDER);
      try (FindingSpace space = new FindingSpace(5_000, 300, folder)) {
        FindingLog log = log(logged, space, seed);
        Findings findings = Findings.of(rule, own, log, logged.size(), finding -> finding);
        assertThat(words(findings)).as("seed %s", seed).isEqualTo(words(all));
        for (int first : new int[] {0, 1, 7, 100, 5_000}) {
          assertBatches(findings.batches(first), first, all);
        }
      }
      assertThat(words(Findings.of(own)))
          .isEqualTo(words(own.stream().sorted(Findings.ORDER).toList()));
      assertBatches(Findings.of(own).batches(1), 1, own.stream().sorted(Findings.ORDER).toList());
    }
  }

  private static void assertBatches(
      Iterator<FindingBatch> batches, int first, List<Finding> expected) {
    List<String> all = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    while (batches.hasNext()) {
      FindingBatch batch = batches.next();
      List<String> words = words(batch);
      assertThat(words).hasSize(batch.size()).isNotEmpty().isEqualTo(words(batch));
      all.addAll(words);
      ends.add(all.size());
    }
    assertThat(all).isEqualTo(words(expected));
    if (first > 0 && first < all.size()) {
      assertThat(ends).contains(first);
    }
  }

  private static List<String> words(Iterable<Finding> findings) {
    List<String> words = new ArrayList<>();
    findings.forEach(finding -> words.add(words(finding)));
    return words;
  }

  private static List<String> sorted(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::outcome).thenComparing(Findings::place))
        .map(FindingLogTest::words)
        .toList();
  }

  /** All that a finding says. */
  private static String words(Finding finding) {
    if (finding.subject() instanceof Finding.OfRule) {
      return finding.toString();
    }
    Fact fact =
        finding.subject() instanceof Finding.OfGroup group
            ? group.first()
            : ((Finding.OfFact) finding.subject()).fact();
    String key = finding.subject() instanceof Finding.OfGroup group ? group.key() + " " : "";
    return String.join(
        " ",
        finding.outcome().word(),
        key + fact.place(),
        fact.slots() + (fact.doubtful() ? " doubtful" : ""),
        reasons(fact.slots()),
        EnumSet.copyOf(finding.reasons()).toString(),
        finding.gaps().toString(),
        finding.at() + " " + finding.due() + " " + finding.lateSince(),
        finding.count() + " " + finding.remark());
  }

  /** What equality leaves out. */
  private static String reasons(List<Value> values) {
    return values.stream()
        .filter(Value.Unknown.class::isInstance)
        .map(value -> ((Value.Unknown) value).told() + ((Value.Unknown) value).reason())
        .toList()
        .toString();
  }
}
