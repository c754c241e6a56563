package org.avow.engine.policy.check;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads {@code commitments} documents and holds their quotes against the published text. */
final class CommitmentsReader {
  private final Attachments files;
  private final Diagnostics diagnostics;
  private final Map<String, Span> ids = new LinkedHashMap<>();
  private final Map<String, DatedClause> clauses = new LinkedHashMap<>();

  CommitmentsReader(Attachments files, Diagnostics diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /**
   * A clause with what the model does not keep.
   *
   * @param zone the name of the zone that its due date is meant in
   * @param place the clause's id
   * @param dueSpan the due date; the id if there is none
   */
  record DatedClause(Clause clause, String zone, Span place, Span dueSpan) {}

  /** All clauses by id, in the order of the documents. */
  Map<String, DatedClause> clauses() {
    return clauses;
  }

  Optional<Commitments> read(YamlMapping document) {
    Entries entries =
        Entries.of(
            document, "commitments", diagnostics, "commitments", "title", "source", "clauses");
    Optional<YamlScalar> id = entries.required("commitments");
    id.ifPresent(
        name -> {
          Span first = ids.putIfAbsent(name.text(), name.span());
          if (first != null) {
            Names.duplicate(name, "commitments", first, diagnostics);
          }
        });
    Optional<Attachments.Attachment> source = entries.mapping("source").flatMap(this::source);
    Optional<Quotation> text = source.map(file -> new Quotation(file.text().content()));
    List<Clause> own = new ArrayList<>();
    if (entries.require("clauses")) {
      for (YamlMapping clause : entries.mappings("clauses")) {
        clause(clause, text).ifPresent(own::add);
      }
    }
    return id.flatMap(name -> Names.id(name, diagnostics))
        .map(
            name ->
                new Commitments(
                    name,
                    entries.text("title").orElse(name),
                    entries
                        .mapping("source")
                        .flatMap(m -> m.entry("file"))
                        .flatMap(
                            e ->
                                e.value() instanceof YamlScalar s
                                    ? Optional.of(s.text())
                                    : Optional.empty())
                        .flatMap(path -> source.map(f -> new Commitments.Source(path, f.digest()))),
                    own,
                    entries.span()));
  }

  private Optional<Attachments.Attachment> source(YamlMapping mapping) {
    Entries entries = Entries.of(mapping, "a source", diagnostics, "file", "sha256");
    Optional<YamlScalar> stated = entries.required("sha256");
    Optional<Attachments.Attachment> file =
        entries.required("file").flatMap(path -> files.read(path, diagnostics));
    if (stated.isPresent() && file.isPresent()) {
      Sha256 digest = file.get().digest();
      if (!stated.get().text().equals(digest.hex())) {
        diagnostics.add(
            Code.DIGEST_MISMATCH,
            stated.get().span(),
            "the file has another SHA-256 digest",
            "it is `" + digest.hex() + "`: write that only if the text is the one that was quoted");
      }
    }
    return file;
  }

  private Optional<Clause> clause(YamlMapping mapping, Optional<Quotation> source) {
    Entries entries =
        Entries.of(
            mapping,
            "a clause",
            diagnostics,
            "id",
            "quote",
            "occurrence",
            "due",
            "zone",
            "maps_to",
            "checkable",
            "because");
    Optional<YamlScalar> id = entries.required("id");
    Optional<YamlScalar> quote = entries.required("quote");
    long occurrence = occurrence(entries);
    Optional<Clause> read =
        id.flatMap(name -> Names.id(name, diagnostics))
            .map(name -> clause(name, quote, (int) occurrence, entries));
    if (quote.isPresent() && source.isPresent()) {
      checkQuote(quote.get(), (int) occurrence, source.get());
    }
    read.ifPresent(clause -> register(clause, id.orElseThrow(), entries));
    return read;
  }

  private Clause clause(String id, Optional<YamlScalar> quote, int occurrence, Entries entries) {
    return new Clause(
        id,
        quote.map(scalar -> Quotation.fold(scalar.text())).orElse(""),
        occurrence,
        entries.texts("maps_to"),
        entries.scalar("due").flatMap(due -> TimeLiterals.behind(due, zone(entries), diagnostics)),
        entries.text("due"),
        unchecked(entries),
        entries.span());
  }

  private ZoneId zone(Entries entries) {
    return entries
        .scalar("zone")
        .flatMap(name -> TimeLiterals.zone(name, diagnostics))
        .orElse(ZoneOffset.UTC);
  }

  private long occurrence(Entries entries) {
    Optional<YamlScalar> scalar = entries.scalar("occurrence");
    Optional<Value> number = scalar.flatMap(s -> Constants.read(s, Type.Scalar.INT, diagnostics));
    long value = number.map(v -> ((Value.Int) v).value()).orElse(1L);
    if (value >= 1 && value <= 10_000) {
      return value;
    }
    scalar.ifPresent(
        s ->
            diagnostics.add(
                Code.INVALID_VALUE, s.span(), "occurrences count from 1", "write `1` or more"));
    return 1;
  }

  private Optional<String> unchecked(Entries entries) {
    boolean checkable = entries.flag("checkable").orElse(true);
    if (checkable && entries.has("because")) {
      diagnostics.add(
          Code.CONFLICTING_KEYS,
          entries.keySpan("because"),
          "`because` says why a clause cannot be checked, but this one can",
          "add `checkable: false`, or remove it");
    }
    if (checkable) {
      return Optional.empty();
    }
    entries.require("because");
    return Optional.of(entries.text("because").orElse(""));
  }

  private void checkQuote(YamlScalar quote, int occurrence, Quotation source) {
    int found = source.occurrences(quote.text(), occurrence);
    if (found >= occurrence) {
      return;
    }
    String message =
        found == 0
            ? "the source does not hold this quote"
            : "the source holds this quote only " + found + " times";
    diagnostics.add(
        Code.QUOTE_NOT_FOUND,
        quote.value().whole(),
        message,
        source
            .parting(quote.text())
            .filter(words -> found == 0)
            .map(
                words ->
                    "the quote and the source part where the source says "
                        + Diagnostic.quote(words))
            .orElse("quote one contiguous span, letter by letter; only white space is folded"));
  }

  private void register(Clause clause, YamlScalar id, Entries entries) {
    DatedClause first = clauses.get(clause.id());
    if (first != null) {
      Names.duplicate(id, "clauses", first.place(), diagnostics);
      return;
    }
    String zone = entries.text("zone").orElse("UTC");
    Span due = entries.scalar("due").map(YamlScalar::span).orElse(id.span());
    clauses.put(clause.id(), new DatedClause(clause, zone, id.span(), due));
  }
}
