package org.avow.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.value.Value;

/** Makes the record of one resource, with the places of its parts in the file. */
final class TerraformResource {
  private static final List<String> ENDS = List.of("delete", "forget");

  private final TerraformPart part;
  private final Map<String, Value> entries = new LinkedHashMap<>();
  private final List<Mark> marks = new ArrayList<>();

  private TerraformResource(TerraformPart part) {
    this.part = part;
  }

  /**
   * A resource that a plan changes, or says not to change. One that is deleted, or that Terraform
   * forgets, is no longer there and makes no record.
   *
   * @param seen takes its address
   */
  static void ofChange(
      TerraformPart part,
      TerraformConfiguration configured,
      TerraformSecrets secrets,
      Set<String> seen,
      RecordSink sink) {
    TerraformValue change = part.get("change");
    List<String> actions = actions(change.value());
    if (part.address().isEmpty() || actions.isEmpty()) {
      sink.unreadable(
          part.mark().position(),
          part.pointer(),
          "a resource change without `address` or `change.actions`");
      return;
    }
    // A deposed object is what is left of a resource, to be deleted; the resource has its own
    // entry.
    if (part.resource().get("deposed") != Value.Absent.ABSENT) {
      return;
    }
    seen.add(part.address());
    boolean nothing = change.get("after").value() == Value.Absent.ABSENT;
    if (ENDS.containsAll(actions) || (nothing && actions.equals(List.of("no-op")))) {
      return;
    }
    TerraformValue after = change.get("after").unknownWhere(change.get("after_unknown"));
    if (nothing) {
      Value open = TerraformValue.AFTER_APPLY;
      after =
          after.value() instanceof Value.Tree tree
              ? new TerraformValue(new Value.Tree(tree.entries(), open), after.mark())
              : new TerraformValue(open, change.mark());
    }
    Value sensitive = change.get("after_sensitive").value();
    boolean marked = sensitive != Value.Absent.ABSENT;
    TerraformValue values = marked ? after.hiddenWhere(sensitive) : hidden(after, secrets);
    TerraformResource resource = new TerraformResource(part);
    resource.common();
    resource.configured(configured);
    resource.put("actions", change.get("actions"), part.pointer().key("change").key("actions"));
    resource.put("values", values, part.pointer().key("change").key("after"));
    resource.emit(sink);
  }

  /**
   * A resource of {@code planned_values} that no change names: absent keys may be unknown.
   *
   * @param seen addresses that have made a record already
   */
  static void ofPlan(
      TerraformPart part,
      TerraformConfiguration configured,
      TerraformSecrets secrets,
      Set<String> seen,
      RecordSink sink) {
    TerraformValue values = part.get("values");
    TerraformValue open =
        new TerraformValue(
            values.value() == Value.Absent.ABSENT
                ? TerraformValue.AFTER_APPLY
                : TerraformValue.open(values.value()),
            values.mark());
    ofValues(part, open, Optional.of(configured), secrets, seen, sink);
  }

  /**
   * A resource of a state: everything is known of it.
   *
   * @param seen addresses that have made a record already
   */
  static void ofState(
      TerraformPart part, TerraformSecrets secrets, Set<String> seen, RecordSink sink) {
    ofValues(part, part.get("values"), Optional.empty(), secrets, seen, sink);
  }

  private static void ofValues(
      TerraformPart part,
      TerraformValue values,
      Optional<TerraformConfiguration> configured,
      TerraformSecrets secrets,
      Set<String> seen,
      RecordSink sink) {
    if (part.address().isEmpty()) {
      sink.unreadable(part.mark().position(), part.pointer(), "a resource without an `address`");
      return;
    }
    if (seen.contains(part.address())) {
      return;
    }
    Value sensitive = part.get("sensitive_values").value();
    boolean marked = sensitive != Value.Absent.ABSENT;
    TerraformResource resource = new TerraformResource(part);
    resource.common();
    configured.ifPresent(resource::configured);
    resource.put(
        "values",
        marked ? values.hiddenWhere(sensitive) : hidden(values, secrets),
        part.pointer().key("values"));
    resource.emit(sink);
  }

  private static TerraformValue hidden(TerraformValue values, TerraformSecrets secrets) {
    return new TerraformValue(secrets.hide(values.value()), values.mark());
  }

  private static List<String> actions(Value change) {
    List<String> actions = new ArrayList<>();
    if (change instanceof Value.Tree tree && tree.get("actions") instanceof Value.Items items) {
      for (Value action : items.elements()) {
        actions.add(action instanceof Value.Text text ? text.value() : "");
      }
    }
    return actions;
  }

  private void common() {
    put("address", new TerraformValue(new Value.Text(part.address()), part.get("address").mark()));
    Value module = part.resource().get("module_address");
    put(
        "module",
        new TerraformValue(
            module == Value.Absent.ABSENT ? part.module() : module,
            part.get("module_address").mark()));
    for (String key : List.of("mode", "type", "name", "index")) {
      put(key, part.get(key));
    }
    put("provider", part.get("provider_name"));
  }

  /** What the configuration adds; a state has none. It stands at the resource. */
  private void configured(TerraformConfiguration configuration) {
    Mark mark = new Mark(part.mark().position(), List.of());
    Value references = configuration.references(part.address());
    Value region = configuration.region(part.address());
    if (references != Value.Absent.ABSENT) {
      put("references", new TerraformValue(references, mark));
    }
    if (region != Value.Absent.ABSENT) {
      put("provider_region", new TerraformValue(region, mark));
    }
  }

  private void put(String key, TerraformValue value) {
    entries.put(key, value.value());
    marks.add(value.mark());
  }

  /** An entry whose place in the file has another name. */
  private void put(String key, TerraformValue value, Pointer pointer) {
    entries.put(key, value.value());
    Mark mark = value.mark();
    marks.add(new Mark(mark.position(), mark.children(), Optional.of(pointer)));
  }

  private void emit(RecordSink sink) {
    boolean wanted = !part.mark().children().isEmpty();
    Mark mark = wanted ? part.mark().with(marks) : part.mark();
    sink.record(new RawRecord(new Value.Tree(entries), mark, part.pointer()));
  }
}
