package org.avow.engine.report;

/** Text of documents and evidence without control characters, which could rewrite a terminal. */
public final class Plain {
  private static final char REPLACEMENT = '\uFFFD';

  private Plain() {}

  /** The text; line ends and tabs stay, every other control character is replaced. */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        plain.setCharAt(i, REPLACEMENT);
      }
    }
    return plain.toString();
  }
}
