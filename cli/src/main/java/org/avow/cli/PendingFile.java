package org.avow.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written little by little, and is there whole or not at all. What is no regular
 * file, such as a pipe, is written to as it comes. Mutable, for one thread.
 *
 * <p>Whatever goes wrong is a {@link Refusal} with exit code 4.
 */
final class PendingFile extends OutputStream {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path target;
  private final Path written;
  private @Nullable OutputStream out;

  private PendingFile(Path file, Path target, Path written) {
    this.file = file;
    this.target = target;
    this.written = written;
  }

  /**
   * A file that is written beside the one that it will replace. It is opened when the first byte
   * comes, or at the end: whoever reads a pipe sees nothing of a run that judges nothing.
   */
  static PendingFile of(Path file) {
    OutputFile.checkWritable(file);
    Path target = OutputFile.target(file).toAbsolutePath();
    Path folder = target.getParent();
    boolean apart = !Files.exists(target) || Files.isRegularFile(target);
    if (folder == null || !apart) {
      return new PendingFile(file, target, target);
    }
    Path part = OutputFile.part(target, folder);
    part.toFile().deleteOnExit();
    return new PendingFile(file, target, part);
  }

  private OutputStream out() throws IOException {
    OutputStream open = out;
    if (open == null) {
      open = new BufferedOutputStream(Files.newOutputStream(written), BUFFER);
      out = open;
    }
    return open;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out().write(bytes, offset, length);
    } catch (IOException e) {
      throw OutputFile.refusal(file, e);
    }
  }

  /** Lets the file appear, when all is written. */
  void finish() {
    try {
      out().close();
      if (!written.equals(target)) {
        OutputFile.move(written, target);
      }
    } catch (IOException e) {
      throw OutputFile.refusal(file, e);
    }
  }

  /** Leaves nothing behind but what {@link #finish} let appear. */
  @Override
  public void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      // What is thrown away need not be complete.
    }
    try {
      if (!written.equals(target)) {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw OutputFile.refusal(file, e);
    }
  }
}
