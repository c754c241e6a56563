package org.avow.engine.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One object of a manifest, or a list of them; its {@code kind} may stand behind its items. What a
 * {@code Secret} holds is sensitive. Mutable, for one document.
 */
final class KubernetesObject {
  private static final Value SENSITIVE =
      new Value.Present("the content of a secret, which is not looked at");
  private static final Set<String> SECRET = Set.of("data", "stringData");
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final TokenStream tokens;
  private final boolean marks;
  private final RecordSink sink;
  private final Map<String, Value> entries = new LinkedHashMap<>();
  private final List<Mark> children = new ArrayList<>();
  private @Nullable List<Item> items;
  private long weight;

  /** An element of {@code items}. */
  private record Item(
      Value content, Mark mark, Pointer pointer, Position defectAt, String defect) {}

  KubernetesObject(TokenStream tokens, boolean marks, RecordSink sink) {
    this.tokens = tokens;
    this.marks = marks;
    this.sink = sink;
  }

  /** Reads the document that the current token starts, and hands on its records. */
  void read(Token first) throws IOException, BrokenSourceException {
    Position start = tokens.position();
    if (first != Token.OBJECT) {
      tokens.skip(first);
      sink.unreadable(start, Pointer.ROOT, "not a Kubernetes object: not a mapping");
      return;
    }
    String defect = "";
    Position defectAt = start;
    for (Token token = tokens.next(); token != Token.OBJECT_END; token = tokens.next()) {
      Position position = tokens.position();
      String problem = entry(token);
      if (defect.isEmpty() && !problem.isEmpty()) {
        defect = problem;
        defectAt = position;
      }
    }
    Mark mark = new Mark(start, children);
    if (!defect.isEmpty() && items == null) {
      sink.unreadable(defectAt, Pointer.ROOT, defect);
    } else if (!defect.isEmpty()) {
      sink.lost(defectAt, defect);
    } else {
      records(mark);
    }
  }

  /** Reads an entry; why the document is unreadable, or empty. */
  private String entry(Token token) throws IOException, BrokenSourceException {
    if (token == Token.MERGE) {
      tokens.skip(tokens.next());
      return "a merge key `<<` at the top of an object";
    }
    String key = tokens.key();
    String defect = entries.containsKey(key) ? "a key is given twice" : tokens.defect();
    Token value = tokens.next();
    if (key.equals("items") && value == Token.LIST && defect.isEmpty()) {
      Position position = tokens.position();
      List<Item> read = items();
      items = read;
      entries.put(key, new Value.Items(read.stream().map(Item::content).toList()));
      if (marks) {
        children.add(new Mark(position, read.stream().map(Item::mark).toList()));
      }
      return "";
    }
    RecordTree tree = new RecordTree(tokens);
    entries.put(key, tree.read(value, marks));
    if (marks) {
      children.add(tree.mark());
    }
    weigh(tree);
    return defect.isEmpty() ? tree.defect() : defect;
  }

  private List<Item> items() throws IOException, BrokenSourceException {
    List<Item> elements = new ArrayList<>();
    Pointer pointer = Pointer.ROOT.key("items");
    for (Token token = tokens.next(); token != Token.LIST_END; token = tokens.next()) {
      RecordTree tree = new RecordTree(tokens);
      Value content = tree.read(token, marks);
      Pointer at = pointer.index(elements.size());
      elements.add(new Item(content, tree.mark(), at, tree.defectAt(), tree.defect()));
      weigh(tree);
    }
    return elements;
  }

  private void weigh(RecordTree tree) throws BrokenSourceException {
    weight += tree.weight();
    if (weight > Limits.DOCUMENT) {
      throw new BrokenSourceException(
          tokens.position(), "a document larger than 512 MiB; export the kinds apart", null);
    }
  }

  private void records(Mark mark) {
    String kind = entries.get("kind") instanceof Value.Text text ? text.value() : "";
    if (items == null || !kind.endsWith("List")) {
      boolean broken = items != null && items.stream().anyMatch(item -> !item.defect().isEmpty());
      record(
          new Item(
              new Value.Tree(entries),
              mark,
              Pointer.ROOT,
              mark.position(),
              broken ? "an element of `items` cannot be read" : ""));
      return;
    }
    String element = kind.substring(0, kind.length() - "List".length());
    for (Item item : items) {
      if (item.content() instanceof Value.Tree tree) {
        record(
            new Item(
                typed(tree, element), item.mark(), item.pointer(), item.defectAt(), item.defect()));
      } else {
        record(item);
      }
    }
  }

  /** The elements of a {@code PodList} need not say that they are pods. */
  private Value.Tree typed(Value.Tree tree, String kind) {
    if (kind.isEmpty() || tree.get("kind") != Value.Absent.ABSENT) {
      return tree;
    }
    Map<String, Value> typed = new LinkedHashMap<>(tree.entries());
    typed.put("kind", new Value.Text(kind));
    typed.putIfAbsent("apiVersion", entries.getOrDefault("apiVersion", Value.Absent.ABSENT));
    return new Value.Tree(typed);
  }

  private void record(Item item) {
    if (!item.defect().isEmpty()) {
      sink.unreadable(item.defectAt(), item.pointer(), item.defect());
    } else if (item.content() instanceof Value.Tree tree
        && tree.get("kind") instanceof Value.Text kind
        && tree.get("apiVersion") instanceof Value.Text) {
      Value.Tree shown = kind.value().equals("Secret") ? hidden(tree) : tree;
      sink.record(new RawRecord(shown, item.mark(), item.pointer()));
    } else {
      sink.unreadable(
          item.mark().position(),
          item.pointer(),
          "not a Kubernetes object: no `apiVersion`, or no `kind`");
    }
  }

  private static Value.Tree hidden(Value.Tree secret) {
    Map<String, Value> entries = new LinkedHashMap<>();
    secret
        .entries()
        .forEach(
            (key, value) -> entries.put(key, SECRET.contains(key) ? hiddenEntries(value) : value));
    if (secret.get("metadata") instanceof Value.Tree metadata
        && metadata.get("annotations") instanceof Value.Tree annotations
        && annotations.entries().containsKey(LAST_APPLIED)) {
      Map<String, Value> notes = new LinkedHashMap<>(annotations.entries());
      notes.put(LAST_APPLIED, SENSITIVE);
      Map<String, Value> inner = new LinkedHashMap<>(metadata.entries());
      inner.put("annotations", new Value.Tree(notes));
      entries.put("metadata", new Value.Tree(inner));
    }
    return new Value.Tree(entries);
  }

  /** The keys of a secret may be seen. */
  private static Value hiddenEntries(Value data) {
    if (!(data instanceof Value.Tree tree)) {
      return data.isKnown() ? SENSITIVE : data;
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    tree.entries().forEach((key, v) -> entries.put(key, v == Value.Absent.ABSENT ? v : SENSITIVE));
    return new Value.Tree(entries);
  }
}
