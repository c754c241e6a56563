package org.avow.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.evaluate.Effort;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.evaluate.FindingSpace;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.evaluate.Streaming;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Evidence;
import org.avow.engine.feed.EvidenceReader;
import org.avow.engine.feed.EvidenceStream;
import org.avow.engine.feed.Workers;
import org.avow.engine.plan.drools.LaneSessions;
import org.avow.engine.policy.FactSelection;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Waivers;
import org.avow.engine.policy.check.FactOptions;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.policy.check.QuestionBuilder;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.source.FileSupply;
import org.avow.engine.survey.Needs;
import org.avow.engine.survey.NeedsSearch;
import org.avow.engine.survey.Outline;
import org.avow.engine.survey.Survey;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.CaseResult;
import org.avow.engine.verdict.Exemptions;
import org.avow.engine.verdict.Verdict;
import org.avow.engine.verdict.Verdicts;

/**
 * Judges evidence by packs of policies. Immutable; threads may share it.
 *
 * <p>Whatever is wrong with policies, manifest or question is an {@link InvalidDocumentsException}
 * that holds all of it. What is wrong with evidence stands in the verdict.
 */
public final class Avow {
  private final Path policies;
  private final InstantSource clock;
  private final PackCache cache;
  private final Workers workers;

  /**
   * @param policies the folder that holds a folder for each pack
   * @param clock the instant of questions that neither options nor manifest give one
   */
  public Avow(Path policies, InstantSource clock) {
    this(policies, clock, PackCache.none());
  }

  /**
   * @param policies the folder that holds a folder for each pack
   * @param clock the instant of questions that neither options nor manifest give one
   * @param cache what other runs found out about packs; a pack that it knows is loaded without its
   *     tests
   */
  public Avow(Path policies, InstantSource clock, PackCache cache) {
    this(policies, clock, cache, Workers.all());
  }

  /**
   * @param policies the folder that holds a folder for each pack
   * @param clock the instant of questions that neither options nor manifest give one
   * @param cache what other runs found out about packs
   * @param workers who shares the work
   */
  public Avow(Path policies, InstantSource clock, PackCache cache, Workers workers) {
    this.policies = policies;
    this.clock = clock;
    this.cache = cache;
    this.workers = workers;
  }

  /**
   * Makes ready what every check needs, so that the next one is quicker. A program may do that on
   * another thread while it gets packs and evidence. It is for a process in which nobody else uses
   * Drools, which remembers what it was told here of its services.
   */
  public static void prepare() {
    Sha256.start();
    LaneSessions.prepare();
  }

  /**
   * A verdict, and what is worth mending in the documents that it was reached by.
   *
   * @param warnings of the packs, then of manifest and question
   */
  public record Judgement(Verdict verdict, List<Diagnostic> warnings) {
    public Judgement {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Judges what a manifest names, by the packs that it names, as it asks.
   *
   * @throws IOException if the manifest cannot be read
   */
  public Judgement check(Path manifest) throws IOException {
    Path root = Optional.ofNullable(manifest.toAbsolutePath().getParent()).orElse(manifest);
    Manifest read = ManifestReader.read(manifest);
    return check(load(read), read, root, QuestionOptions.NONE);
  }

  /**
   * Judges what a manifest names by the given packs.
   *
   * @param root the folder that the manifest's paths are relative to
   * @param options what is asked beyond what the manifest says
   */
  public Judgement check(Pack packs, Manifest manifest, Path root, QuestionOptions options) {
    return check(packs, manifest, FileSupply.below(root), options);
  }

  /**
   * Judges what a manifest names by the given packs.
   *
   * @param supply where the files are found that the manifest names
   * @param options what is asked beyond what the manifest says
   */
  public Judgement check(
      Pack packs, Manifest manifest, FileSupply supply, QuestionOptions options) {
    return check(packs, manifest, supply, options, OperatorFiles.NONE);
  }

  /**
   * Judges what a manifest names by the given packs, under further waivers and an operator's key.
   *
   * @param supply where the files are found that the manifest names
   * @param options what is asked beyond what the manifest says
   */
  public Judgement check(
      Pack packs,
      Manifest manifest,
      FileSupply supply,
      QuestionOptions options,
      OperatorFiles operator) {
    return check(packs, manifest, supply, options, operator, Proceedings.none());
  }

  /**
   * Judges what a manifest names by the given packs, and hands over what is asked for beside the
   * verdict.
   *
   * @param supply where the files are found that the manifest names
   * @param options what is asked beyond what the manifest says
   * @throws java.io.UncheckedIOException if the findings cannot be written
   */
  public Judgement check(
      Pack packs,
      Manifest manifest,
      FileSupply supply,
      QuestionOptions options,
      OperatorFiles operator,
      Proceedings proceedings) {
    Diagnostics diagnostics = new Diagnostics();
    Question question = QuestionBuilder.build(options, manifest, packs, clock, diagnostics);
    Pack pack = packs.under(question.profile());
    Waivers waivers = WaiverFiles.read(manifest, supply, pack, operator, diagnostics);
    diagnostics.throwOnError();
    Exemptions exemptions = new Exemptions(waivers, operator.key());
    Verdict verdict = judge(pack, manifest, supply, question, exemptions, diagnostics, proceedings);
    List<Diagnostic> warnings = new ArrayList<>(pack.warnings());
    warnings.addAll(diagnostics.sorted());
    return new Judgement(verdict, warnings);
  }

  /**
   * Looks at what a manifest names, without judging it.
   *
   * @param root the folder that the manifest's paths are relative to
   * @param options what is asked beyond what the manifest says
   * @param facts which facts are wanted
   */
  public Survey survey(
      Pack packs, Manifest manifest, Path root, QuestionOptions options, FactOptions facts) {
    Diagnostics diagnostics = new Diagnostics();
    FactSelection selection = facts.select(packs, manifest, diagnostics);
    Question question = QuestionBuilder.build(options, manifest, packs, clock, diagnostics);
    FileSupply supply = FileSupply.below(root);
    Evidence evidence = EvidenceReader.read(manifest, supply, packs, question, diagnostics);
    diagnostics.throwOnError();
    return Survey.of(manifest.title(), packs.vocabulary(), evidence, question, selection);
  }

  /**
   * Says which evidence is missing for an answer to what a manifest asks.
   *
   * @param root the folder that the manifest's paths are relative to
   * @param options what is asked beyond what the manifest says
   */
  public Needs needs(Pack packs, Manifest manifest, Path root, QuestionOptions options) {
    Diagnostics diagnostics = new Diagnostics();
    Question question = QuestionBuilder.build(options, manifest, packs, clock, diagnostics);
    Pack pack = packs.under(question.profile());
    FileSupply supply = FileSupply.below(root);
    Evidence evidence = EvidenceReader.read(manifest, supply, pack, question, diagnostics);
    diagnostics.throwOnError();
    World world = World.of(pack.vocabulary(), evidence, question);
    List<RuleReport> reports = Evaluation.run(pack, world, question);
    Verdict verdict = Verdicts.of(pack, manifest, evidence, question, reports, world::coverage);
    return NeedsSearch.of(pack, evidence, question, reports, verdict);
  }

  /**
   * Says how what a manifest names would be judged. No evidence is read.
   *
   * @param root the folder that the manifest's paths are relative to
   * @param options what is asked beyond what the manifest says
   */
  public Outline outline(Pack packs, Manifest manifest, Path root, QuestionOptions options) {
    Diagnostics diagnostics = new Diagnostics();
    Question question = QuestionBuilder.build(options, manifest, packs, clock, diagnostics);
    Pack pack = packs.under(question.profile());
    Outline outline = Outline.of(pack, question, manifest, FileSupply.below(root), diagnostics);
    diagnostics.throwOnError();
    return outline;
  }

  /** Reads the packs that a manifest names, and checks them together. */
  public Pack load(Manifest manifest) {
    return PackLoader.load(policies, manifest, cache);
  }

  /** Reads packs and checks them together. */
  public Pack load(List<String> names) {
    return PackLoader.load(policies, names, cache);
  }

  /** Judges the cases of the packs' own tests, in their order. */
  public static List<CaseResult> test(Pack packs) {
    return packs.tests().stream().map(test -> PolicyTests.judge(packs, test)).toList();
  }

  private Verdict judge(
      Pack pack,
      Manifest manifest,
      FileSupply supply,
      Question question,
      Exemptions exemptions,
      Diagnostics diagnostics,
      Proceedings proceedings) {
    EvidenceStream stream =
        EvidenceStream.of(manifest, supply, pack, question, diagnostics, workers);
    diagnostics.throwOnError();
    Effort effort = proceedings.effort();
    try (FindingSpace space = proceedings.space();
        Streaming streaming = new Streaming(pack, question, workers, space, effort)) {
      Evidence evidence = effort.time(Effort.Stage.READ, clock, () -> streaming.read(stream));
      stream.warn(diagnostics);
      World world = World.of(pack.vocabulary(), evidence, question);
      List<RuleReport> reports =
          effort.time(Effort.Stage.JUDGE, clock, () -> streaming.reports(world));
      effort.add(Effort.Count.SPILLED, space.spilled());
      return effort.time(
          Effort.Stage.VERDICT,
          clock,
          () ->
              Verdicts.of(
                  pack,
                  manifest,
                  evidence,
                  question,
                  reports,
                  world::coverage,
                  exemptions,
                  proceedings.findings(),
                  workers.threads()));
    }
  }
}
