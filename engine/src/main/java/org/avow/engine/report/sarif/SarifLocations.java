package org.avow.engine.report.sarif;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Place;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.document.DocumentDigests;
import org.avow.engine.verdict.document.DocumentSource;
import org.avow.engine.verdict.document.VerdictDocument;

/** The files of a verdict, and places in them. Immutable. */
final class SarifLocations {
  private static final String EVIDENCE = "EVIDENCE";
  private static final String POLICIES = "POLICIES";
  private static final String ROOT = "%SRCROOT%";
  private static final String UNRESERVED = "-._~/";

  private final VerdictDocument verdict;
  private final String folder;
  private final Map<String, Integer> indices = new HashMap<>();
  private final List<Json> artifacts = new ArrayList<>();

  SarifLocations(VerdictDocument verdict, String folder) {
    this.verdict = verdict;
    this.folder = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    for (DocumentSource source : verdict.sources()) {
      for (DocumentSource.EvidenceFile file : source.files()) {
        if (indices.putIfAbsent(file.path(), artifacts.size()) == null) {
          artifacts.add(
              artifact(address(file.path(), true), "analysisTarget", file.sha256())
                  .put("length", file.bytes())
                  .build());
        }
      }
    }
    for (DocumentDigests.PackFile file : verdict.digests().documents()) {
      artifacts.add(artifact(address(file.path(), false), "policy", file.sha256()).build());
    }
  }

  private static Json.Builder artifact(Json.Builder address, String role, String digest) {
    return new Json.Builder()
        .put("location", address.build())
        .put("roles", Json.Elements.texts(List.of(role)))
        .put("hashes", new Json.Builder().put("sha-256", digest).build());
  }

  /** The files of evidence, then those of the packs, with their digests. */
  Json artifacts() {
    return new Json.Elements(artifacts);
  }

  /** What the addresses of files are relative to. */
  Json bases() {
    Json.Builder bases =
        new Json.Builder().put(POLICIES, base("the folder that holds the packs of policies"));
    return folder.isEmpty()
        ? bases.put(EVIDENCE, base("the folder of the manifest")).build()
        : bases.put(ROOT, base("the folder that was given as the root of reports")).build();
  }

  private static Json base(String description) {
    return new Json.Builder().put("description", SarifReport.message(description)).build();
  }

  /** A place in evidence, the manifest, or a pack. */
  Json location(Place place) {
    boolean evidence = isEvidence(place);
    Json.Builder address = address(place.path(), evidence);
    if (evidence && indices.containsKey(place.path())) {
      address.put("index", indices.getOrDefault(place.path(), 0));
    }
    Json region =
        new Json.Builder()
            .put("startLine", place.line())
            .put("startColumn", place.column())
            .build();
    Json physical =
        new Json.Builder().put("artifactLocation", address.build()).put("region", region).build();
    Json.Builder location = new Json.Builder().put("physicalLocation", physical);
    if (!place.pointer().isEmpty()) {
      Json logical =
          new Json.Builder()
              .put("fullyQualifiedName", place.pointer())
              .put("kind", "member")
              .build();
      location.put("logicalLocations", new Json.Elements(List.of(logical)));
    }
    return location.build();
  }

  /** Places without a source stand in a pack, if one of its files has that name. */
  private boolean isEvidence(Place place) {
    return !place.source().isEmpty()
        || verdict.digests().documents().stream().noneMatch(f -> f.path().equals(place.path()));
  }

  private Json.Builder address(String path, boolean evidence) {
    String uri = evidence ? encoded(folder + path) : encoded(path);
    String base = folder.isEmpty() ? EVIDENCE : ROOT;
    return new Json.Builder().put("uri", uri).put("uriBaseId", evidence ? base : POLICIES);
  }

  /** A path as a relative reference (RFC 3986): all but unreserved characters are escaped. */
  static String encoded(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%');
        uri.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        uri.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return uri.toString();
  }
}
