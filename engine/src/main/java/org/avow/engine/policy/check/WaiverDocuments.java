package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Waivers;
import org.avow.engine.policy.syntax.TextDecoder;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlReader;
import org.avow.engine.text.Order;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/**
 * Reads {@code waivers} documents. No message about one shows a personal value that somebody wrote
 * into it. Mutable, for one thread and one run.
 */
public final class WaiverDocuments {
  private static final String KIND = DocumentKind.WAIVERS.word();

  private final Diagnostics problems = new Diagnostics();
  private final WaiverReader reader;
  private final List<Pack.DocumentDigest> digests = new ArrayList<>();

  /**
   * @param pack with the rules that waivers may name
   */
  public WaiverDocuments(Pack pack) {
    this.reader =
        new WaiverReader(
            pack.policies(),
            new RuleNames(pack.policies(), pack.commitments(), problems),
            problems);
  }

  /**
   * Reads a file.
   *
   * @param name the path shown to people and in the verdict, with {@code /}
   */
  public void read(String name, byte[] bytes) {
    digests.add(new Pack.DocumentDigest(name, KIND, Sha256.of(bytes)));
    Optional<TextFile> text = TextDecoder.decode(name, bytes, problems);
    text.ifPresent(file -> YamlReader.read(file, problems).forEach(this::document));
  }

  private void document(YamlNode node) {
    Optional<YamlMapping> mapping = Nodes.mapping(node, "a list of waivers", problems);
    if (mapping.isEmpty()) {
      return;
    }
    boolean named =
        !mapping.get().entries().isEmpty() && mapping.get().entries().get(0).name().equals(KIND);
    if (!named) {
      problems.add(
          Code.UNKNOWN_DOCUMENT,
          Entries.head(mapping.get()),
          "this is no list of waivers",
          "start it with `waivers: a-name` and `entries:`");
      return;
    }
    Entries entries = Entries.of(mapping.get(), "a list of waivers", problems, KIND, "entries");
    entries.required(KIND).ifPresent(name -> Names.id(name, problems));
    entries.require("entries");
    entries.mappings("entries").forEach(reader::read);
  }

  /**
   * All that was read.
   *
   * @param diagnostics receives what is wrong
   */
  public Waivers finish(Diagnostics diagnostics) {
    problems.sorted().stream().map(this::masked).forEach(diagnostics::add);
    digests.sort(Order.by(Pack.DocumentDigest::path, Place::compareUtf8));
    return new Waivers(reader.waivers(), digests);
  }

  /** The diagnostic with a dot in place of each character of what is personal around it. */
  private Diagnostic masked(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    StringBuilder text = new StringBuilder(span.file().content());
    boolean any = false;
    for (Span personal : reader.personal()) {
      if (personal.file() == span.file()) {
        any = true;
        for (int i = personal.start(); i < Math.min(personal.end(), text.length()); i++) {
          if (!Character.isWhitespace(text.charAt(i))) {
            text.setCharAt(i, '·');
          }
        }
      }
    }
    if (!any) {
      return diagnostic;
    }
    TextFile shown = new TextFile(span.file().name(), text.toString());
    return new Diagnostic(
        diagnostic.code(),
        diagnostic.message(),
        new Span(shown, span.start(), span.end()),
        diagnostic.help());
  }
}
