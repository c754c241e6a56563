package org.avow.engine.plan.drools.drl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Vocabulary;

/**
 * What rules in DRL see as Java source without bodies, so that an editor completes and checks them:
 * the classes of the vocabulary's types, and what rules report by.
 */
public final class Stubs {
  private static final String API = Report.class.getPackageName();

  private static final String VIEW =
      """
      package %s;

      /** A fact. */
      public abstract class FactView {}
      """
          .replace("%s", API);

  private static final String REPORT =
      """
      package %s;

      /** What a rule says of the facts that it judges; every rule knows it as {@code report}. */
      public interface Report {

        /** The instant up to which evidence counts: the verdict's as-of. */
        java.util.Date asOf();

        /** The fact keeps the rule. */
        void pass(FactView fact);

        /** The fact breaks the rule. */
        void fail(FactView fact, String message);

        /** Nobody can tell whether the fact keeps the rule. */
        void inconclusive(FactView fact, String message);

        /** The fact does not keep the rule yet, and must by the given instant. */
        void pending(FactView fact, java.util.Date due, String message);
      }
      """
          .replace("%s", API);

  private Stubs() {}

  /**
   * The sources by their paths, with {@code /}. A type whose name is a word of Java is left out: no
   * rule could name it.
   */
  public static Map<String, String> of(Vocabulary vocabulary) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(path(API, "FactView"), VIEW);
    files.put(path(API, "Report"), REPORT);
    for (FactType type : vocabulary.types().values()) {
      if (SourceVersion.isName(type.name())) {
        files.put(path(FactClasses.PACKAGE, type.name()), source(type));
      }
    }
    return files;
  }

  private static String path(String packageName, String type) {
    return packageName.replace('.', '/') + "/" + type + ".java";
  }

  private static String source(FactType type) {
    StringBuilder text = new StringBuilder();
    text.append("package ").append(FactClasses.PACKAGE).append(";\n\n");
    text.append(comment("", type.description(), type.isState() ? "A state." : "An event."));
    text.append("public final class ").append(type.name());
    text.append(" extends ").append(API).append(".FactView {\n");
    text.append("  private ").append(type.name()).append("() {}\n");
    for (Field field : type.fields()) {
      JavaField java = JavaField.of(field);
      String personal = type.isPersonal(field) ? "Personal: masked in every report." : "";
      text.append('\n').append(comment("  ", field.description(), personal));
      text.append("  public native ").append(java.type()).append(' ');
      text.append(java.getter()).append("();\n");
      text.append("\n  /** Whether it has a value. */\n");
      text.append("  public native boolean ").append(java.question()).append("();\n");
    }
    return text.append("}\n").toString();
  }

  /** A comment on one line; nothing in it can end it. */
  private static String comment(String indent, String description, String more) {
    String words = description.strip();
    String whole =
        words.isEmpty() || Set.of('.', '!', '?').contains(last(words)) ? words : words + ".";
    String text = (whole + " " + more).strip().replaceAll("\\s+", " ");
    String safe = text.replace("*/", "* /").replace("\\", "\\\\");
    return safe.isEmpty() ? "" : indent + "/** " + safe + " */\n";
  }

  private static char last(String words) {
    return words.charAt(words.length() - 1);
  }
}
