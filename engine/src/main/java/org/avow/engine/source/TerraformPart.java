package org.avow.engine.source;

import org.avow.engine.value.Value;

/**
 * A resource as it stands in a plan or state. Immutable.
 *
 * @param module the address of the module that it stands in; absent if it says so itself, or is in
 *     the root module
 */
record TerraformPart(Value.Tree resource, Mark mark, Pointer pointer, Value module) {

  /** The part in a module whose address was found later. */
  TerraformPart in(Value address) {
    return new TerraformPart(resource, mark, pointer, address);
  }

  /** What stands under a key, with its place. */
  TerraformValue get(String key) {
    return new TerraformValue(resource, mark).get(key);
  }

  /** Whether an entry is that text. */
  boolean is(String key, String text) {
    return resource.get(key).equals(new Value.Text(text));
  }

  /**
   * The resource's address; empty if there is none. Terraform 0.12 leaves module and index out of
   * those in a state.
   */
  String address() {
    if (!(resource.get("address") instanceof Value.Text text)) {
      return "";
    }
    String address = text.value();
    if (module instanceof Value.Text of && !address.startsWith(of.value() + ".")) {
      address = of.value() + "." + address;
    }
    return address.endsWith("]") ? address : address + index();
  }

  private String index() {
    Value index = resource.get("index");
    if (index instanceof Value.Int number) {
      return "[" + number.value() + "]";
    }
    return index instanceof Value.Text key ? "[\"" + key.value() + "\"]" : "";
  }
}
