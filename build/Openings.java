import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Prints the options with which the modules of GraalVM's compiler may look into each other and into
 * the JDK: {@code java Openings.java FOLDER}, the folder of the compiler's jars.
 */
final class Openings {
  /** The modules of the JDK that the compiler looks into. */
  private static final Set<String> JDK =
      Set.of(
          "java.base",
          "java.logging",
          "java.management",
          "jdk.internal.jvmstat",
          "jdk.internal.vm.ci",
          "jdk.jfr",
          "jdk.management");

  private Openings() {}

  public static void main(String[] arguments) {
    Set<ModuleReference> compiler = ModuleFinder.of(Path.of(arguments[0])).findAll();
    String everybody =
        compiler.stream()
            .map(module -> module.descriptor().name())
            .sorted()
            .collect(Collectors.joining(",", "=ALL-UNNAMED,", ""));
    Set<String> options = new TreeSet<>();
    for (ModuleReference module : compiler) {
      add("--add-exports=", module.descriptor(), everybody, options);
    }
    for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
      if (JDK.contains(module.descriptor().name())) {
        add("--add-opens=", module.descriptor(), everybody, options);
      }
    }
    options.forEach(System.out::println);
  }

  private static void add(
      String option, ModuleDescriptor module, String everybody, Set<String> options) {
    for (String name : module.packages()) {
      options.add(option + module.name() + "/" + name + everybody);
    }
  }
}
