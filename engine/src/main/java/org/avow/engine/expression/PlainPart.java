package org.avow.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.value.Type;

/**
 * A term with the stretch of an expression that it takes, its own parentheses included.
 *
 * @param start offset of the first UTF-16 unit
 * @param end offset behind the last
 * @param depth how deep the term is
 * @param open whether CEL lets whoever takes the value say its type
 */
record PlainPart(Term term, int start, int end, int depth, boolean open) {

  /** As deep as the least part of an expression can be. */
  private static final int LEAF = 3;

  /** A term without parts of its own. */
  static PlainPart leaf(Term term, int start, int end) {
    return of(term, start, end, LEAF);
  }

  /** A term whose type is beyond doubt. */
  static PlainPart of(Term term, int start, int end, int depth) {
    return new PlainPart(term, start, end, depth, false);
  }

  Type type() {
    return term.type();
  }

  static List<Term> terms(List<PlainPart> parts) {
    List<Term> terms = new ArrayList<>(parts.size());
    for (PlainPart part : parts) {
      terms.add(part.term());
    }
    return terms;
  }

  static int depth(List<PlainPart> parts) {
    int depth = 0;
    for (PlainPart part : parts) {
      depth = Math.max(depth, part.depth());
    }
    return depth;
  }

  /** The types of arguments or elements, which must be beyond doubt. */
  static List<Type> types(List<PlainPart> parts) throws NotPlainException {
    List<Type> types = new ArrayList<>(parts.size());
    for (PlainPart part : parts) {
      if (part.open()) {
        throw new NotPlainException();
      }
      types.add(part.type());
    }
    return types;
  }
}
