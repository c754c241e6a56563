package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.syntax.TextDecoder;
import org.avow.engine.policy.syntax.YamlBroken;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlReader;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.TextFile;

/** The documents of all files, by kind and in the order in which they were added. */
final class DocumentSet {
  private final Diagnostics diagnostics;
  private final Map<DocumentKind, List<YamlMapping>> documents = new EnumMap<>(DocumentKind.class);
  private final Map<String, Pack.DocumentDigest> digests = new LinkedHashMap<>();
  private final List<String> tests = new ArrayList<>();
  private final List<TextFile> programs = new ArrayList<>();
  private boolean complete = true;

  DocumentSet(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reads a file, of YAML or of code; what cannot be read is reported. */
  void add(String name, byte[] bytes) {
    if (isProgram(name)) {
      addProgram(name, bytes);
      return;
    }
    Diagnostics own = new Diagnostics();
    Optional<TextFile> text = TextDecoder.decode(name, bytes, own);
    List<YamlNode> nodes = text.map(file -> YamlReader.read(file, own)).orElse(List.of());
    complete &= !own.hasErrors();
    own.sorted().forEach(diagnostics::add);
    List<DocumentKind> kinds = new ArrayList<>();
    for (YamlNode node : nodes) {
      add(node).ifPresent(kinds::add);
    }
    String kind =
        kinds.stream()
            .filter(k -> k != DocumentKind.TESTS)
            .findFirst()
            .or(() -> kinds.stream().findFirst())
            .map(DocumentKind::word)
            .orElse("data");
    if (kind.equals(DocumentKind.TESTS.word())) {
      tests.add(name);
    }
    digests.put(name, new Pack.DocumentDigest(name, kind, Sha256.of(bytes)));
  }

  /** Leaves out a file of nothing but tests that was found sound before. */
  void skipTests(Pack.DocumentDigest file) {
    digests.put(
        file.path(),
        new Pack.DocumentDigest(file.path(), DocumentKind.TESTS.word(), file.digest()));
  }

  /** The files of which nothing is known but that they hold tests, and no other documents. */
  List<String> tests() {
    return List.copyOf(tests);
  }

  /** Takes a file of code; what cannot be read is reported. */
  private void addProgram(String name, byte[] bytes) {
    Diagnostics own = new Diagnostics();
    TextDecoder.decode(name, bytes, own).ifPresent(programs::add);
    complete &= !own.hasErrors();
    own.sorted().forEach(diagnostics::add);
    digests.put(name, new Pack.DocumentDigest(name, "drl", Sha256.of(bytes)));
  }

  /** Whether a file holds code, by its name. */
  static boolean isProgram(String name) {
    return name.endsWith(".drl");
  }

  /** The files of code. */
  List<TextFile> programs() {
    return List.copyOf(programs);
  }

  private Optional<DocumentKind> add(YamlNode node) {
    if (!(node instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
      complete &= !(node instanceof YamlBroken);
      Nodes.mapping(node, "a document", diagnostics)
          .ifPresent(empty -> reportKind(empty, "", "the document is empty"));
      return Optional.empty();
    }
    String first = mapping.entries().get(0).name();
    Optional<DocumentKind> kind = DocumentKind.of(first);
    if (kind.isEmpty()) {
      complete = false;
      reportKind(mapping, first, "there are no documents of the kind " + Diagnostic.quote(first));
    } else if (kind.get() == DocumentKind.MANIFEST) {
      reportKind(mapping, first, "a manifest is not part of a pack");
    } else if (kind.get() == DocumentKind.WAIVERS) {
      reportKind(mapping, first, "waivers are not part of a pack");
    }
    kind.ifPresent(k -> documents.computeIfAbsent(k, any -> new ArrayList<>()).add(mapping));
    return kind;
  }

  private void reportKind(YamlMapping mapping, String first, String message) {
    diagnostics.add(
        Code.UNKNOWN_DOCUMENT,
        Entries.head(mapping),
        message,
        first.equals(DocumentKind.MANIFEST.word())
            ? "keep it with the evidence, as `avow.yaml`"
            : first.equals(DocumentKind.WAIVERS.word())
                ? "keep them with the evidence, and name them in the manifest"
                : Suggestion.help(first, DocumentKind.words(), "the first keys of documents"));
  }

  List<YamlMapping> of(DocumentKind kind) {
    return documents.getOrDefault(kind, List.of());
  }

  /** Whether every document could be read: otherwise names may seem unknown that are not. */
  boolean isComplete() {
    return complete;
  }

  List<Pack.DocumentDigest> digests() {
    return List.copyOf(digests.values());
  }
}
