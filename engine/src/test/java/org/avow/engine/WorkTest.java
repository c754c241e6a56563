package org.avow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Random;
import org.avow.engine.feed.Workers;
import org.avow.engine.plan.drools.Work;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.QuestionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a record, or a file, costs: counted in sessions, evaluations and bytes, since time is not to
 * be trusted in tests. The limits are at most twice what it was when they were written; make them
 * tighter where the work has become less. Where next to nothing is counted, the counting is broken.
 */
final class WorkTest {
  /** Of a log in which one record of three breaks a rule, all thirty rules. */
  private static final Limits LOG = new Limits(13, 0.5, 15_000);

  /** Of manifests of Kubernetes, a file an object, twenty rules. */
  private static final Limits MANIFESTS = new Limits(0, 22, 250_000);

  private static final int FEW = 100;
  private static final int MANY = 10_000;
  private static final int MANY_FILES = 1_000;

  /**
   * What it may cost.
   *
   * @param sessions of Drools for a thousand records
   * @param evaluations of a leaf on a fact, for a record
   * @param bytes that are allocated for a record
   */
  private record Limits(double sessions, double evaluations, double bytes) {}

  private record Cost(Work work, long bytes) {}

  @TempDir private Path folder;

  private Cost cost() throws IOException {
    Avow avow =
        new Avow(
            Path.of("..", "bench", "policies"),
            InstantSource.fixed(Instant.parse("2015-01-01T00:00:00Z")),
            PackCache.none(),
            new Workers(1, 1 << 18, 8));
    Manifest manifest = ManifestReader.read(folder.resolve("avow.yaml"));
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Work before = Work.done();
    long bytes = thread.getCurrentThreadAllocatedBytes();
    avow.check(avow.load(manifest), manifest, folder, QuestionOptions.NONE);
    return new Cost(Work.done().since(before), thread.getCurrentThreadAllocatedBytes() - bytes);
  }

  private static void assertWithin(Limits limits, Cost few, Cost many, int more) {
    Work work = many.work().since(few.work());
    assertNear("sessions for 1,000", 1_000.0 * (double) work.sessions() / more, limits.sessions());
    assertNear("evaluations", (double) work.evaluations() / more, limits.evaluations());
    assertNear("bytes", (double) (many.bytes() - few.bytes()) / more, limits.bytes());
  }

  private static void assertNear(String what, double counted, double limit) {
    assertThat(counted).as(what).isBetween(limit / 8, limit);
  }

  @Test
  void aRecordOfALog() throws IOException {
    Files.writeString(
        folder.resolve("avow.yaml"),
        """
        manifest: Log
        packs: [access-log]
        as_of: 2015-01-01
        period: { from: 2014-01-01, until: 2015-01-01 }
        sources:
          - source: log
            path: log.jsonl
            feed: service-log
            covers: { from: beginning, until: 2015-01-01 }
        """);
    log(FEW);
    cost(); // what only the first run costs
    Cost few = cost();
    log(MANY);
    assertWithin(LOG, few, cost(), MANY - FEW);
  }

  @Test
  void aManifestOfKubernetes() throws IOException {
    Files.writeString(
        folder.resolve("avow.yaml"),
        """
        manifest: Cluster
        packs: [manifests]
        profile: ci
        as_of: 2015-01-01
        sources:
          - source: cluster
            path: manifests/*.yaml
            feed: cluster
        """);
    manifests(FEW);
    cost(); // what only the first run costs
    Cost few = cost();
    manifests(MANY_FILES);
    assertWithin(MANIFESTS, few, cost(), MANY_FILES - FEW);
  }

  private void log(int records) throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < records; i++) {
      Instant at = Instant.parse("2014-01-01T00:00:00Z").plusSeconds(31_000_000L * i / records);
      String[] kinds = {
        "access",
        "access",
        "access",
        "collection",
        "consent",
        "deletion_request",
        "deletion",
        "key_use",
        "approval"
      };
      text.append(
          String.format(
              Locale.ROOT,
              "{\"id\":\"e%d\",\"kind\":\"%s\",\"at\":\"%s\",\"service\":\"cloud-sync\",\"subject\":\"u%d\","
                  + "\"subject_country\":\"IN\",\"tls\":{\"version\":\"%s\",\"cipher\":\"ECDHE\"},"
                  + "\"resource\":{\"country\":\"SG\",\"encrypted\":true,\"algorithm\":\"AES-128\","
                  + "\"personal_data\":true},\"actor\":{\"id\":\"s%d\",\"role\":\"dpo\",\"mfa\":true,"
                  + "\"trained\":true,\"country\":\"SG\"},\"action\":\"read\",\"purpose\":\"support\","
                  + "\"ticket\":\"T-1\",\"status\":200,\"bytes\":300,\"user_agent\":\"ops-cli/2\","
                  + "\"category\":\"usage\",\"transport\":\"https\",\"host\":\"a.example\","
                  + "\"granted\":%s,\"channel\":\"web\",\"scope\":\"account\",\"key\":\"k%d\"}%n",
              i,
              kinds[random.nextInt(kinds.length)],
              at,
              random.nextInt(records / 10),
              random.nextInt(3) == 0 ? "SSLv3" : "TLSv1.2",
              random.nextInt(20),
              random.nextBoolean(),
              random.nextInt(records / 50)));
    }
    Files.writeString(folder.resolve("log.jsonl"), text.toString());
  }

  private void manifests(int files) throws IOException {
    Files.createDirectories(folder.resolve("manifests"));
    for (int i = 0; i < files; i++) {
      Files.writeString(
          folder.resolve("manifests/" + i + ".yaml"),
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: web-NUMBER
            namespace: shop
            labels:
              region: IN
          spec:
            template:
              spec:
                serviceAccountName: web
                automountServiceAccountToken: false
                securityContext:
                  runAsNonRoot: ROOT
                containers:
                - name: web
                  image: "registry.example/web:1"
                  resources:
                    limits:
                      cpu: "1"
                      memory: "1Gi"
                volumes:
                - name: scratch
                  emptyDir: {}
          """
              .replace("NUMBER", Integer.toString(i))
              .replace("ROOT", Boolean.toString(i % 3 > 0)));
    }
  }
}
