package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.world.Gap;

/**
 * Whether a stream of evidence is complete over what was asked. Immutable.
 *
 * @param collect how to obtain the evidence, in plain words
 * @param sources ids of the sources that supply it
 * @param gaps what is missing of the period
 */
public record DocumentStream(
    String stream,
    List<String> types,
    Optional<String> collect,
    List<String> sources,
    boolean complete,
    List<Gap> gaps) {
  public DocumentStream {
    types = List.copyOf(types);
    sources = List.copyOf(sources);
    gaps = List.copyOf(gaps);
  }

  static DocumentStream of(MemberReader reader) throws InvalidVerdictException {
    return new DocumentStream(
        reader.text("stream"),
        reader.texts("types"),
        reader.optionalText("collect"),
        reader.texts("sources"),
        reader.flag("complete"),
        reader.objects("gaps", DocumentFinding::gap));
  }
}
