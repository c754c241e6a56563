package org.avow.engine.source;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;

/** Walks through a document and hands on the records that a selection names, one after another. */
final class RecordWalk {
  private final TokenStream tokens;
  private final Selection selection;
  private final boolean marks;
  private final RecordSink sink;

  RecordWalk(TokenStream tokens, Selection selection, boolean marks, RecordSink sink) {
    this.tokens = tokens;
    this.selection = selection;
    this.marks = marks;
    this.sink = sink;
  }

  /** Reads the document whose first token is the current one. */
  void document(Token first) throws IOException, BrokenSourceException {
    select(first, 0, Pointer.ROOT);
  }

  private void select(Token current, int depth, Pointer pointer)
      throws IOException, BrokenSourceException {
    if (depth < selection.segments().size()) {
      descend(current, depth, pointer);
    } else if (current == Token.LIST && selection.spreads()) {
      int index = 0;
      for (Token token = tokens.next(); token != Token.LIST_END; token = tokens.next()) {
        emit(token, pointer.index(index++));
      }
    } else if (selection.declared() && current == Token.VALUE && isNull()) {
      missing(tokens.position());
    } else {
      emit(current, pointer);
    }
  }

  private void descend(Token current, int depth, Pointer pointer)
      throws IOException, BrokenSourceException {
    Position start = tokens.position();
    String segment = selection.segments().get(depth);
    boolean found = segment.equals(Selection.EVERY) && current.opens();
    if (current == Token.OBJECT) {
      found |= entries(segment, depth, pointer);
    } else if (current == Token.LIST) {
      found |= elements(segment, depth, pointer);
    }
    if (!found) {
      missing(start);
    }
  }

  private boolean elements(String segment, int depth, Pointer pointer)
      throws IOException, BrokenSourceException {
    boolean found = false;
    int index = 0;
    for (Token token = tokens.next(); token != Token.LIST_END; token = tokens.next()) {
      if (segment.equals(Selection.EVERY) || segment.equals(Integer.toString(index))) {
        select(token, depth + 1, pointer.index(index));
        found = true;
      } else {
        tokens.skip(token);
      }
      index++;
    }
    return found;
  }

  private boolean entries(String segment, int depth, Pointer pointer)
      throws IOException, BrokenSourceException {
    boolean every = segment.equals(Selection.EVERY);
    Set<String> seen = new HashSet<>();
    int ordinal = 0;
    for (Token token = tokens.next(); token != Token.OBJECT_END; token = tokens.next()) {
      boolean wanted = token == Token.KEY && (every || segment.equals(tokens.key()));
      if (token == Token.MERGE) {
        sink.lost(tokens.position(), "a merge key `<<` above the records");
        tokens.skip(tokens.next());
      } else if (wanted && !seen.add(tokens.key())) {
        sink.lost(tokens.position(), "a key is given twice");
        tokens.skip(tokens.next());
      } else if (wanted) {
        String key = tokens.key();
        select(tokens.next(), depth + 1, every ? pointer.entry(ordinal) : pointer.key(key));
      } else {
        tokens.skip(tokens.next());
      }
      ordinal++;
    }
    return !seen.isEmpty();
  }

  private void emit(Token current, Pointer pointer) throws IOException, BrokenSourceException {
    RecordTree tree = new RecordTree(tokens);
    Value content = tree.read(current, marks);
    if (tree.defect().isEmpty()) {
      sink.record(new RawRecord(content, tree.mark(), pointer));
    } else {
      sink.unreadable(tree.defectAt(), pointer, tree.defect());
    }
  }

  private boolean isNull() throws IOException, BrokenSourceException {
    return tokens.value() == Value.Absent.ABSENT;
  }

  private void missing(Position position) {
    sink.lost(position, "nothing at `" + selection + "`, where the records should be");
  }
}
