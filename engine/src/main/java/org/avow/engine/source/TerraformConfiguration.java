package org.avow.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.avow.engine.value.Value;

/**
 * What a plan's configuration says of a resource beside its values: what it refers to, and the
 * region of its provider. Constants of the configuration are not handed on, for they may be
 * secrets. Immutable.
 */
final class TerraformConfiguration {
  /** The keys of a module or resource that is made several times: {@code [0]}, {@code ["a"]}. */
  private static final Pattern KEYS = Pattern.compile("\\[(?:\\d+|\"(?:[^\"\\\\]|\\\\.)*+\")]");

  private final Map<String, Value.Tree> resources = new LinkedHashMap<>();
  private final Value configuration;

  /**
   * @param configuration the plan's entry, absent if it has none
   */
  TerraformConfiguration(Value configuration) {
    this.configuration = configuration;
    module(entry(configuration, "root_module"), "");
  }

  private void module(Value module, String prefix) {
    if (entry(module, "resources") instanceof Value.Items list) {
      for (Value each : list.elements()) {
        if (each instanceof Value.Tree resource
            && resource.get("address") instanceof Value.Text address) {
          resources.put(prefix + address.value(), resource);
        }
      }
    }
    if (entry(module, "module_calls") instanceof Value.Tree calls) {
      calls
          .entries()
          .forEach((name, call) -> module(entry(call, "module"), prefix + "module." + name + "."));
    }
  }

  /** What the root module declares its variables to be. */
  Value declarations() {
    return entry(entry(configuration, "root_module"), "variables");
  }

  /**
   * For each attribute that is configured, what it refers to, as Terraform lists it; an empty list
   * for a constant. Absent if the resource is not in the configuration.
   */
  Value references(String address) {
    Value.Tree resource = resources.get(KEYS.matcher(address).replaceAll(""));
    if (resource == null || !(resource.get("expressions") instanceof Value.Tree expressions)) {
      return Value.Absent.ABSENT;
    }
    Map<String, Value> references = new LinkedHashMap<>();
    expressions
        .entries()
        .forEach(
            (attribute, expression) -> {
              Set<Value> found = new LinkedHashSet<>();
              collect(expression, found);
              references.put(attribute, new Value.Items(new ArrayList<>(found)));
            });
    return new Value.Tree(references);
  }

  private static void collect(Value expression, Set<Value> found) {
    if (expression instanceof Value.Items blocks) {
      blocks.elements().forEach(block -> collect(block, found));
    } else if (expression instanceof Value.Tree tree) {
      if (tree.get("references") instanceof Value.Items names) {
        names.elements().stream().filter(Value.Text.class::isInstance).forEach(found::add);
      } else if (!tree.entries().containsKey("constant_value")) {
        tree.entries().values().forEach(inner -> collect(inner, found));
      }
    }
  }

  /**
   * The region that the configuration of the resource's provider names as a constant. Unknown if it
   * is computed: a plan tells which variables an expression mentions, not what it makes of them.
   * Absent if there is none: it may come from the environment.
   */
  Value region(String address) {
    Value.Tree resource = resources.get(KEYS.matcher(address).replaceAll(""));
    if (resource == null || !(resource.get("provider_config_key") instanceof Value.Text key)) {
      return Value.Absent.ABSENT;
    }
    Value provider = entry(entry(configuration, "provider_config"), key.value());
    Value region = entry(entry(provider, "expressions"), "region");
    if (region == Value.Absent.ABSENT) {
      return region;
    }
    return entry(region, "constant_value") instanceof Value.Text constant
        ? constant
        : Value.Unknown.ofEvidence("the configuration computes the region of the provider");
  }

  private static Value entry(Value value, String key) {
    return value instanceof Value.Tree tree ? tree.get(key) : Value.Absent.ABSENT;
  }
}
