package org.avow.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FactType;
import org.avow.engine.feed.Detour.Kind;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.source.FileSupply;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of feeds, and why some of them are read in full. */
final class FeedOutlineTest {
  private static final String VOCABULARY =
      """
      vocabulary: shop
      types:
        sale:
          kind: event
          fields:
            customer: { type: string, personal: true }
            till: { type: string, personal: false }
            big: { type: bool }
        shelf:
          kind: state
          id: [shelf]
          fields:
            shelf: { type: string, personal: false }
      ---
      feed: till
      format: jsonl
      """;

  private static Pack pack(String feed) {
    return PackLoader.load(List.of(new TextFile("pack.yaml", VOCABULARY + feed)));
  }

  private static Function<FactType, Set<Integer>> reads(Integer... slots) {
    return type -> Set.of(slots);
  }

  private static FeedOutline outline(String feed, Integer... slots) {
    return FeedOutline.of(pack(feed).feed("till").orElseThrow(), reads(slots));
  }

  /** What a feed needs of a record when the slots 0 and 1, `at` and `customer`, are read. */
  static Stream<Map.Entry<String, Detour>> detours() {
    return Stream.of(
        Map.entry(
            "records: /all/*\nfacts:\n  - make: sale\n    copy: [at]\n", Detour.of(Kind.RECORDS)),
        Map.entry(
            "facts:\n  - make: sale\n    each: record.items\n    fields: { at: record.at }\n",
            Detour.of(Kind.EACH, "sale")),
        Map.entry(
            "facts:\n  - make: shelf\n    copy: [shelf]\n", Detour.of(Kind.STATE_TYPE, "shelf")),
        Map.entry(
            "facts:\n  - make: sale\n    when: record.amount > 3\n    copy: [at]\n",
            Detour.of(Kind.CONDITION, "sale")),
        Map.entry(
            "facts:\n  - make: sale\n    fields: { at: record.at, customer: string(record.who) }\n",
            Detour.of(Kind.COMPUTED_FIELD, "sale", "customer")));
  }

  @ParameterizedTest
  @MethodSource("detours")
  void saysWhyRecordsAreReadInFull(Map.Entry<String, Detour> expected) {
    FeedOutline outline = outline(expected.getKey(), 0, 1);
    assertThat(outline.detour()).contains(expected.getValue());
    assertThat(outline.columns()).isEmpty();
  }

  @Test
  void namesThePartsOfARecordThatAreRead() {
    FeedOutline outline =
        outline(
            """
            facts:
              - make: sale
                when: record.kind == 'sale'
                fields:
                  at: record.at
                  customer: record.who.id
                  till: source.path
                  big: record.lines[0].amount > record["the limit"]
            """,
            0,
            1);
    assertThat(told(outline))
        .containsExactly("record.kind -> at record.at", "record.kind -> customer record.who.id");
    assertThat(outline.columns().stream().map(c -> c.path() + " " + c.type()))
        .containsExactly("record.at timestamp", "record.kind string", "record.who.id string");
    assertThat(outline.detour()).isEmpty();
  }

  @Test
  void namesThePartsThatComputedFieldsAreMadeOf() {
    FeedOutline outline =
        outline(
            """
            facts:
              - make: sale
                fields:
                  at: timestamp('2014-12-01')
                  till: source.path
                  big: "record.lines[0].amount > record['the limit'] || record.all.exists(x, x.y)"
            """,
            0,
            1,
            2,
            3);
    assertThat(told(outline))
        .containsExactly(
            " -> at ",
            " -> customer absent",
            " -> till source.path",
            " -> big record.all record.lines[0].amount record['the limit']");
  }

  private static List<String> told(FeedOutline outline) {
    return outline.makings().stream()
        .flatMap(
            making ->
                making.fields().stream()
                    .map(
                        field ->
                            String.join(" ", making.deciding())
                                + " -> "
                                + field.field()
                                + " "
                                + (field.given() ? String.join(" ", field.paths()) : "absent")))
        .toList();
  }

  @Test
  void saysWhichSourcesAreReadInFull(@TempDir Path folder) throws IOException {
    String record = "{\"at\":\"2014-12-01T00:00:00Z\",\"who\":\"u1\"}\n";
    Files.writeString(folder.resolve("good.jsonl"), record);
    Files.writeString(folder.resolve("empty.jsonl"), "");
    Files.writeString(folder.resolve("table.csv"), "at,who\n");
    Files.writeString(folder.resolve("unsaid"), record);
    Files.writeString(
        folder.resolve("avow.yaml"),
        """
        manifest: Shop
        packs: [shop]
        sources:
          - { source: lines, path: good.jsonl, feed: till }
          - { source: built-in, path: good.jsonl }
          - { source: table, path: table.csv, feed: open }
          - { source: unsaid, path: unsaid, feed: open }
          - { source: empty, path: empty.jsonl, feed: till }
          - { source: ordered, path: good.jsonl, feed: till, ordered: true }
          - { source: absent, path: nowhere.jsonl, feed: till }
        """);
    Manifest manifest = ManifestReader.read(folder.resolve("avow.yaml"));
    Diagnostics diagnostics = new Diagnostics();
    String making = "facts:\n  - make: sale\n    fields: { at: record.at, customer: record.who }\n";
    List<SourceOutline> sources =
        SourceOutline.of(
            manifest,
            FileSupply.below(folder),
            pack(making + "---\nfeed: open\n" + making),
            reads(0, 1),
            diagnostics);
    assertThat(diagnostics.hasErrors()).isFalse();
    assertThat(sources.stream().map(FeedOutlineTest::told))
        .containsExactly(
            "lines: 1 till []",
            "built-in: 1 facts [FACTS[]]",
            "table: 1 open [FORMAT[csv]]",
            "unsaid: 1 open [NO_FORMAT[unsaid]]",
            "empty: 1 till [EMPTY_FILE[empty.jsonl]]",
            "ordered: 1 till [ORDERED[]]",
            "absent: 0 till [] `nowhere.jsonl` does not exist");
  }

  private static String told(SourceOutline source) {
    return source.entry().id()
        + ": "
        + source.files()
        + " "
        + source.feed()
        + " "
        + source.detour().stream()
            .map(detour -> detour.kind() + detour.names().toString())
            .collect(Collectors.toList())
        + source.problem().map(problem -> " " + problem).orElse("");
  }
}
