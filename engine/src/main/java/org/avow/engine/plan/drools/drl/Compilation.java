package org.avow.engine.plan.drools.drl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Vocabulary;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.kiesession.rulebase.SessionsAwareKnowledgeBase;
import org.drools.wiring.api.classloader.ProjectClassLoader;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.conf.EventProcessingOption;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.conf.ConstraintJittingThresholdOption;

/**
 * Compiles some rules of a file, apart from all others: what goes wrong in one rule says nothing of
 * another.
 */
final class Compilation {
  /** The global by which rules report. */
  static final String REPORT = "report";

  private static final String PACKAGE = "avow.rules";

  private final DrlText text;
  private final Vocabulary vocabulary;
  private final Diagnostics diagnostics;
  private final Map<String, byte[]> classes;

  Compilation(DrlText text, Vocabulary vocabulary, Diagnostics diagnostics) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.diagnostics = diagnostics;
    this.classes = FactClasses.of(vocabulary);
  }

  /** The compiled rules of these names; empty, and reported, if they do not compile. */
  Optional<CompiledRules> compile(Set<String> rules, CompiledRules.Manner manner) {
    Optional<PackageDescr> parsed = Parsing.parse(text, diagnostics);
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    PackageDescr whole = parsed.get();
    whole.getRules().removeIf(rule -> !rules.contains(rule.getName()));
    ProjectClassLoader loader =
        ProjectClassLoader.createProjectClassLoader(
            Compilation.class.getClassLoader(), new HashMap<>(classes));
    KnowledgeBuilderConfiguration settings =
        KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, loader);
    KnowledgeBuilderImpl builder = new KnowledgeBuilderImpl(settings);
    try {
      builder.addPackage(prepared(whole));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (!builder.hasErrors()) {
        diagnostics.add(
            Code.DRL_CODE,
            text.span(whole.getRules().get(0)),
            "the rule cannot be compiled",
            "leave parts of it out until it can, to find the one that cannot");
      }
    }
    new CompileErrors(text, vocabulary, whole, diagnostics).report(builder.getErrors());
    return diagnostics.hasErrors()
        ? Optional.empty()
        : Optional.of(new CompiledRules(base(builder, loader), loader, manner));
  }

  /** The package with what every rule may use without saying so. */
  private PackageDescr prepared(PackageDescr parsed) {
    if (parsed.getName() == null || parsed.getName().isBlank()) {
      parsed.setName(PACKAGE);
    }
    for (FactType type : vocabulary.types().values()) {
      parsed.addImport(new ImportDescr(FactClasses.name(type)));
    }
    boolean stated =
        parsed.getGlobals().stream().anyMatch(global -> global.getIdentifier().equals(REPORT));
    if (!stated) {
      parsed.addGlobal(new GlobalDescr(REPORT, Report.class.getName()));
    }
    return parsed;
  }

  private static SessionsAwareKnowledgeBase base(
      KnowledgeBuilderImpl builder, ProjectClassLoader loader) {
    KieBaseConfiguration settings = RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader);
    settings.setOption(EventProcessingOption.STREAM);
    // Conditions that are compiled at some later time, in another thread, might be read otherwise.
    settings.setOption(ConstraintJittingThresholdOption.get(-1));
    SessionsAwareKnowledgeBase base = new SessionsAwareKnowledgeBase(settings);
    base.addPackages(builder.getKnowledgePackages());
    return base;
  }
}
