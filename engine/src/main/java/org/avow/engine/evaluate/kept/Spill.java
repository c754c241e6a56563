package org.avow.engine.evaluate.kept;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file that nobody else may read, made when it is first needed and deleted in the end.
 * Mutable; threads may read at the same time.
 */
final class Spill implements Closeable {
  private final Path folder;
  private @Nullable FileChannel channel;
  private long end;

  /**
   * @param folder where the file is made
   */
  Spill(Path folder) {
    this.folder = folder;
  }

  private static FileChannel temporary(Path file) throws IOException {
    try {
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Some bytes of the file. */
  record Stretch(long start, int length) {}

  /** Writes the first bytes of an array. */
  Stretch write(byte[] bytes, int length) {
    try {
      FileChannel file = open();
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      long at = end;
      while (buffer.hasRemaining()) {
        at += file.write(buffer, at);
      }
      Stretch stretch = new Stretch(end, length);
      end = at;
      return stretch;
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  private NoRoomException noRoom(IOException e) {
    return new NoRoomException(
        "facts do not fit into memory, and cannot wait in a file in `" + folder + "`", e);
  }

  private FileChannel open() throws IOException {
    FileChannel known = channel;
    if (known == null) {
      known = temporary(Files.createTempFile(folder, "avow-", ".rows"));
      channel = known;
    }
    return known;
  }

  byte[] read(Stretch stretch) {
    FileChannel file = channel;
    if (file == null) {
      throw new IllegalStateException("nothing was written");
    }
    ByteBuffer buffer = ByteBuffer.allocate(stretch.length());
    try {
      while (buffer.hasRemaining()) {
        if (file.read(buffer, stretch.start() + buffer.position()) < 0) {
          throw new IOException("the temporary file is too short");
        }
      }
    } catch (IOException e) {
      throw noRoom(e);
    }
    return buffer.array();
  }

  /** How many bytes were written. */
  long size() {
    return end;
  }

  @Override
  public void close() {
    FileChannel file = channel;
    channel = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw noRoom(e);
      }
    }
  }
}
