package org.avow.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the modules; the order of the stages is a test of the engine. */
final class ArchitectureTest {

  /** Without the fixtures, which know nothing of ours and are for tests only. */
  private static final JavaClasses AVOW =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.avow.engine", "org.avow.server", "org.avow.cli");

  @ParameterizedTest
  @CsvSource({
    "org.avow.cli, picocli",
    "org.avow.server, io.javalin",
    "org.avow.server, org.eclipse.jetty",
    "org.avow.engine, org.drools",
    "org.avow.engine, org.kie",
    "org.avow.engine, dev.cel",
    "org.avow.engine, org.snakeyaml",
    "org.avow.engine, com.fasterxml.jackson",
    "org.avow.engine, de.siegmar.fastcsv",
    "org.avow.engine, com.github.luben",
    "org.avow.executable, org.graalvm",
  })
  void oneModuleKnowsAVendor(String module, String vendor) {
    noClasses()
        .that()
        .resideOutsideOfPackage(module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor + "..")
        .check(AVOW);
  }

  @Test
  void engineKnowsNoOtherModule() {
    noClasses()
        .that()
        .resideInAPackage("org.avow.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.avow.cli..", "org.avow.server..")
        .check(AVOW);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.avow.(**)").should().beFreeOfCycles().check(AVOW);
  }
}
