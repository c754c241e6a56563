package org.avow.engine.evaluate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.avow.engine.evaluate.kept.NoRoomException;
import org.jspecify.annotations.Nullable;

/**
 * Where findings wait until all are known: in memory up to a bound, then in a temporary file that
 * nobody else may read and that does not outlive the process. Mutable; threads may share it.
 */
public final class FindingSpace implements AutoCloseable {
  /** Memory alone, however much it takes: for what is handed on before long. */
  static final FindingSpace MEMORY = new FindingSpace(Long.MAX_VALUE, Path.of(""));

  private static final long LEAST = 4L << 20;
  private static final long MOST = 64L << 20;
  private static final int SHARE = 12;
  private static final int BLOCK = 1 << 16;

  private final long bound;
  private final int block;
  private final Path folder;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong end = new AtomicLong();
  private @Nullable FileChannel file;

  /**
   * @param bound so many bytes are held in memory
   * @param folder for the temporary file
   */
  public FindingSpace(long bound, Path folder) {
    this(bound, BLOCK, folder);
  }

  /**
   * @param bound so many bytes are held in memory
   * @param block so many bytes of one rule's findings are sorted and put away together
   * @param folder for the temporary file
   */
  public FindingSpace(long bound, int block, Path folder) {
    this.bound = bound;
    this.block = block;
    this.folder = folder;
  }

  /** As many bytes of memory as findings should take. */
  public static long wise() {
    return Math.min(MOST, Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE));
  }

  /** The machine's folder for temporary files. */
  public static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir", "."));
  }

  /** The folder for temporary files. */
  Path folder() {
    return folder;
  }

  /** So many bytes are sorted and put away together. */
  int block() {
    return block;
  }

  /** Bytes that wait. Immutable. */
  static final class Held {
    private final byte @Nullable [] inMemory;
    private final long position;
    private final int length;

    private Held(byte @Nullable [] inMemory, long position, int length) {
      this.inMemory = inMemory;
      this.position = position;
      this.length = length;
    }
  }

  /**
   * Takes bytes that nobody changes any more.
   *
   * @throws NoRoomException if they fit neither into memory nor into the file
   */
  Held hold(byte[] bytes) {
    if (held.addAndGet(bytes.length) <= bound) {
      return new Held(bytes, 0, bytes.length);
    }
    held.addAndGet(-bytes.length);
    long position = end.getAndAdd(bytes.length);
    try {
      FileChannel channel = open();
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest, position + rest.position());
      }
    } catch (IOException e) {
      throw noRoom(e);
    }
    return new Held(null, position, bytes.length);
  }

  /** The bytes again; may be asked for several times. */
  byte[] bytes(Held of) {
    byte[] known = of.inMemory;
    if (known != null) {
      return known;
    }
    ByteBuffer bytes = ByteBuffer.allocate(of.length);
    try {
      FileChannel channel = open();
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, of.position + bytes.position()) < 0) {
          throw new IOException("the file is too short");
        }
      }
    } catch (IOException e) {
      throw noRoom(e);
    }
    return bytes.array();
  }

  /** Forgets bytes. */
  void release(Held of) {
    if (of.inMemory != null) {
      held.addAndGet(-of.length);
    }
  }

  private NoRoomException noRoom(IOException e) {
    return new NoRoomException(
        "findings do not fit into memory, and cannot wait in a file in `" + folder + "`", e);
  }

  private synchronized FileChannel open() throws IOException {
    FileChannel channel = file;
    if (channel == null) {
      Path path = Files.createTempFile(folder, "avow-", ".findings");
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = channel;
    }
    return channel;
  }

  /** How many bytes were written to the temporary file. */
  public long spilled() {
    return end.get();
  }

  /** Forgets everything. */
  void clear() {
    held.set(0);
  }

  /** Gives the temporary file back; whatever was held is lost. */
  @Override
  public synchronized void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw noRoom(e);
    }
  }
}
