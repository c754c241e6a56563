package org.avow.engine.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;

/**
 * The parts of one plan or state. They may stand in any order, so records are made at the end.
 * Mutable, for one document.
 */
final class TerraformDocument {
  private static final Pattern SUPPORTED = Pattern.compile("[01]\\.\\d+(\\.\\d+)?");

  private final boolean marks;
  private final RecordSink sink;
  private final List<TerraformPart> changes = new ArrayList<>();
  private final List<TerraformPart> planned = new ArrayList<>();
  private final List<TerraformPart> prior = new ArrayList<>();
  private final List<TerraformPart> state = new ArrayList<>();
  private Value variables = Value.Absent.ABSENT;
  private Value configuration = Value.Absent.ABSENT;
  private Value version = Value.Absent.ABSENT;
  private Position versionAt = Position.START;
  private long weight;

  TerraformDocument(boolean marks, RecordSink sink) {
    this.marks = marks;
    this.sink = sink;
  }

  /** Reads the entries of the document; the current token is its start. */
  void read(TokenStream tokens) throws IOException, BrokenSourceException {
    Set<String> seen = new HashSet<>();
    for (Token token = tokens.next(); token != Token.OBJECT_END; token = tokens.next()) {
      String key = tokens.key();
      Position position = tokens.position();
      Token value = tokens.next();
      if (seen.add(key)) {
        entry(key, tokens, value);
      } else {
        sink.lost(position, "a key is given twice");
        tokens.skip(value);
      }
    }
  }

  private void entry(String key, TokenStream tokens, Token value)
      throws IOException, BrokenSourceException {
    Pointer pointer = Pointer.ROOT.key(key);
    switch (key) {
      case "format_version" -> {
        versionAt = tokens.position();
        version = tree(tokens, value).value();
      }
      case "variables" -> variables = tree(tokens, value).value();
      case "configuration" -> configuration = tree(tokens, value).value();
      case "resource_changes" -> elements(tokens, value, pointer, Value.Absent.ABSENT, changes);
      case "planned_values" -> modules(tokens, value, pointer, planned);
      case "prior_state" -> modules(tokens, value, pointer, prior);
      case "values" -> modules(tokens, value, pointer, state);
      case "errored" -> flag(tokens, value, true, "the plan failed, and is not complete");
      case "complete" ->
          flag(
              tokens, value, false, "the plan is not complete: it leaves out targets or deferrals");
      default -> tokens.skip(value);
    }
  }

  private void flag(TokenStream tokens, Token value, boolean bad, String reason)
      throws IOException, BrokenSourceException {
    if (value == Token.VALUE && tokens.value().equals(Value.Bool.of(bad))) {
      sink.lost(tokens.position(), reason);
    }
    tokens.skip(value);
  }

  /** The resources of a module and of those in it; {@code prior_state} wraps a state. */
  private void modules(
      TokenStream tokens, Token current, Pointer pointer, List<TerraformPart> parts)
      throws IOException, BrokenSourceException {
    if (current == Token.LIST) {
      int index = 0;
      for (Token token = tokens.next(); token != Token.LIST_END; token = tokens.next()) {
        modules(tokens, token, pointer.index(index++), parts);
      }
      return;
    }
    if (current != Token.OBJECT) {
      return;
    }
    int first = parts.size();
    Value module = Value.Absent.ABSENT;
    for (Token token = tokens.next(); token != Token.OBJECT_END; token = tokens.next()) {
      String key = tokens.key();
      Token value = tokens.next();
      switch (key) {
        case "address" -> module = tree(tokens, value).value();
        case "resources" -> elements(tokens, value, pointer.key(key), module, parts);
        case "root_module", "child_modules", "values" ->
            modules(tokens, value, pointer.key(key), parts);
        default -> tokens.skip(value);
      }
    }
    settle(parts.subList(first, parts.size()), module);
  }

  /** The address of a module may stand behind its resources. */
  private static void settle(List<TerraformPart> parts, Value module) {
    parts.replaceAll(part -> part.module() == Value.Absent.ABSENT ? part.in(module) : part);
  }

  private void elements(
      TokenStream tokens, Token current, Pointer pointer, Value module, List<TerraformPart> parts)
      throws IOException, BrokenSourceException {
    if (current != Token.LIST) {
      if (current == Token.OBJECT || tokens.value() != Value.Absent.ABSENT) {
        sink.lost(tokens.position(), "the resources are not a list");
      }
      tokens.skip(current);
      return;
    }
    int index = 0;
    for (Token token = tokens.next(); token != Token.LIST_END; token = tokens.next()) {
      Pointer at = pointer.index(index++);
      Position position = tokens.position();
      RecordTree tree = new RecordTree(tokens);
      Value value = tree.read(token, marks);
      weigh(tree, tokens);
      if (!tree.defect().isEmpty()) {
        sink.unreadable(tree.defectAt(), at, tree.defect());
      } else if (value instanceof Value.Tree resource) {
        parts.add(new TerraformPart(resource, tree.mark(), at, module));
      } else {
        sink.unreadable(position, at, "a resource that is not a mapping");
      }
    }
  }

  /** A value beside the resources, with what is wrong with it as a loss. */
  private TerraformValue tree(TokenStream tokens, Token current)
      throws IOException, BrokenSourceException {
    RecordTree tree = new RecordTree(tokens);
    Value value = tree.read(current, false);
    weigh(tree, tokens);
    if (!tree.defect().isEmpty()) {
      sink.lost(tree.defectAt(), tree.defect());
    }
    return new TerraformValue(value, tree.mark());
  }

  private void weigh(RecordTree tree, TokenStream tokens) throws BrokenSourceException {
    weight += tree.weight();
    if (weight > Limits.DOCUMENT) {
      throw new BrokenSourceException(
          tokens.position(), "a plan larger than 512 MiB; plan its modules apart", null);
    }
  }

  /**
   * Makes the records.
   *
   * @param whole whether the document could be read to its end
   */
  void end(boolean whole) {
    Optional<String> refused = refusal(whole);
    if (refused.isPresent()) {
      sink.lost(versionAt, refused.get());
      return;
    }
    TerraformConfiguration configured = new TerraformConfiguration(configuration);
    TerraformSecrets secrets = TerraformSecrets.of(variables, configured.declarations(), whole);
    Set<String> seen = new HashSet<>();
    changes.forEach(part -> TerraformResource.ofChange(part, configured, secrets, seen, sink));
    planned.forEach(part -> TerraformResource.ofPlan(part, configured, secrets, seen, sink));
    // The same address may stand twice in modules that do not say their own.
    planned.forEach(part -> seen.add(part.address()));
    prior.stream()
        .filter(part -> part.is("mode", "data"))
        .forEach(part -> TerraformResource.ofState(part, secrets, seen, sink));
    state.forEach(part -> TerraformResource.ofState(part, secrets, seen, sink));
  }

  private Optional<String> refusal(boolean whole) {
    if (version instanceof Value.Text text) {
      return SUPPORTED.matcher(text.value()).matches()
          ? Optional.empty()
          : Optional.of(
              "a plan of a `format_version` that is not known; supported are 0.x and 1.x");
    }
    return whole
        ? Optional.of(
            "no `format_version`, so not a Terraform plan; export one with `terraform show -json`")
        : Optional.empty();
  }
}
