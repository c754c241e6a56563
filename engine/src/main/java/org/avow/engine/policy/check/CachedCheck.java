package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.CompiledExpressions;
import org.avow.engine.expression.ExpressionCompiler;
import org.avow.engine.policy.Pack;
import org.avow.engine.text.Sha256;

/** Checks documents with what is known of them, and keeps what was found out. */
final class CachedCheck {
  private final Map<String, byte[]> files;
  private final Attachments attachments;
  private final PackCache cache;

  /**
   * @param files the documents by name, in their order, without those that are shipped
   */
  CachedCheck(Map<String, byte[]> files, Attachments attachments, PackCache cache) {
    this.files = files;
    this.attachments = attachments;
    this.cache = cache;
  }

  /**
   * The pack.
   *
   * @param read what was reported while the documents were read
   */
  Pack check(List<String> names, Diagnostics read) {
    Map<String, Pack.DocumentDigest> digests = new LinkedHashMap<>();
    files.forEach(
        (name, bytes) -> digests.put(name, new Pack.DocumentDigest(name, "", Sha256.of(bytes))));
    String key = cache.key("pack " + String.join("/", names), digests.values());
    Optional<byte[]> kept = cache.find(key);
    Optional<Pack> whole =
        kept.filter(content -> read.sorted().isEmpty())
            .flatMap(content -> KeptPack.read(content, files, attachments));
    return whole.orElseGet(() -> check(names, read, digests, key, kept));
  }

  private Pack check(
      List<String> names,
      Diagnostics read,
      Map<String, Pack.DocumentDigest> digests,
      String key,
      Optional<byte[]> kept) {
    KeptExpressions known = kept.flatMap(KeptExpressions::read).orElseGet(KeptExpressions::nothing);
    DocumentSet documents = new DocumentSet(read);
    ShippedProfiles.addTo(documents);
    files.forEach(
        (name, bytes) -> {
          Pack.DocumentDigest digest = digests.get(name);
          if (digest != null && known.sound().contains(name)) {
            documents.skipTests(digest);
          } else {
            documents.add(name, bytes);
          }
        });
    CompiledExpressions expressions = known.expressions();
    Pack pack =
        new PackCheck(documents, attachments, new ExpressionCompiler(expressions))
            .check(names, read);
    if (cache.isOn() && expressions.isNew()) {
      cache.keep(
          key,
          () ->
              KeptPack.bytes(pack, files.keySet(), attachments)
                  .or(
                      () ->
                          Optional.of(
                              KeptExpressions.bytes(
                                  sound(documents.tests(), pack.warnings()), expressions))));
    }
    return pack;
  }

  private static List<String> sound(List<String> tests, List<Diagnostic> warnings) {
    Set<String> doubtful = new TreeSet<>();
    warnings.forEach(warning -> doubtful.add(warning.span().file().name()));
    List<String> sound = new ArrayList<>(tests);
    sound.removeAll(doubtful);
    return sound;
  }
}
