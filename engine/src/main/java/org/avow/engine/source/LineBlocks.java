package org.avow.engine.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.avow.engine.fact.SourceEvidence.FileDigest;
import org.avow.engine.source.bytes.BreakException;
import org.avow.engine.text.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A file as blocks of whole lines, digested on the way. Threads may share it: each block is given
 * out once, and its number says where it belongs.
 */
public final class LineBlocks implements Closeable {
  private static final int HEAD = 4096;

  private final EvidenceFile file;
  private final InputStream raw;
  private final MessageDigest digest;
  private final CountingStream counted;
  private final EvidenceText text;
  private final InputStream stream;
  private byte[] carry = new byte[HEAD];
  private int carried;
  private @Nullable BreakException broken;
  private int number;
  private int line = 1;
  private boolean atEnd;

  private LineBlocks(EvidenceFile file, InputStream raw, MessageDigest digest) throws IOException {
    this.file = file;
    this.digest = digest;
    this.counted = new CountingStream(new DigestInputStream(raw, digest));
    this.text = new EvidenceText(counted);
    this.stream = text.bytes();
    this.raw = raw;
  }

  /**
   * Opens a file.
   *
   * @return empty if its first bytes are no text
   * @throws IOException if it cannot be read
   */
  public static Optional<LineBlocks> open(EvidenceFile file) throws IOException {
    InputStream raw = file.content().open();
    try {
      LineBlocks blocks = new LineBlocks(file, raw, Sha256.start());
      if (blocks.text.defect().isEmpty()) {
        return Optional.of(blocks);
      }
    } catch (IOException e) {
      raw.close();
      throw e;
    }
    raw.close();
    return Optional.empty();
  }

  /**
   * Fills a block with the next lines.
   *
   * @return false behind the last one
   * @throws BreakException behind the last one, if the file breaks off there
   */
  public synchronized boolean next(LineBlock block) throws IOException {
    if (carried > block.size()) {
      while (carried > block.size()) {
        block.grown();
      }
    }
    byte[] bytes = block.bytes();
    System.arraycopy(carry, 0, bytes, 0, carried);
    int filled = carried;
    carried = 0;
    while (true) {
      filled = fill(bytes, filled, block.size());
      boolean whole = atEnd && broken == null;
      int behind = whole ? filled : lastNewline(bytes, filled) + 1;
      if (behind > 0) {
        return hold(block, bytes, filled, behind);
      }
      if (atEnd) {
        end();
        return false;
      }
      if (filled > Limits.LINE + 1) {
        skipLine(bytes, filled);
        block.holdTooLong(number++, line++);
        return true;
      }
      bytes = block.grown();
    }
  }

  private void end() throws BreakException {
    BreakException reason = broken;
    broken = null;
    if (reason != null) {
      throw reason;
    }
  }

  private boolean hold(LineBlock block, byte[] bytes, int filled, int behind) {
    keep(bytes, behind, filled);
    int end = behind;
    if (bytes[end - 1] != '\n') {
      bytes[end++] = '\n';
    }
    block.hold(number++, line, end);
    line += newlines(bytes, end);
    return true;
  }

  private int fill(byte[] bytes, int from, int size) throws IOException {
    int filled = from;
    while (filled < size && !atEnd) {
      int read = read(bytes, filled, size - filled);
      filled += Math.max(0, read);
      atEnd |= read < 0;
    }
    return filled;
  }

  private int read(byte[] bytes, int from, int length) throws IOException {
    try {
      return stream.read(bytes, from, length);
    } catch (BreakException e) {
      broken = e;
      return -1;
    }
  }

  private void keep(byte[] bytes, int from, int to) {
    if (to - from > carry.length) {
      carry = new byte[Math.max(to - from, 2 * carry.length)];
    }
    System.arraycopy(bytes, from, carry, 0, to - from);
    carried = to - from;
  }

  /** Reads to the end of a line that is too long, and keeps what stands behind it. */
  private void skipLine(byte[] bytes, int length) throws IOException {
    int filled = length;
    int newline = -1;
    while (newline < 0 && !atEnd) {
      filled = fill(bytes, 0, Math.min(bytes.length, 1 << 20));
      newline = firstNewline(bytes, filled);
    }
    if (newline >= 0) {
      keep(bytes, newline + 1, filled);
    }
  }

  private static int lastNewline(byte[] bytes, int filled) {
    int at = filled - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static int firstNewline(byte[] bytes, int filled) {
    for (int at = 0; at < filled; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static int newlines(byte[] bytes, int end) {
    int lines = 0;
    int at = 0;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      lines += Words.count(Words.at(bytes, at), Words.NEWLINES);
    }
    for (; at < end; at++) {
      lines += bytes[at] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** The digest of the whole file, when no block is left. */
  public synchronized FileDigest digest() throws IOException {
    byte[] rest = new byte[1 << 16];
    while (counted.read(rest, 0, rest.length) >= 0) {
      // the digest is fed by the stream
    }
    return new FileDigest(file.path(), Sha256.finish(digest), counted.count());
  }

  @Override
  public void close() throws IOException {
    text.close();
    raw.close();
  }
}
