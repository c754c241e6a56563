package org.avow.engine.plan.drools.drl;

import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Span;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Refuses what DRL has and policies have no use for. */
final class Offer {
  private static final Set<String> ATTRIBUTES = Set.of("dialect", "salience", "no-loop");

  private final DrlText text;
  private final Diagnostics diagnostics;

  private Offer(DrlText text, Diagnostics diagnostics) {
    this.text = text;
    this.diagnostics = diagnostics;
  }

  static void check(DrlText text, PackageDescr parsed, Diagnostics diagnostics) {
    new Offer(text, diagnostics).check(parsed);
  }

  private void check(PackageDescr parsed) {
    parsed
        .getClassAndEnumDeclarationDescrs()
        .forEach(
            type ->
                refuse(
                    type,
                    "`declare`: the fact types are those of the vocabulary",
                    "add the type to the vocabulary, or compute with a `function`"));
    parsed
        .getWindowDeclarations()
        .forEach(
            window ->
                refuse(
                    window, "`declare window`", "write `over window:time(…)` in the rule itself"));
    parsed
        .getEntryPointDeclarations()
        .forEach(
            point -> refuse(point, "`declare entry-point`", "facts come from the evidence alone"));
    for (GlobalDescr global : parsed.getGlobals()) {
      if (!global.getIdentifier().equals(Compilation.REPORT)) {
        refuse(
            global,
            "`global " + global.getIdentifier() + "`: nobody could set it",
            "`report` is the only global, and is there without being declared");
      }
    }
    parsed.getAttributes().forEach(this::attribute);
    parsed.getRules().forEach(this::check);
  }

  private void check(RuleDescr rule) {
    if (rule.isQuery()) {
      refuse(rule, "`query`", "write its conditions in the rules that need them");
    }
    if (rule.hasParent()) {
      refuse(rule, "`extends`", "write the conditions in the rule itself");
    }
    rule.getAttributes().values().forEach(this::attribute);
  }

  private void attribute(AttributeDescr attribute) {
    if (!ATTRIBUTES.contains(attribute.getName())) {
      refuse(
          attribute,
          "`" + attribute.getName() + "`",
          "the attributes of rules are `dialect`, `salience` and `no-loop`");
    }
  }

  private void refuse(BaseDescr descr, String what, String help) {
    Span span = text.span(descr);
    diagnostics.add(Code.DRL_NOT_OFFERED, span, "policies cannot use " + what, help);
  }
}
