package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Severity;
import org.avow.engine.expression.ExpressionCompiler;
import org.avow.engine.expression.Table;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.Profile;
import org.avow.engine.text.Order;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/** Checks a set of documents together: first what they declare, then what refers to it. */
final class PackCheck {
  /** What may be a mere consequence of another document that cannot be read. */
  private static final Set<Code> CONSEQUENCES =
      Set.of(
          Code.UNKNOWN_NAME,
          Code.UNKNOWN_FUNCTION,
          Code.CLAUSE_WITHOUT_POLICY,
          Code.POLICY_WITHOUT_CLAUSE);

  /** What may be a mere consequence of a rule with an error in it. */
  private static final Set<Code> UNKEPT =
      Set.of(Code.CLAUSE_WITHOUT_POLICY, Code.POLICY_WITHOUT_CLAUSE);

  private final DocumentSet documents;
  private final Attachments files;
  private final ExpressionCompiler compiler;
  private final Diagnostics diagnostics = new Diagnostics();

  PackCheck(DocumentSet documents, Attachments files, ExpressionCompiler compiler) {
    this.documents = documents;
    this.files = files;
    this.compiler = compiler;
  }

  /**
   * The pack.
   *
   * @param read what was reported while the documents were read
   */
  Pack check(List<String> names, Diagnostics read) {
    List<Table> tables = tables();
    ExpressionReader expressions = new ExpressionReader(tables, compiler, diagnostics);
    VocabularyReader words = new VocabularyReader(expressions, diagnostics);
    documents.of(DocumentKind.VOCABULARY).forEach(words::declare);
    Vocabulary vocabulary = words.vocabulary();
    CommitmentsReader clauses = new CommitmentsReader(files, diagnostics);
    List<Commitments> commitments = new ArrayList<>();
    documents
        .of(DocumentKind.COMMITMENTS)
        .forEach(document -> clauses.read(document).ifPresent(commitments::add));
    List<FeedDefinition> feeds = feeds(vocabulary, expressions);
    PolicyReader policyReader =
        new PolicyReader(vocabulary, clauses.clauses(), expressions, diagnostics);
    List<Policy> policies = new ArrayList<>();
    documents
        .of(DocumentKind.POLICY)
        .forEach(document -> policyReader.read(document).ifPresent(policies::add));
    policies.addAll(
        new ProgramPolicies(vocabulary, policyReader.clauses(), policies, diagnostics)
            .read(documents.programs()));
    policyReader.finish();
    policies.sort(Order.by(Policy::id, Place::compareUtf8));
    List<Profile> profiles = profiles(vocabulary, policies);
    List<PolicyTest> tests = tests(vocabulary, policies, commitments, profiles);
    Diagnostics all = merged(read);
    all.throwOnError();
    return new Pack(
        names,
        vocabulary,
        tables,
        commitments,
        policies,
        profiles,
        feeds,
        tests,
        digests(),
        all.sorted());
  }

  private List<Table> tables() {
    Map<String, Span> names = new LinkedHashMap<>();
    List<Table> tables = new ArrayList<>();
    for (var document : documents.of(DocumentKind.TABLE)) {
      TableReader.read(document, files, diagnostics)
          .ifPresent(
              table -> {
                Span first = names.putIfAbsent(table.name(), table.declaration());
                if (first == null) {
                  tables.add(table);
                } else {
                  Nodes.scalar(document.entries().get(0).value(), "a name", diagnostics)
                      .ifPresent(name -> Names.duplicate(name, "tables", first, diagnostics));
                }
              });
    }
    return tables;
  }

  private List<FeedDefinition> feeds(Vocabulary vocabulary, ExpressionReader expressions) {
    FeedReader reader = new FeedReader(vocabulary, expressions, diagnostics);
    List<FeedDefinition> feeds = new ArrayList<>();
    feeds.add(FeedReader.facts());
    documents
        .of(DocumentKind.FEED)
        .forEach(document -> reader.read(document).ifPresent(feeds::add));
    feeds.sort(Order.by(FeedDefinition::id, Place::compareUtf8));
    return feeds;
  }

  private List<Profile> profiles(Vocabulary vocabulary, List<Policy> policies) {
    ProfileReader reader = new ProfileReader(vocabulary, policies, diagnostics);
    List<Profile> profiles = new ArrayList<>();
    documents
        .of(DocumentKind.PROFILE)
        .forEach(document -> reader.read(document).ifPresent(profiles::add));
    return profiles;
  }

  private List<PolicyTest> tests(
      Vocabulary vocabulary,
      List<Policy> policies,
      List<Commitments> commitments,
      List<Profile> profiles) {
    TestReader reader =
        new TestReader(
            vocabulary,
            policies,
            profiles,
            new RuleNames(policies, commitments, diagnostics),
            diagnostics);
    List<PolicyTest> tests = new ArrayList<>();
    documents.of(DocumentKind.TESTS).forEach(document -> tests.addAll(reader.read(document)));
    return tests;
  }

  private Diagnostics merged(Diagnostics read) {
    Diagnostics all = new Diagnostics();
    read.sorted().forEach(all::add);
    boolean sound = documents.isComplete();
    boolean broken = diagnostics.hasErrors();
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      boolean unkept = broken && UNKEPT.contains(diagnostic.code());
      if (!unkept
          && !namesRuleOfBrokenProgram(diagnostic)
          && (sound || !CONSEQUENCES.contains(diagnostic.code()))) {
        all.add(diagnostic);
      }
    }
    return all;
  }

  /**
   * Whether a test may only seem to name no rule, because the code that has it does not compile.
   */
  private boolean namesRuleOfBrokenProgram(Diagnostic diagnostic) {
    Set<TextFile> programs = Set.copyOf(documents.programs());
    boolean program = programs.contains(diagnostic.span().file());
    return !program
        && diagnostic.code() == Code.UNKNOWN_NAME
        && diagnostics.sorted().stream()
            .filter(other -> other.severity() == Severity.ERROR)
            .anyMatch(other -> programs.contains(other.span().file()));
  }

  private List<Pack.DocumentDigest> digests() {
    List<Pack.DocumentDigest> digests = new ArrayList<>(documents.digests());
    digests.addAll(files.digests());
    digests.sort(Order.by(Pack.DocumentDigest::path, Place::compareUtf8));
    return digests;
  }
}
