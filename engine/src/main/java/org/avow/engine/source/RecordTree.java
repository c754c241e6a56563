package org.avow.engine.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Builds the value of one record and watches over its bounds: the first defect makes it unreadable,
 * and reading goes on behind it. Mutable, for one record.
 */
final class RecordTree {
  private final TokenStream tokens;
  private final List<Mark> root = new ArrayList<>();
  private int weight;
  private @Nullable Position defectAt;
  private String defect = "";

  RecordTree(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Reads the value that the current token starts; with {@code marks}, those of all its parts. */
  Value read(Token current, boolean marks) throws IOException, BrokenSourceException {
    if (marks) {
      return marked(current, 0, root);
    }
    root.add(new Mark(tokens.position(), List.of()));
    return value(current, 0, null);
  }

  /** Where the value and its parts start. */
  Mark mark() {
    return root.get(0);
  }

  /** Why the record is unreadable; empty if it is not. */
  String defect() {
    return defect;
  }

  /** What the value weighs, for bounds. */
  int weight() {
    return weight;
  }

  /** Where the defect is. */
  Position defectAt() {
    return defectAt == null ? mark().position() : defectAt;
  }

  private Value marked(Token current, int depth, List<Mark> into)
      throws IOException, BrokenSourceException {
    Position position = tokens.position();
    List<Mark> children = new ArrayList<>();
    Value value = value(current, depth, children);
    into.add(new Mark(position, children));
    return value;
  }

  private Value part(Token current, int depth, @Nullable List<Mark> siblings)
      throws IOException, BrokenSourceException {
    return siblings == null ? value(current, depth, null) : marked(current, depth, siblings);
  }

  private Value value(Token current, int depth, @Nullable List<Mark> children)
      throws IOException, BrokenSourceException {
    weigh(0);
    if (!current.opens()) {
      return scalar();
    }
    if (depth >= Limits.DEPTH) {
      found("nested more than " + Limits.DEPTH + " levels deep");
    }
    if (depth >= Limits.DEPTH || weight > Limits.RECORD) {
      tokens.skipRest();
      return Value.Absent.ABSENT;
    }
    return current == Token.LIST ? list(depth, children) : mapping(depth, children);
  }

  private Value scalar() throws IOException, BrokenSourceException {
    found(tokens.defect());
    Value value = tokens.value();
    if (value instanceof Value.Text text) {
      check(text.value());
    }
    return value;
  }

  private Value list(int depth, @Nullable List<Mark> children)
      throws IOException, BrokenSourceException {
    List<Value> elements = new ArrayList<>();
    for (Token token = tokens.next(); token != Token.LIST_END; token = tokens.next()) {
      elements.add(part(token, depth + 1, children));
      if (weight > Limits.RECORD) {
        tokens.skipRest();
        break;
      }
    }
    return new Value.Items(elements);
  }

  private Value mapping(int depth, @Nullable List<Mark> children)
      throws IOException, BrokenSourceException {
    Map<String, Value> entries = new LinkedHashMap<>();
    List<Value> merged = new ArrayList<>();
    for (Token token = tokens.next(); token != Token.OBJECT_END; token = tokens.next()) {
      if (token == Token.MERGE) {
        merged.add(part(tokens.next(), depth + 1, null));
      } else {
        String key = tokens.key();
        found(tokens.defect());
        check(key);
        if (entries.containsKey(key)) {
          found("a key is given twice");
        }
        entries.put(key, part(tokens.next(), depth + 1, children));
      }
      if (weight > Limits.RECORD) {
        tokens.skipRest();
        break;
      }
    }
    merged.forEach(value -> merge(value, entries));
    return new Value.Tree(entries);
  }

  /** Entries of a merged mapping count where the mapping itself has none. */
  private void merge(Value value, Map<String, Value> entries) {
    if (value instanceof Value.Tree tree) {
      tree.entries().forEach(entries::putIfAbsent);
    } else if (value instanceof Value.Items items
        && items.elements().stream().allMatch(Value.Tree.class::isInstance)) {
      items.elements().forEach(element -> merge(element, entries));
    } else {
      found("a merge key `<<` without a mapping");
    }
  }

  private void check(String text) {
    weigh(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !Surrogates.paired(text)) {
        found(Surrogates.DEFECT);
        return;
      }
    }
  }

  private void weigh(int characters) {
    weight = Math.min(weight, Limits.RECORD) + characters + Limits.NODE;
    if (weight > Limits.RECORD) {
      found("record larger than 64 MiB; split it, or let the feed's `records` point to its parts");
    }
  }

  private void found(String problem) {
    if (defect.isEmpty() && !problem.isEmpty()) {
      defect = problem;
      defectAt = tokens.position();
    }
  }
}
