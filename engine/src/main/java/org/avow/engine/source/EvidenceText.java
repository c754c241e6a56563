package org.avow.engine.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteOrder;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.avow.engine.source.bytes.BreakException;
import org.avow.engine.source.bytes.Packing;
import org.avow.engine.source.bytes.UnpackedStream;
import org.avow.engine.source.bytes.Utf16Stream;

/**
 * The bytes of a file as UTF-8 text, unpacked if they are packed: what is no text is recognised by
 * its first bytes.
 */
final class EvidenceText implements Closeable {
  private static final int HEAD = 4096;
  private static final int BUFFER = 1 << 14;

  private BufferedInputStream bytes;

  /** What whoever reads on begins with. */
  private InputStream rest;

  private byte[] head;

  /** Looks at the first bytes; unpacks them, and drops a byte order mark, if need be. */
  EvidenceText(InputStream stream) throws IOException {
    bytes = new BufferedInputStream(stream, BUFFER);
    head = head(bytes);
    Optional<Packing> packing = Packing.of(head);
    if (packing.isPresent()) {
      next(new UnpackedStream(bytes, packing.get()));
    }
    Optional<ByteOrder> utf16 = Utf16Stream.order(head);
    if (utf16.isPresent()) {
      next(Utf16Stream.behindMark(bytes, utf16.get()));
    } else if (starts(0xEF, 0xBB, 0xBF)) {
      bytes.skipNBytes(3);
    }
    rest = bytes;
  }

  private void next(InputStream stream) throws IOException {
    bytes = new BufferedInputStream(stream, BUFFER);
    head = head(bytes);
  }

  /** The first bytes; fewer where the file ends, or breaks off, before. */
  private static byte[] head(BufferedInputStream bytes) throws IOException {
    byte[] head = new byte[HEAD];
    int length = 0;
    bytes.mark(HEAD);
    try {
      int read = bytes.read(head, 0, HEAD);
      while (read > 0) {
        length += read;
        read = bytes.read(head, length, HEAD - length);
      }
    } catch (BreakException e) {
      // thrown again by whoever reads so far
    }
    bytes.reset();
    return Arrays.copyOf(head, length);
  }

  /** Why this is no UTF-8 text, as far as the first bytes show. */
  Optional<String> defect() {
    if (alternatesWithZero()) {
      return Optional.of("UTF-16 text without a byte order mark; convert the file to UTF-8");
    }
    if (Packing.of(head).isPresent() || starts('P', 'K', 3, 4) || starts('B', 'Z', 'h')) {
      return Optional.of("compressed data; unpack the file, or pack it once with gzip or zstd");
    }
    if (controls() * 20 > head.length) {
      return Optional.of("binary data, not text; name the files that hold text");
    }
    return Optional.empty();
  }

  /** The bytes behind the byte order mark. */
  InputStream bytes() {
    return rest;
  }

  /**
   * All bytes behind the byte order mark, if there are no more than so many; nothing if there are,
   * or if the file breaks off. Whoever reads on afterwards begins where this began.
   */
  Optional<byte[]> whole(int most) {
    byte[] read = new byte[BUFFER];
    int length = 0;
    try {
      int count = bytes.read(read, 0, read.length);
      while (count >= 0) {
        length += count;
        if (length > most) {
          rest = again(read, length, bytes);
          return Optional.empty();
        }
        if (length == read.length) {
          read = Arrays.copyOf(read, Math.min(2 * length, most + 1));
        }
        count = bytes.read(read, length, read.length - length);
      }
    } catch (IOException e) {
      rest = again(read, length, new FailingStream(e));
      return Optional.empty();
    }
    byte[] all = Arrays.copyOf(read, length);
    rest = new ByteArrayInputStream(all);
    return Optional.of(all);
  }

  private static InputStream again(byte[] read, int length, InputStream behind) {
    return new SequenceInputStream(new ByteArrayInputStream(read, 0, length), behind);
  }

  /** The text; {@link Surrogates#NOT_UTF8} stands for bytes that are not UTF-8. */
  Reader reader() {
    return new InputStreamReader(rest, decoder());
  }

  /** A decoder that puts {@link Surrogates#NOT_UTF8} in place of bytes that are not UTF-8. */
  static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .replaceWith(Surrogates.NOT_UTF8)
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** Whether that is the first character that is not blank, as far as the first bytes show. */
  boolean startsWith(char first) {
    int i = starts(0xEF, 0xBB, 0xBF) ? 3 : 0;
    while (i < head.length && head[i] >= 0 && Character.isWhitespace(head[i])) {
      i++;
    }
    return i < head.length && head[i] == first;
  }

  /** The first bytes, each as a character: ASCII in them can be recognised. */
  String headText() {
    return new String(head, StandardCharsets.ISO_8859_1);
  }

  /** Frees what unpacking holds. */
  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private boolean starts(int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean alternatesWithZero() {
    int half = head.length / 2;
    int even = zeros(0, 2);
    int odd = zeros(1, 2);
    return half > 1 && Math.max(even, odd) * 2 > half && Math.min(even, odd) * 10 < half;
  }

  /** Control characters that do not occur in text. */
  private int controls() {
    int count = 0;
    for (byte b : head) {
      count += b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' ? 1 : 0;
    }
    return count;
  }

  private int zeros(int from, int step) {
    int count = 0;
    for (int i = from; i < head.length; i += step) {
      count += head[i] == 0 ? 1 : 0;
    }
    return count;
  }
}
