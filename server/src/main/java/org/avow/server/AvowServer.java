package org.avow.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.avow.engine.Avow;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/**
 * The HTTP API: the same engine and the same bytes as the command line. Policies come from disk
 * alone. Threads may share it.
 */
public final class AvowServer implements AutoCloseable {
  private static final int HEADER_BYTES = 16 << 10;

  private final ServerSettings settings;
  private final LoadedPacks packs;
  private final Admission admission;
  private final AccessLog log;
  private final InFlight inFlight = new InFlight();
  private final ScratchFolder scratch = new ScratchFolder();
  private final List<Route> routes;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Javalin javalin;

  private AvowServer(ServerSettings settings, Avow avow, LoadedPacks packs, AccessLog log) {
    this.settings = settings;
    this.packs = packs;
    this.log = log;
    this.admission = new Admission(settings.maxChecks());
    CheckRoute check = new CheckRoute(avow, packs, settings, admission, scratch);
    CatalogueRoutes catalogue = new CatalogueRoutes(packs);
    this.routes =
        List.of(
            new Route(HandlerType.POST, "/v1/check", check::handle),
            new Route(HandlerType.GET, "/v1/policies", catalogue::policies),
            new Route(HandlerType.GET, "/v1/policies/{id}", catalogue::policy),
            new Route(HandlerType.GET, "/v1/clauses", catalogue::clauses),
            new Route(HandlerType.GET, "/health", this::health),
            new Route(HandlerType.GET, "/openapi.json", AvowServer::openApi));
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Loads packs and starts to listen.
   *
   * @param packs names of the packs that requests may ask for
   * @param clock the instant of questions that state none, and of lines of the log
   * @param log takes one line an event
   * @throws InvalidDocumentsException if a pack is wrong
   * @throws IOException if the address cannot be listened on
   */
  public static AvowServer start(
      ServerSettings settings, Avow avow, List<String> packs, InstantSource clock, PrintStream log)
      throws IOException {
    AvowServer server =
        new AvowServer(settings, avow, LoadedPacks.load(avow, packs), new AccessLog(clock, log));
    try {
      server.javalin.start();
    } catch (JavalinException e) {
      throw new IOException("cannot listen on " + settings.host() + ":" + settings.port(), e);
    }
    server.log.event(
        "started",
        "address=http://"
            + settings.host()
            + ":"
            + server.port()
            + " packs="
            + String.join(",", packs));
    return server;
  }

  /** The port that it listens on. */
  public int port() {
    return javalin.port();
  }

  /**
   * Stops: requests that run may finish, within the grace of the settings; new ones are refused.
   */
  @Override
  public void close() {
    if (stopped.getCount() == 0) {
      return;
    }
    admission.stop();
    log.event("stopping", "");
    boolean finished = false;
    try {
      finished = inFlight.awaitNone(settings.grace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    javalin.stop();
    removeScratch();
    log.event("stopped", "unfinished=" + !finished);
    stopped.countDown();
  }

  private void removeScratch() {
    try {
      scratch.close();
    } catch (IOException e) {
      log.event("residue", "");
    }
  }

  /** Waits until it has stopped. */
  public void join() throws InterruptedException {
    stopped.await();
  }

  Admission admission() {
    return admission;
  }

  /** Method and path of everything that is offered, such as {@code get /health}. */
  List<String> routes() {
    return routes.stream()
        .map(route -> route.method().name().toLowerCase(Locale.ROOT) + " " + route.path())
        .toList();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.router.javaLangErrorHandler(this::defect);
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.jetty.modifyHttpConfiguration(this::http);
    config.jetty.modifyServer(this::server);
    config.requestLogger.http(log::request);
    config.routes.exception(Problem.class, AvowServer::refuse);
    config.routes.exception(
        HttpResponseException.class,
        (e, context) -> {
          String methods = e.getDetails().getOrDefault("availableMethods", "");
          Problem problem = Problem.of(e.getStatus());
          refuse(methods.isEmpty() ? problem : problem.with("Allow", methods), context);
        });
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          log.defect(e);
          refuse(Problem.of(500), context);
        });
    routes(config);
  }

  private void routes(JavalinConfig config) {
    for (Route route : routes) {
      boolean get = route.method().equals(HandlerType.GET);
      String allowed = get ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
      config.routes.addHttpHandler(route.method(), route.path(), route.handler());
      if (get) {
        config.routes.head(route.path(), route.handler());
      }
      config.routes.options(route.path(), context -> context.status(204).header("Allow", allowed));
    }
  }

  private void http(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(settings.timeout().toMillis());
  }

  /** What the server offers. */
  private record Route(HandlerType method, String path, Handler handler) {}

  /**
   * What Jetty refuses before a route sees it is a problem document, too; answers are waited for
   * when it stops.
   */
  private void server(Server server) {
    server.setErrorHandler(new JettyErrors());
    server.setHandler(inFlight);
  }

  /** Even what no program should outlive is answered. */
  private void defect(HttpServletResponse response, Error defect) {
    log.defect(defect);
    Problem problem = Problem.of(500);
    response.setStatus(problem.kind().status());
    response.setContentType(Problem.MEDIA_TYPE);
    try {
      response.getOutputStream().write(problem.bytes());
    } catch (IOException e) {
      log.event("unanswered", "");
    }
  }

  private static void refuse(Problem problem, Context context) {
    context.status(problem.kind().status()).contentType(Problem.MEDIA_TYPE);
    problem.headers().forEach(context::header);
    context.result(problem.bytes());
  }

  private static void openApi(Context context) {
    try (InputStream document = AvowServer.class.getResourceAsStream("openapi.json")) {
      if (document == null) {
        throw new IllegalStateException("openapi.json is not in the jar");
      }
      context.contentType("application/json").result(document.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void health(Context context) {
    boolean stopping = admission.stopping();
    Json health =
        new Json.Builder()
            .put("status", stopping ? "stopping" : "ok")
            .put("semantics", "1")
            .put("packs", Json.Elements.texts(packs.names()))
            .build();
    context
        .status(stopping ? 503 : 200)
        .contentType("application/json")
        .result(CanonicalJson.bytes(health));
  }
}
