package org.avow.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.avow.engine.policy.Manifest.Cover;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.policy.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on the command line. */
final class ImpliedManifestTest {
  private static final String FEEDS =
      """
      feed: b-consents
      files: ["consent-*.jsonl"]
      facts: [{ make: consent, fields: { at: record.at } }]
      ---
      feed: a-consents
      files: ["consent-??.jsonl", "*.har"]
      facts: [{ make: consent, fields: { at: record.at } }]
      """;

  @TempDir private Path root;

  @Test
  void eachFileIsASourceReadByTheFeedThatClaimsItsName() {
    Pack pack = new Tree(root, FEEDS).pack();
    List<Path> files =
        List.of(
            root.resolve("e/consent-2014.jsonl"),
            root.resolve("e/d/ü \"1\".yaml"),
            root.resolve("e/consent-in.jsonl"),
            root.resolve("e/d/consent-in.jsonl"),
            root.resolve("e/consent-in.jsonl"));
    ImpliedManifest implied = ImpliedManifest.of(files, List.of("p"), pack);
    assertThat(implied.root()).isEqualTo(root.resolve("e"));
    assertThat(implied.manifest().packs()).containsExactly("p");
    assertThat(implied.manifest().sources())
        .extracting(ImpliedManifestTest::line)
        .containsExactly(
            "consent-2014.jsonl = consent-2014.jsonl by b-consents at 4",
            "consent-in.jsonl = consent-in.jsonl by a-consents at 7",
            "consent-in.jsonl-2 = d/consent-in.jsonl by a-consents at 10",
            "x--1-.yaml = d/ü \"1\".yaml at 13");
    assertThat(implied.manifest().sources())
        .extracting(SourceEntry::cover)
        .containsOnly(Cover.UNDECLARED);
  }

  @Test
  void theOrderOfFilesMakesNoDifference() {
    Pack pack = new Tree(root, FEEDS).pack();
    Path one = root.resolve("1.json");
    Path two = root.resolve("2.json");
    assertThat(ImpliedManifest.of(List.of(two, one), List.of("p"), pack).manifest().digest())
        .isEqualTo(ImpliedManifest.of(List.of(one, two), List.of("p"), pack).manifest().digest());
    assertThat(ImpliedManifest.of(List.of(one), List.of("p"), pack).root()).isEqualTo(root);
  }

  private static String line(SourceEntry entry) {
    String feed = entry.feed().map(f -> " by " + f).orElse("");
    return entry.id() + " = " + entry.path() + feed + " at " + entry.span().line();
  }
}
