package org.avow.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the stages, and the one place of each vendor. */
final class ArchitectureTest {

  private static final String ENGINE = "org.avow.engine";

  /** Each stage may know itself and the ones above it. */
  private static final List<String> STAGES =
      List.of(
          "task",
          "text",
          "diagnostic",
          "value",
          "expression",
          "fact",
          "policy",
          "source",
          "feed",
          "plan",
          "evaluate",
          "verdict",
          "survey",
          "report");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ENGINE);

  static IntStream stages() {
    return IntStream.range(0, STAGES.size());
  }

  @ParameterizedTest
  @MethodSource("stages")
  void noStageReachesBack(int stage) {
    noClasses()
        .that()
        .resideInAPackage(subtree(STAGES.get(stage)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(ENGINE),
                    STAGES.stream().skip(stage + 1).map(ArchitectureTest::subtree))
                .toArray(String[]::new))
        .because("a stage may know the stages before it only")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsAStage() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(Stream.of(ENGINE), STAGES.stream().map(ArchitectureTest::subtree))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.avow.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "org.drools, plan.drools",
    "org.kie, plan.drools",
    "dev.cel, expression",
    "org.snakeyaml, policy.syntax:source",
    "com.fasterxml.jackson, source:report:verdict",
    "de.siegmar.fastcsv, source",
    "com.github.luben, source.bytes",
  })
  void aVendorHasItsPlace(String vendor, String places) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(places.split(":", -1)).map(ArchitectureTest::subtree).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor + "..")
        .check(CLASSES);
  }

  private static String subtree(String stage) {
    return ENGINE + "." + stage + "..";
  }
}
