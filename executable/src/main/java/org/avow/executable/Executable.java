package org.avow.executable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.avow.cli.Main;
import org.avow.engine.task.Compiled;
import org.graalvm.nativeimage.RuntimeOptions;

/**
 * The entry point of the executable. It does what it can, and hands over to the launcher of the
 * virtual machine what it cannot: other commands than {@code check}, arguments that picocli has to
 * read, policies in DRL, and expressions that only dev.cel reads or explains.
 */
public final class Executable {
  private static final String LAUNCH = "AVOW_LAUNCH";
  private static final int DEFECT = 70;

  static {
    // While the executable is compiled: the rule base of Drools becomes a part of it.
    Main.prepare();
  }

  private Executable() {}

  /**
   * Runs a command. Does not return.
   *
   * @param arguments as {@link Main#main}
   */
  public static void main(String[] arguments) {
    Runtime.getRuntime().halt(run(arguments, new HashMap<>(System.getenv())));
  }

  private static int run(String[] arguments, Map<String, String> environment) {
    try {
      if (!isMeantForJava(environment)) {
        boundHeap();
        int columns = Native.columns();
        if (columns > 0 && environment.getOrDefault("COLUMNS", "").isEmpty()) {
          environment.put("COLUMNS", Integer.toString(columns));
        }
        return Main.runAhead(arguments, environment);
      }
    } catch (Compiled.BeyondError e) {
      // INVARIANT (not yet begun): nothing was written, so that another process can begin anew
    } catch (RuntimeException | Error e) { // whatever goes wrong, nobody sees a stack trace
      return fail("avow: this is a defect of Avow: " + e.getClass().getName());
    }
    if (environment.getOrDefault(LAUNCH, "").equals("executable")) {
      return fail("avow: this needs the virtual machine, which " + LAUNCH + " forbids");
    }
    Native.handOver();
    return DEFECT;
  }

  private static int fail(String message) {
    System.err.println(message);
    return DEFECT;
  }

  /** Whether somebody gave options for the virtual machine, or asked for it. */
  private static boolean isMeantForJava(Map<String, String> environment) {
    return environment.getOrDefault(LAUNCH, "").equals("java")
        || !environment.getOrDefault("JAVA_TOOL_OPTIONS", "").isBlank()
        || !environment.getOrDefault("JDK_JAVA_OPTIONS", "").isBlank();
  }

  /** Half of the memory that the process may have is for the heap. */
  private static void boundHeap() {
    long half = new MemoryLimit(Path.of("/")).bytes().orElse(Long.MAX_VALUE) / 2;
    if (half < Runtime.getRuntime().maxMemory()) {
      RuntimeOptions.set("MaxHeapSize", half);
    }
  }
}
