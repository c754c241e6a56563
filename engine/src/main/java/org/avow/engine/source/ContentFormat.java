package org.avow.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format of a file whose name does not say it, as far as its first bytes show. */
public final class ContentFormat {
  private static final Pattern PLAN =
      Pattern.compile("\"(terraform_version|planned_values|resource_changes)\"");
  private static final Pattern OBJECT =
      Pattern.compile("(?m)(^apiVersion:|\"apiVersion\"\\s*:)[\\s\\S]*(^kind:|\"kind\"\\s*:)");

  private ContentFormat() {}

  /** A plan of Terraform, or a manifest of Kubernetes; empty if it is neither, or unreadable. */
  public static Optional<Format> of(EvidenceFile.Content content) {
    try (InputStream stream = content.open();
        EvidenceText text = new EvidenceText(stream)) {
      String head = text.headText();
      if (text.startsWith('{')
          && head.contains("\"format_version\"")
          && PLAN.matcher(head).find()) {
        return Optional.of(Format.TERRAFORM_PLAN);
      }
      return OBJECT.matcher(head).find() ? Optional.of(Format.KUBERNETES) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
