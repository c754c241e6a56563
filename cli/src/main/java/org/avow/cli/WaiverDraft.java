package org.avow.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Waivers;
import org.avow.engine.policy.check.WaiverDocuments;

/**
 * A waiver that nobody has approved yet, as an entry of a {@code waivers} document. Immutable.
 *
 * @param key parts by name; empty: the rule itself
 */
record WaiverDraft(
    String id,
    String rule,
    Map<String, String> key,
    String reason,
    String ticket,
    String requestedBy,
    String start,
    String expiry) {
  private static final String HEAD = "waivers: waivers\nentries:\n";

  /**
   * A document that holds it alone.
   *
   * @throws org.avow.engine.diagnostic.InvalidDocumentsException if it is no waiver of the pack
   */
  byte[] alone(Pack pack) {
    return checked("waivers.yaml", HEAD + entry(), pack);
  }

  /**
   * Appends it to a file, or makes the file.
   *
   * @throws Refusal if the file cannot be read or written, or its entries do not stand at its end
   */
  void appendTo(Path file, Pack pack) {
    String before = Files.exists(file) ? read(file) : HEAD;
    String text = before.isEmpty() || before.endsWith("\n") ? before : before + "\n";
    OutputFile.write(file, checked(String.valueOf(file.getFileName()), text + entry(), pack));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8)
          .replaceFirst("(?m)^entries: *\\[] *$", "entries:");
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.UNREADABLE, "`" + file + "` cannot be read", "check that it is UTF-8 text");
    }
  }

  private byte[] checked(String name, String text, Pack pack) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    WaiverDocuments documents = new WaiverDocuments(pack);
    documents.read(name, bytes);
    Diagnostics diagnostics = new Diagnostics();
    Waivers waivers = documents.finish(diagnostics);
    diagnostics.throwOnError();
    if (waivers.entries().stream().noneMatch(waiver -> waiver.id().equals(id))) {
      throw new Refusal(
          ExitCode.INVALID,
          "the entries of `" + name + "` do not stand at its end",
          "write to another file, and copy the waiver where it belongs");
    }
    return bytes;
  }

  private String entry() {
    String parts =
        key.entrySet().stream()
            .map(part -> quoted(part.getKey()) + ": " + quoted(part.getValue()))
            .collect(Collectors.joining(", "));
    return "  - waiver: "
        + quoted(id)
        + "\n    rule: "
        + quoted(rule)
        + (parts.isEmpty() ? "" : "\n    key: { " + parts + " }")
        + "\n    reason: "
        + quoted(reason)
        + "\n    ticket: "
        + quoted(ticket)
        + "\n    requested_by: "
        + quoted(requestedBy)
        + "\n    # Others approve it here: - { name: alice, approved_at: 2014-12-10T09:00:00Z }"
        + "\n    approvers: []"
        + "\n    start: "
        + quoted(start)
        + "\n    expiry: "
        + quoted(expiry)
        + "\n";
  }

  /** As YAML on one line, with every character as it is. */
  private static String quoted(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        quoted.append("\\u").append(HexFormat.of().withUpperCase().toHexDigits(c));
      } else if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
