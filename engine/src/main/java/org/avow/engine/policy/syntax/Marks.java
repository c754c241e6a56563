package org.avow.engine.policy.syntax;

import java.util.Optional;
import org.avow.engine.text.TextFile;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's marks, which count code points of a part of a file, into offsets in it. */
final class Marks {
  private final TextFile file;
  private final int base;
  private final boolean plain;
  private int lastIndex;
  private int lastOffset;

  /**
   * @param base where in the file the parser began
   */
  Marks(TextFile file, int base) {
    this.file = file;
    this.base = base;
    this.plain = isPlain(file.content());
  }

  /** Whether code points are what characters are. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  TextFile file() {
    return file;
  }

  int offset(Optional<Mark> mark) {
    return mark.map(this::offset).orElse(base);
  }

  int offset(Mark mark) {
    int length = file.content().length();
    if (plain) {
      return Math.min(base + mark.getIndex(), length);
    }
    int index = mark.getIndex();
    if (index < lastIndex) {
      lastIndex = 0;
      lastOffset = 0;
    }
    int offset = base + lastOffset;
    while (lastIndex < index && offset < length) {
      offset += Character.charCount(file.content().codePointAt(offset));
      lastIndex++;
    }
    lastOffset = offset - base;
    return offset;
  }
}
