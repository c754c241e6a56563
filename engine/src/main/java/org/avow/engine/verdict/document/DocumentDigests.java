package org.avow.engine.verdict.document;

import java.util.List;

/**
 * Digests (SHA-256) of what decides. Immutable.
 *
 * @param findings of the full findings file
 * @param documents the files of the packs
 * @param waivers the files of waivers
 */
public record DocumentDigests(
    String manifest, String findings, List<PackFile> documents, List<WaiverFile> waivers) {
  public DocumentDigests {
    documents = List.copyOf(documents);
    waivers = List.copyOf(waivers);
  }

  /**
   * A file of a pack.
   *
   * @param path relative to the folder of packs
   * @param kind {@code policy}, {@code vocabulary}, {@code feed}, ... or {@code data}
   */
  public record PackFile(String path, String kind, String sha256) {
    private static PackFile of(MemberReader reader) throws InvalidVerdictException {
      return new PackFile(reader.text("path"), reader.text("kind"), reader.text("sha256"));
    }
  }

  /**
   * A file of waivers.
   *
   * @param path relative to the manifest's folder, or a mere name
   */
  public record WaiverFile(String path, String sha256) {
    private static WaiverFile of(MemberReader reader) throws InvalidVerdictException {
      return new WaiverFile(reader.text("path"), reader.text("sha256"));
    }
  }

  static DocumentDigests of(MemberReader reader) throws InvalidVerdictException {
    return new DocumentDigests(
        reader.text("manifest"),
        reader.text("findings"),
        reader.objects("documents", PackFile::of),
        reader.objects("waivers", WaiverFile::of));
  }
}
