package org.avow.engine.policy.check;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.avow.engine.policy.Pack;
import org.avow.engine.task.Tasks;
import org.avow.engine.text.Sha256;

/**
 * Keeps what reading and checking documents has made of them, so that the next run need not read
 * them again. What is kept goes by the digests of all documents and by the version of Avow, and its
 * own digest is compared before it is used: whatever does not fit is made anew. It never changes a
 * pack or a manifest. What is to be kept is written by a thread of its own, which must be waited
 * for before the process ends: see {@link #settle}. Threads may share it.
 */
public final class PackCache {
  private static final byte[] MAGIC = "avow-kept-2\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 64;

  private final Optional<PrivateFolder> folder;
  private final String version;
  private final Queue<Thread> writing = new ConcurrentLinkedQueue<>();

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
   * The name under which something made of documents is kept: it differs as soon as a byte of one
   * does.
   *
   * @param what is made of them
   */
  String key(String what, Collection<Pack.DocumentDigest> documents) {
    StringBuilder all = new StringBuilder(version).append('\n').append(what).append('\n');
    documents.forEach(file -> all.append(file.path()).append('\0').append(file.digest().hex()));
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** What was kept under the key. */
  Optional<byte[]> find(String key) {
    return folder.flatMap(files -> files.read(key)).flatMap(PackCache::content);
  }

  private static Optional<byte[]> content(byte[] file) {
    int start = MAGIC.length + DIGEST;
    if (file.length < start || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOfRange(file, start, file.length);
    String digest = new String(file, MAGIC.length, DIGEST, StandardCharsets.US_ASCII);
    return Sha256.of(content).hex().equals(digest) ? Optional.of(content) : Optional.empty();
  }

  /** Whether anything is kept at all. */
  boolean isOn() {
    return folder.isPresent();
  }

  /**
   * Keeps something; where that is not possible, nothing happens.
   *
   * @param content is asked for on another thread
   */
  void keep(String key, Supplier<Optional<byte[]>> content) {
    folder.ifPresent(
        files ->
            Tasks.aside("keep", () -> content.get().ifPresent(made -> files.write(key, file(made))))
                .ifPresent(writing::add));
  }

  private static byte[] file(byte[] content) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(MAGIC);
    file.writeBytes(Sha256.of(content).hex().getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(content);
    return file.toByteArray();
  }

  /** Waits until everything is kept, if it can be. */
  public void settle() {
    for (Thread thread = writing.poll(); thread != null; thread = writing.poll()) {
      Tasks.join(thread);
    }
  }
}
