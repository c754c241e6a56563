package org.avow.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.ManifestReader;

/**
 * The manifest for a body that is one source, written from the query: what it says there is said as
 * in a manifest, and checked as one.
 */
final class SingleSource {
  /** Parameters of the source, each once. */
  static final Set<String> PARAMETERS =
      Set.of(
          "source",
          "path",
          "feed",
          "format",
          "stream",
          "part",
          "standing",
          "ordered",
          "cover_from",
          "cover_until",
          "cover_at",
          "cover_at_field");

  /** Spans that the source does not cover, {@code FROM/UNTIL}. */
  static final String EXCEPT = "cover_except";

  private final Query query;
  private final StringBuilder text = new StringBuilder("manifest: evidence of a request\n");

  private SingleSource(Query query) {
    this.query = query;
  }

  /** Writes and reads the manifest; its errors are those of {@link ManifestReader}. */
  static Manifest manifest(Query query, EvidenceMedia media, Pack pack) {
    String yaml = new SingleSource(query).write(media, pack);
    return ManifestReader.read("request", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private String write(EvidenceMedia media, Pack pack) {
    text.append("packs: [").append(String.join(", ", pack.names())).append("]\nsources:\n");
    Optional<String> format = query.one("format").or(() -> format(media, pack));
    String ending = format.orElse(media.ending());
    text.append("  - source: ").append(quoted(query.one("source").orElse("request"))).append('\n');
    line("path", Optional.of(query.one("path").orElse("request." + ending)));
    line("feed", query.one("feed"));
    line("format", format);
    line("stream", query.one("stream"));
    line("part", query.one("part"));
    line("standing", query.one("standing"));
    query.one("ordered").ifPresent(value -> text.append("    ordered: ").append(flag(value)));
    covers();
    return text.toString();
  }

  /** Of JSON the feed may say more than the media type does. */
  private Optional<String> format(EvidenceMedia media, Pack pack) {
    if (media.format().isPresent()) {
      return media.format();
    }
    Optional<String> ofFeed = query.one("feed").flatMap(pack::feed).flatMap(FeedDefinition::format);
    if (ofFeed.isEmpty() && media.ending().isEmpty() && !query.has("path")) {
      throw new Problem(
          Problem.Kind.WRONG_TYPE,
          "neither the body's type nor the feed says what format it has",
          "say it with `format=`");
    }
    return ofFeed.isPresent() || media.ending().isEmpty() ? ofFeed : Optional.of(media.ending());
  }

  private void line(String key, Optional<String> value) {
    value.ifPresent(
        v -> text.append("    ").append(key).append(": ").append(quoted(v)).append('\n'));
  }

  private static String flag(String value) {
    return (value.equals("true") || value.equals("false") ? value : quoted(value)) + "\n";
  }

  private void covers() {
    Map<String, String> keys =
        Map.of("cover_from", "from", "cover_until", "until", "cover_at", "at");
    List<String> order = List.of("cover_from", "cover_until", "cover_at");
    if (order.stream().noneMatch(query::has)
        && !query.has(EXCEPT)
        && !query.has("cover_at_field")) {
      return;
    }
    text.append("    covers:\n");
    for (String name : order) {
      query
          .one(name)
          .ifPresent(
              v ->
                  text.append("      ")
                      .append(keys.get(name))
                      .append(": ")
                      .append(quoted(v))
                      .append('\n'));
    }
    query
        .one("cover_at_field")
        .ifPresent(v -> text.append("      at_field: ").append(quoted(v)).append('\n'));
    List<String> gaps = query.all(EXCEPT);
    if (!gaps.isEmpty()) {
      text.append("      except:\n");
      gaps.forEach(this::gap);
    }
  }

  private void gap(String span) {
    String[] ends = span.split("/", 2);
    text.append("        - { from: ").append(quoted(ends[0]));
    if (ends.length == 2) {
      text.append(", until: ").append(quoted(ends[1]));
    }
    text.append(" }\n");
  }

  /** A YAML scalar in double quotes. */
  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
        quoted.append("\\u");
        String hex = Integer.toHexString(c);
        quoted.append("0".repeat(4 - hex.length())).append(hex);
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
