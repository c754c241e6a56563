package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.evaluate.world.Coverage;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.TimeSet;

/** The coverage of the streams that judged rules need. */
final class StreamSummaries {
  private StreamSummaries() {}

  /** One for each stream, by name. */
  static List<StreamSummary> of(
      List<RuleReport> reports,
      Evidence evidence,
      Question question,
      Function<FactType, Coverage> coverage) {
    Map<String, List<FactType>> typesOf = new TreeMap<>();
    Map<String, Stream> streams = new TreeMap<>();
    for (FactType type : types(reports)) {
      for (Stream stream : type.streams()) {
        streams.put(stream.name(), stream);
        typesOf.computeIfAbsent(stream.name(), name -> new ArrayList<>()).add(type);
      }
    }
    List<StreamSummary> summaries = new ArrayList<>();
    for (Stream stream : streams.values()) {
      List<FactType> types = typesOf.getOrDefault(stream.name(), List.of());
      List<Gap> gaps = new ArrayList<>();
      for (FactType type : types) {
        gaps.addAll(
            coverage
                .apply(type)
                .gaps(window(type, question), other -> other.name().equals(stream.name())));
      }
      summaries.add(
          new StreamSummary(
              stream.name(),
              types.stream().map(FactType::name).toList(),
              stream.collect(),
              sources(evidence, stream, types),
              gaps));
    }
    return summaries;
  }

  private static Set<FactType> types(List<RuleReport> reports) {
    Set<FactType> types = new LinkedHashSet<>();
    for (RuleReport report : reports) {
      report.rule().judged().map(Rule.Judged::type).ifPresent(types::add);
      types.addAll(Demands.types(report.rule().require()));
    }
    return types;
  }

  private static TimeSet window(FactType type, Question question) {
    return type.isState() && !question.periodAsked()
        ? TimeSet.through(question.asOf(), question.asOf())
        : TimeSet.between(question.from(), question.until());
  }

  private static List<String> sources(Evidence evidence, Stream stream, List<FactType> types) {
    return evidence.sources().stream()
        .filter(source -> supplies(source, stream, types))
        .map(SourceEvidence::id)
        .toList();
  }

  private static boolean supplies(SourceEvidence source, Stream stream, List<FactType> types) {
    return source.stream().isPresent()
        ? source.stream().get().name().equals(stream.name())
        : source.makes().stream()
            .anyMatch(type -> types.contains(type) && type.name().equals(stream.name()));
  }
}
