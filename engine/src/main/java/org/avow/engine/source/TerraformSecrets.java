package org.avow.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.value.Value;

/**
 * The values of sensitive variables. Before Terraform 0.15 a plan does not say which values of
 * resources were made of them, so they are looked for. Immutable.
 */
final class TerraformSecrets {
  /** A shorter text would be found everywhere; it is hidden where it is the whole value. */
  private static final int SHORTEST_PART = 4;

  private final Set<String> texts;

  private TerraformSecrets(Set<String> texts) {
    this.texts = texts;
  }

  /**
   * The values of the root module's sensitive variables.
   *
   * @param whole whether the declarations are complete; if not, every variable may be sensitive
   */
  static TerraformSecrets of(Value variables, Value declarations, boolean whole) {
    Set<String> texts = new TreeSet<>();
    if (variables instanceof Value.Tree given) {
      given
          .entries()
          .forEach(
              (name, variable) -> {
                if (!whole || isSensitive(declarations, name)) {
                  collect(variable instanceof Value.Tree v ? v.get("value") : variable, texts);
                }
              });
    }
    return new TerraformSecrets(texts);
  }

  private static boolean isSensitive(Value declarations, String name) {
    return declarations instanceof Value.Tree all
        && all.get(name) instanceof Value.Tree declared
        && declared.get("sensitive") == Value.Bool.TRUE;
  }

  private static void collect(Value value, Set<String> texts) {
    if (value instanceof Value.Tree tree) {
      tree.entries().values().forEach(inner -> collect(inner, texts));
    } else if (value instanceof Value.Items items) {
      items.elements().forEach(inner -> collect(inner, texts));
    } else {
      String text = text(value);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
  }

  /** The value without what is, or holds, a secret. */
  Value hide(Value value) {
    if (texts.isEmpty()) {
      return value;
    }
    if (value instanceof Value.Tree tree) {
      Map<String, Value> entries = new LinkedHashMap<>();
      tree.entries().forEach((key, inner) -> entries.put(key, hide(inner)));
      return new Value.Tree(entries, tree.missing());
    }
    if (value instanceof Value.Items items) {
      List<Value> elements = new ArrayList<>();
      items.elements().forEach(inner -> elements.add(hide(inner)));
      return new Value.Items(elements);
    }
    return isSecret(text(value)) ? TerraformValue.SENSITIVE : value;
  }

  private boolean isSecret(String text) {
    return texts.contains(text)
        || texts.stream().anyMatch(s -> s.length() >= SHORTEST_PART && text.contains(s));
  }

  private static String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Int number) {
      return Long.toString(number.value());
    }
    return value instanceof Value.Real real ? real.digits() : "";
  }
}
