package org.avow.engine.policy.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.syntax.TextDecoder;
import org.avow.engine.text.TextFile;

/**
 * A checked pack as it is kept: whole, but for its tests.
 *
 * @param attachments the files that its documents name, as they were read
 */
record KeptPack(List<Pack.DocumentDigest> attachments, Pack pack) {
  private static final int TAG = 'P';

  KeptPack {
    attachments = List.copyOf(attachments);
  }

  /**
   * The pack that was kept; empty if it is something else, or a file that its documents name has
   * changed.
   *
   * @param documents by their names
   */
  static Optional<Pack> read(
      byte[] content, Map<String, byte[]> documents, Attachments attachments) {
    if (content.length == 0 || content[0] != TAG) {
      return Optional.empty();
    }
    return KeptReader.read(content, 1, KeptPack.class, name -> text(name, documents))
        .filter(kept -> attachments.are(kept.attachments()))
        .map(KeptPack::pack);
  }

  private static Optional<TextFile> text(String name, Map<String, byte[]> documents) {
    return Optional.ofNullable(documents.get(name))
        .flatMap(bytes -> TextDecoder.decode(name, bytes, new Diagnostics()));
  }

  /**
   * What is to be kept of a pack; empty if there is code in it.
   *
   * @param documents names of those that a reader has
   */
  static Optional<byte[]> bytes(Pack pack, Set<String> documents, Attachments attachments) {
    Pack untested =
        new Pack(
            pack.names(),
            pack.vocabulary(),
            pack.tables(),
            pack.commitments(),
            pack.policies(),
            pack.profiles(),
            pack.feeds(),
            List.of(),
            pack.documents(),
            pack.warnings());
    Set<String> attached =
        attachments.digests().stream().map(Pack.DocumentDigest::path).collect(Collectors.toSet());
    return KeptWriter.bytes(
        TAG,
        new KeptPack(attachments.digests(), untested),
        text -> documents.contains(text.name()) && !attached.contains(text.name()));
  }
}
