package org.avow.engine.policy;

import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/**
 * Compiles policies that are code. Found as a service, so that packs without code never load a
 * compiler, and so that the stages before the planning know none.
 */
public interface ProgramReader {

  /** The rules of a file; what is wrong with it is reported. */
  List<Ruling> read(TextFile file, Vocabulary vocabulary, Diagnostics diagnostics);

  /**
   * A rule as its metadata describe it. Immutable.
   *
   * @param id its name
   * @param judged the type of the facts that it reports on
   * @param keeps the clauses that it names
   * @param severity the severity that it names
   * @param span the whole rule
   */
  record Ruling(
      Excerpt id,
      FactType judged,
      List<Excerpt> keeps,
      Optional<Excerpt> severity,
      Optional<Excerpt> fix,
      Requirement.Coded require,
      Span span) {
    public Ruling {
      keeps = List.copyOf(keeps);
    }
  }
}
