package org.avow.engine.plan.drools;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Knows which services Drools has of those that it looks up for a rule base without DRL. Else it
 * looks for each, there or not, in every jar of the class path, and opens them all. Drools
 * remembers what it was told: this is for processes in which nobody else uses it. A test compares
 * this with what lies there. Immutable; threads may share it.
 */
final class KnownServices extends ClassLoader {
  private static final String FOLDER = "META-INF/services/";
  private static final KnownServices LOADER = new KnownServices();

  /** The classes that provide a service, by the name of the service. */
  static final Map<String, List<String>> PROVIDERS =
      Map.of(
          "org.drools.core.reteoo.CoreComponentFactory",
          List.of("org.drools.mvel.MVELCoreComponentFactory"),
          "org.drools.core.reteoo.RuntimeComponentFactory",
          List.of("org.drools.kiesession.factory.RuntimeComponentFactoryImpl"),
          "org.drools.wiring.api.ComponentsSupplier",
          List.of(
              "org.drools.wiring.statics.StaticComponentsSupplier",
              "org.drools.wiring.dynamic.DynamicComponentsSupplier"),
          "org.kie.api.internal.weaver.KieWeavers",
          List.of("org.kie.internal.services.KieWeaversImpl"),
          "org.drools.core.common.TruthMaintenanceSystemFactory",
          List.of(),
          "org.drools.core.phreak.PhreakNetworkNodeFactory",
          List.of(),
          "org.drools.core.reteoo.AgendaComponentFactory",
          List.of(),
          "org.drools.core.reteoo.builder.BetaNodeConstraintFactory",
          List.of(),
          "org.drools.kiesession.factory.KnowledgeHelperFactory",
          List.of());

  private KnownServices() {
    super(KnownServices.class.getClassLoader());
  }

  /** Does work in which Drools looks for services. */
  static <T> T during(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(LOADER);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<String> providers =
        name.startsWith(FOLDER) ? PROVIDERS.get(name.substring(FOLDER.length())) : null;
    if (providers == null) {
      return super.getResources(name);
    }
    return providers.isEmpty()
        ? Collections.emptyEnumeration()
        : Collections.enumeration(List.of(url(name, providers)));
  }

  private static URL url(String name, List<String> providers) throws IOException {
    byte[] content = String.join("\n", providers).getBytes(StandardCharsets.UTF_8);
    return new URL(null, "known:" + name, new Content(content));
  }

  /** The content of a file that lies nowhere. */
  private static final class Content extends URLStreamHandler {
    private final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
