package org.avow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Evidence;
import org.avow.engine.feed.EvidenceReader;
import org.avow.engine.plan.Leaves;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.QuestionBuilder;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.source.FileSupply;
import org.avow.engine.verdict.Verdict;
import org.avow.engine.verdict.Verdicts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The stages of a check of a log by the thirty rules; {@code bench/stages} makes the log. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Stages {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  /** The folder of the packs. */
  @Param("bench/policies")
  public String policies = "";

  /** The folder of the manifest and its log. */
  @Param("")
  public String tree = "";

  private Pack pack;
  private Manifest manifest;
  private Question question;
  private List<Expression> expressions;
  private Evidence evidence;
  private World world;
  private List<RuleReport> reports;

  /** Does all that comes before each stage. */
  @Setup
  public void prepare() throws IOException {
    manifest = ManifestReader.read(Path.of(tree).resolve("avow.yaml"));
    pack = new Avow(Path.of(policies), CLOCK).load(manifest);
    question =
        QuestionBuilder.build(QuestionOptions.NONE, manifest, pack, CLOCK, new Diagnostics());
    expressions =
        pack.policies().stream()
            .flatMap(policy -> policy.rules().stream())
            .flatMap(Stages::expressions)
            .toList();
    evidence = decode();
    world = group();
    reports = session();
  }

  private static Stream<Expression> expressions(Rule rule) {
    return Stream.concat(
        rule.judged().flatMap(Rule.Judged::where).stream(),
        Leaves.of(rule.require()).stream().flatMap(form -> expression(form).stream()));
  }

  private static Optional<Expression> expression(Requirement form) {
    if (form instanceof Requirement.Relation relation) {
      return relation.candidates().where();
    }
    return form instanceof Requirement.Condition condition
        ? Optional.of(condition.expression())
        : Optional.empty();
  }

  /** Bytes to facts that are kept: decoding and mapping. */
  @Benchmark
  public Evidence decode() {
    FileSupply supply = FileSupply.below(Path.of(tree));
    return EvidenceReader.read(manifest, supply, pack, question, new Diagnostics());
  }

  /** Checked expressions to closures. */
  @Benchmark
  public List<Evaluator> lower() {
    return expressions.stream().map(Lowering::lower).toList();
  }

  /** Facts by identity, with what they are derived from. */
  @Benchmark
  public World group() {
    return World.of(pack.vocabulary(), evidence, question);
  }

  /** Facts to cases, and cases to outcomes in sessions. */
  @Benchmark
  public List<RuleReport> session() {
    return Evaluation.run(pack, world, question);
  }

  /** Outcomes to a verdict. */
  @Benchmark
  public Verdict merge() {
    return Verdicts.of(pack, manifest, evidence, question, reports, world::coverage);
  }

  /** All of it as a check does it, facts judged while they pass by. */
  @Benchmark
  public Verdict check() {
    return new Avow(Path.of(policies), CLOCK)
        .check(pack, manifest, Path.of(tree), QuestionOptions.NONE)
        .verdict();
  }
}
