package org.avow.engine.text;

import java.util.Arrays;

/**
 * Text taken out of a document, such as the value of a YAML scalar, that remembers where each of
 * its characters stood: an error inside an embedded expression is shown on the line of the
 * document. Immutable.
 */
public final class Excerpt {
  private final String text;
  private final TextFile file;
  private final int[] offsets;

  /**
   * @param text the value, escapes and folding already undone
   * @param offsets for each UTF-16 unit of the text, and for its end, the offset in the file;
   *     ascending
   */
  public Excerpt(String text, TextFile file, int[] offsets) {
    if (offsets.length != text.length() + 1) {
      throw new IllegalArgumentException(offsets.length + " offsets for " + text.length());
    }
    this.text = text;
    this.file = file;
    this.offsets = offsets.clone();
  }

  /** The text of a span as it stands in the file. */
  public static Excerpt of(Span span) {
    String text = span.text();
    int[] offsets = new int[text.length() + 1];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = span.start() + i;
    }
    return new Excerpt(text, span.file(), offsets);
  }

  /** A stretch of the value, which keeps the places of its characters. */
  public Excerpt slice(int start, int end) {
    return new Excerpt(
        text.substring(start, end), file, Arrays.copyOfRange(offsets, start, end + 1));
  }

  /** The value. */
  public String text() {
    return text;
  }

  /** Where the given stretch of the value stands in the document. */
  public Span span(int start, int end) {
    int from = offsets[Math.max(0, Math.min(start, text.length()))];
    return new Span(file, from, Math.max(from, offsets[Math.max(0, Math.min(end, text.length()))]));
  }

  /** Where the whole value stands in the document. */
  public Span whole() {
    return span(0, text.length());
  }
}
