package org.avow.engine.policy.syntax;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/** Bytes of a document to text: UTF-8 alone, with or without a byte order mark, bounded. */
public final class TextDecoder {
  /** The largest document that is read, in bytes. */
  public static final int MAXIMUM_BYTES = 4 << 20;

  /** Stands where bytes are not UTF-8, unless a document has it. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final String REMEDY = "save the file as UTF-8";

  private TextDecoder() {}

  /**
   * The text of a document; empty if it cannot be read, which is then reported.
   *
   * @param name the path shown to people
   */
  public static Optional<TextFile> decode(String name, byte[] bytes, Diagnostics diagnostics) {
    TextFile nothing = new TextFile(name, "");
    if (bytes.length > MAXIMUM_BYTES) {
      diagnostics.add(
          Code.TOO_LARGE,
          nothing.whole(),
          "the document has more than 4 MiB",
          "split it, or move reference data to a CSV file of a `table`");
      return Optional.empty();
    }
    Optional<String> wrong = otherEncoding(bytes);
    if (wrong.isPresent()) {
      diagnostics.add(Code.NOT_UTF8, nothing.whole(), wrong.get(), REMEDY);
      return Optional.empty();
    }
    int start = hasMark(bytes) ? 3 : 0;
    String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return Optional.of(new TextFile(name, text));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (!result.isError()) {
      return Optional.of(new TextFile(name, out.flip().toString()));
    }
    int at = out.position();
    diagnostics.add(
        Code.NOT_UTF8,
        new Span(new TextFile(name, text), at, at + 1),
        "a byte here is not UTF-8",
        REMEDY);
    return Optional.empty();
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static Optional<String> otherEncoding(byte[] bytes) {
    int first = bytes.length > 0 ? bytes[0] & 0xFF : -1;
    int second = bytes.length > 1 ? bytes[1] & 0xFF : -1;
    boolean marked = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
    if (marked || (bytes.length > 1 && (first == 0) != (second == 0))) {
      return Optional.of("the document is encoded as UTF-16 or UTF-32, not as UTF-8");
    }
    for (byte b : bytes) {
      if (b == 0) {
        return Optional.of("the file is binary: it holds NUL bytes");
      }
    }
    return Optional.empty();
  }
}
