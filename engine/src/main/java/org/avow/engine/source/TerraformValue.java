package org.avow.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.value.Value;

/** A value of a plan, with its place. Immutable. */
record TerraformValue(Value value, Mark mark) {
  /** What stands for a value that Terraform calls sensitive: it can be printed nowhere. */
  static final Value SENSITIVE = new Value.Present("a sensitive value, which is not looked at");

  /** What stands for a value that a plan does not know: it may turn out to be null. */
  static final Value AFTER_APPLY = Value.Unknown.ofEvidence("known only after apply");

  /** What stands under a key. */
  TerraformValue get(String key) {
    int ordinal = 0;
    if (value instanceof Value.Tree tree) {
      for (Map.Entry<String, Value> entry : tree.entries().entrySet()) {
        if (entry.getKey().equals(key)) {
          return new TerraformValue(entry.getValue(), mark.child(ordinal));
        }
        ordinal++;
      }
    }
    return nothing();
  }

  /** What stands under all keys of the value, which is the given mapping. */
  private Map<String, TerraformValue> entries(Value.Tree tree) {
    Map<String, TerraformValue> entries = new LinkedHashMap<>();
    tree.entries()
        .forEach(
            (key, part) -> entries.put(key, new TerraformValue(part, mark.child(entries.size()))));
    return entries;
  }

  private TerraformValue nothing() {
    return new TerraformValue(Value.Absent.ABSENT, new Mark(mark.position(), List.of()));
  }

  private TerraformValue element(int ordinal) {
    return value instanceof Value.Items items && ordinal < items.elements().size()
        ? new TerraformValue(items.elements().get(ordinal), mark.child(ordinal))
        : nothing();
  }

  /**
   * The value with what is unknown of it, as {@code after_unknown} tells: {@code true} where all of
   * it is unknown, else a list or mapping of the same shape, which may have more keys.
   */
  TerraformValue unknownWhere(TerraformValue unknown) {
    if (unknown.value == Value.Bool.TRUE) {
      return new TerraformValue(AFTER_APPLY, value == Value.Absent.ABSENT ? unknown.mark : mark);
    }
    if (unknown.value instanceof Value.Tree more) {
      return entriesUnknownWhere(unknown, more);
    }
    return unknown.value instanceof Value.Items more ? elementsUnknownWhere(unknown, more) : this;
  }

  private TerraformValue entriesUnknownWhere(TerraformValue unknown, Value.Tree more) {
    if (!(value instanceof Value.Tree) && (value.isKnown() || more.entries().isEmpty())) {
      return this;
    }
    Map<String, TerraformValue> unknowns = unknown.entries(more);
    Parts parts = new Parts();
    if (value instanceof Value.Tree tree) {
      entries(tree)
          .forEach(
              (key, part) -> {
                TerraformValue where = unknowns.remove(key);
                parts.put(key, where == null ? part : part.unknownWhere(where));
              });
    }
    unknowns.forEach(
        (key, where) -> {
          TerraformValue added = nothing().unknownWhere(where);
          if (added.value != Value.Absent.ABSENT) {
            parts.put(key, added);
          }
        });
    return parts.tree(
        mark, value instanceof Value.Tree tree ? tree.missing() : Value.Absent.ABSENT);
  }

  private TerraformValue elementsUnknownWhere(TerraformValue unknown, Value.Items more) {
    int known = value instanceof Value.Items items ? items.elements().size() : 0;
    if (!(value instanceof Value.Items) && (value.isKnown() || more.elements().isEmpty())) {
      return this;
    }
    List<Value> elements = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < Math.max(known, more.elements().size()); i++) {
      TerraformValue element = element(i).unknownWhere(unknown.element(i));
      if (i < known || element.value != Value.Absent.ABSENT) {
        elements.add(element.value);
        marks.add(element.mark);
      }
    }
    return new TerraformValue(new Value.Items(elements), mark.with(marks));
  }

  /** The value without what Terraform, in a value of the same shape, calls sensitive. */
  TerraformValue hiddenWhere(Value sensitive) {
    if (!value.isKnown() && value != Value.Absent.ABSENT) {
      return this;
    }
    if (sensitive == Value.Bool.TRUE) {
      return value == Value.Absent.ABSENT ? this : new TerraformValue(SENSITIVE, mark);
    }
    if (sensitive instanceof Value.Tree inner && value instanceof Value.Tree tree) {
      Parts parts = new Parts();
      entries(tree).forEach((key, part) -> parts.put(key, part.hiddenWhere(inner.get(key))));
      return parts.tree(mark, tree.missing());
    }
    if (sensitive instanceof Value.Items inner && value instanceof Value.Items items) {
      List<Value> elements = new ArrayList<>();
      for (int i = 0; i < items.elements().size(); i++) {
        Value of = i < inner.elements().size() ? inner.elements().get(i) : Value.Absent.ABSENT;
        elements.add(element(i).hiddenWhere(of).value);
      }
      return new TerraformValue(new Value.Items(elements), mark);
    }
    boolean other = sensitive instanceof Value.Tree tree && !tree.entries().isEmpty();
    other |= sensitive instanceof Value.Items items && !items.elements().isEmpty();
    return other && value.isKnown() ? new TerraformValue(SENSITIVE, mark) : this;
  }

  /** The value of {@code planned_values}, which leaves out what is unknown: null in lists. */
  static Value open(Value value) {
    if (value instanceof Value.Tree tree) {
      Map<String, Value> entries = new LinkedHashMap<>();
      tree.entries().forEach((key, inner) -> entries.put(key, open(inner)));
      return new Value.Tree(entries, AFTER_APPLY);
    }
    if (value instanceof Value.Items items) {
      List<Value> elements = new ArrayList<>();
      items
          .elements()
          .forEach(inner -> elements.add(inner == Value.Absent.ABSENT ? AFTER_APPLY : open(inner)));
      return new Value.Items(elements);
    }
    return value;
  }

  /** Entries that are put together. */
  private static final class Parts {
    private final Map<String, Value> entries = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();

    void put(String key, TerraformValue part) {
      entries.put(key, part.value);
      marks.add(part.mark);
    }

    TerraformValue tree(Mark mark, Value missing) {
      return new TerraformValue(new Value.Tree(entries, missing), mark.with(marks));
    }
  }
}
