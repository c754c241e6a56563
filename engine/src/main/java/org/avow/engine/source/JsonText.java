package org.avow.engine.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Optional;

/** Opens JSON: what is plain as such, the rest for the parser. Mutable, for one thread. */
final class JsonText {
  /** Bytes of a file that are held to look whether it is plain. */
  private static final int WHOLE = 1 << 22;

  /** Bytes of a plain line; of each thread the tokens of one line are held. */
  private static final int LINE = 1 << 18;

  private final PlainJson plain = new PlainJson();
  private final CharsetDecoder decoder = EvidenceText.decoder();

  /** The tokens of a file; whoever asks closes them. */
  static TokenStream open(EvidenceText text) throws IOException {
    Optional<byte[]> whole = text.whole(WHOLE);
    if (whole.isPresent()) {
      byte[] bytes = whole.get();
      Optional<TokenStream> tokens = new PlainJson().read(bytes, 0, bytes.length, 1);
      if (tokens.isPresent()) {
        return tokens.get();
      }
    }
    return JsonTokens.of(text.reader());
  }

  /**
   * The tokens of a line; whoever asks closes them before the next one.
   *
   * @param end behind its last byte
   * @param number of the line in its file, from 1
   */
  TokenStream line(byte[] buffer, int start, int end, int number) throws IOException {
    if (end - start <= LINE) {
      Optional<TokenStream> tokens = plain.read(buffer, start, end, number);
      if (tokens.isPresent()) {
        return tokens.get();
      }
    }
    if (ascii(buffer, start, end)) {
      return JsonTokens.ofAscii(buffer, start, end, number);
    }
    CharBuffer text = decoder.decode(ByteBuffer.wrap(buffer, start, end - start));
    return JsonTokens.of(text, number);
  }

  /** A zero is no ASCII here: the parser would take it for a sign of UTF-16. */
  private static boolean ascii(byte[] buffer, int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] <= 0) {
        return false;
      }
    }
    return true;
  }
}
