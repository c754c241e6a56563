package org.avow.engine.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes of a file as UTF-8 text: what is none is recognised by its first bytes. */
final class EvidenceText {
  private static final int HEAD = 4096;

  private final BufferedInputStream bytes;
  private final byte[] head;

  /** Looks at the first bytes, and drops a byte order mark of UTF-8. */
  EvidenceText(InputStream stream) throws IOException {
    bytes = new BufferedInputStream(stream, 1 << 16);
    bytes.mark(HEAD);
    head = bytes.readNBytes(HEAD);
    bytes.reset();
    if (starts(0xEF, 0xBB, 0xBF)) {
      bytes.skipNBytes(3);
    }
  }

  /** Why this is no UTF-8 text, as far as the first bytes show. */
  Optional<String> defect() {
    if (starts(0xFE, 0xFF) || starts(0xFF, 0xFE) || alternatesWithZero()) {
      return Optional.of("UTF-16 text; convert the file to UTF-8");
    }
    if (starts(0x1F, 0x8B) || starts(0x28, 0xB5, 0x2F, 0xFD) || starts('P', 'K', 3, 4)) {
      return Optional.of("compressed data; unpack the file");
    }
    if (controls() * 20 > head.length) {
      return Optional.of("binary data, not text; name the files that hold text");
    }
    return Optional.empty();
  }

  /** The bytes behind the byte order mark. */
  InputStream bytes() {
    return bytes;
  }

  /** The text; {@link Surrogates#NOT_UTF8} stands for bytes that are not UTF-8. */
  Reader reader() {
    return new InputStreamReader(bytes, decoder());
  }

  /** A decoder that puts {@link Surrogates#NOT_UTF8} in place of bytes that are not UTF-8. */
  static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .replaceWith(Surrogates.NOT_UTF8)
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
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
