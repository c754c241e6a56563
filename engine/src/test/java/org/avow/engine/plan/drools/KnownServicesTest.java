package org.avow.engine.plan.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is said of Drools' services is what lies on the class path. */
final class KnownServicesTest {

  @Test
  void knowsTheServicesOfTheClassPath() throws Exception {
    for (String service : KnownServices.PROVIDERS.keySet()) {
      Class<?> type = Class.forName(service);
      Set<String> known = KnownServices.during(() -> providers(type));
      assertThat(known).as(service).isEqualTo(providers(type));
    }
  }

  private static Set<String> providers(Class<?> service) {
    Set<String> providers = new TreeSet<>();
    ServiceLoader.load(service).stream().forEach(each -> providers.add(each.type().getName()));
    return providers;
  }

  @Test
  void leavesOtherFilesToTheClassPath() throws IOException {
    String other = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    String none = "META-INF/services/org.avow.Nothing";
    assertThat(found(other)).isEqualTo(Collections.list(loader().getResources(other)));
    assertThat(found(none)).isEmpty();
    assertThat(found("META-INF/services/org.drools.wiring.api.ComponentsSupplier")).hasSize(1);
  }

  private static List<URL> found(String name) {
    return KnownServices.during(
        () -> {
          try {
            return Collections.list(loader().getResources(name));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static ClassLoader loader() {
    return Thread.currentThread().getContextClassLoader();
  }
}
