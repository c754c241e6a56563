package org.avow.engine.policy.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.expression.CompiledExpressions;
import org.avow.engine.policy.Pack;
import org.avow.engine.text.Sha256;

/**
 * Keeps what checking a pack has made of its expressions, so that the next run need not parse them
 * again, nor read the tests that were found sound. What is kept goes by the digests of all
 * documents and by the version of Avow, and its own digest is compared before it is used: whatever
 * does not fit is made anew. It never changes a pack. Immutable; threads may share it.
 */
public final class PackCache {
  private static final byte[] MAGIC = "avow-pack-1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 64;

  private final Optional<PrivateFolder> folder;
  private final String version;

  private PackCache(Optional<PrivateFolder> folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /** Keeps nothing. */
  public static PackCache none() {
    return new PackCache(Optional.empty(), "");
  }

  /**
   * Keeps files in a folder that belongs to one user alone.
   *
   * @param version whatever tells one build of Avow from another
   */
  public static PackCache in(PrivateFolder folder, String version) {
    return new PackCache(Optional.of(folder), version);
  }

  /**
   * What is known of a pack before it is checked.
   *
   * @param sound files that hold nothing but tests, all of them found sound
   */
  record Known(Set<String> sound, CompiledExpressions expressions) {
    static Known nothing() {
      return new Known(Set.of(), CompiledExpressions.none());
    }
  }

  /** The name under which a pack is kept: it differs as soon as a byte of a document does. */
  String key(Collection<Pack.DocumentDigest> documents) {
    StringBuilder all = new StringBuilder(version).append('\n');
    documents.forEach(file -> all.append(file.path()).append('\0').append(file.digest().hex()));
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** What was kept under the key. */
  Optional<Known> find(String key) {
    return folder.flatMap(files -> files.read(key)).flatMap(PackCache::known);
  }

  private static Optional<Known> known(byte[] file) {
    int start = MAGIC.length + DIGEST;
    if (file.length < start || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOfRange(file, start, file.length);
    String digest = new String(file, MAGIC.length, DIGEST, StandardCharsets.US_ASCII);
    if (!Sha256.of(content).hex().equals(digest)) {
      return Optional.empty();
    }
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
      Set<String> sound = new LinkedHashSet<>();
      for (int rest = in.readInt(); rest > 0; rest--) {
        sound.add(in.readUTF());
      }
      return Optional.of(new Known(sound, CompiledExpressions.of(in.readAllBytes())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps what was found out about a sound pack; where that is not possible, nothing happens. */
  void keep(String key, List<String> sound, CompiledExpressions expressions) {
    if (folder.isEmpty()) {
      return;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(content)) {
      out.writeInt(sound.size());
      for (String name : sound) {
        out.writeUTF(name);
      }
      out.write(expressions.bytes());
    } catch (IOException e) {
      return;
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(MAGIC);
    file.writeBytes(Sha256.of(content.toByteArray()).hex().getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(content.toByteArray());
    folder.get().write(key, file.toByteArray());
  }
}
