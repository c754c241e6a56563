package org.avow.engine.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.avow.engine.fact.Standing;

/** The formats that can be read, each with its decoder. */
public enum Format {
  YAML,
  JSON,
  JSONL,
  CSV,
  HAR,
  ACCESS_LOG,
  TERRAFORM_PLAN,
  KUBERNETES,
  PROPERTIES,
  TOML;

  /** As written in manifests and feeds: {@code jsonl}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The standing of sources that state none (semantics 2.8). */
  public Standing standing() {
    boolean declared = this == TERRAFORM_PLAN || this == KUBERNETES;
    return declared ? Standing.DECLARED : Standing.OBSERVED;
  }

  /** The format of that word. */
  public static Optional<Format> of(String word) {
    return List.of(values()).stream().filter(f -> f.word().equals(word)).findFirst();
  }

  /** The format that the ending of a file's name says, whether packed or rotated. */
  public static Optional<Format> ofFileName(String name) {
    String plain = RotatedName.of(name).stem().toLowerCase(Locale.ROOT);
    if (plain.endsWith("access_log")) {
      return Optional.of(ACCESS_LOG);
    }
    if (plain.endsWith("tfplan.json")) {
      return Optional.of(TERRAFORM_PLAN);
    }
    return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
      case "yaml", "yml" -> Optional.of(YAML);
      case "json" -> Optional.of(JSON);
      case "jsonl", "ndjson" -> Optional.of(JSONL);
      case "csv" -> Optional.of(CSV);
      case "har" -> Optional.of(HAR);
      case "properties" -> Optional.of(PROPERTIES);
      case "toml" -> Optional.of(TOML);
      case "log" -> Optional.of(ACCESS_LOG);
      default -> Optional.empty();
    };
  }

  Decoder decoder() {
    return switch (this) {
      case YAML -> new YamlDocuments();
      case JSON -> new JsonDocuments(Selection.DEFAULT);
      case JSONL -> new JsonLines();
      case CSV -> new CsvRows();
      case HAR -> new JsonDocuments(Selection.of(Optional.of("/log/entries")));
      case ACCESS_LOG -> new AccessLog();
      case TERRAFORM_PLAN -> new TerraformPlan();
      case KUBERNETES -> new Kubernetes();
      case PROPERTIES -> new PropertiesDocument();
      case TOML -> new TomlDocument();
    };
  }
}
