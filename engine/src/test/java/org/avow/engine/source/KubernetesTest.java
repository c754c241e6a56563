package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects of Kubernetes as YAML and JSON. */
final class KubernetesTest {

  @Test
  void anObjectIsARecord() {
    assertThat(
            Reading.of(
                Format.KUBERNETES,
                """
                # comment
                apiVersion: v1
                kind: Pod
                metadata: { name: a, labels: { on: "yes" } }
                ---
                ---
                kind: Service
                apiVersion: v1
                """))
        .containsExactly(
            "2:1 {apiVersion='v1' kind='Pod' metadata={name='a' labels={on='yes'}}}",
            "7:1 {kind='Service' apiVersion='v1'}");
  }

  @Test
  void scalarsAreThoseThatKubernetesReads() {
    assertThat(
            Reading.of(
                Format.KUBERNETES,
                """
                apiVersion: v1
                kind: ConfigMap
                a: [yes, On, off, n, "yes", true]
                b: [0400, 0o17, -0x1F, 0b101, 1_000, 08, 1.5, 12:30, 2014-12-15, ~, 0_7]
                """))
        .containsExactly(
            "1:1 {apiVersion='v1' kind='ConfigMap' a=[true true false false 'yes' true]"
                + " b=[256 15 -31 5 1000 8 real 1.5 '12:30' '2014-12-15' absent 7]}");
  }

  @Test
  void listsAreTheirItems() {
    assertThat(
            Reading.of(
                Format.KUBERNETES,
                """
                {"items": [
                  {"apiVersion": "v1", "kind": "Pod"},
                  {"metadata": {"name": "b"}},
                  3],
                 "apiVersion": "v1", "kind": "List"}
                {"apiVersion": "apps/v1", "kind": "DeploymentList", "metadata": {}, "items": [
                  {"metadata": {"name": "c"}}]}
                {"apiVersion": "v1", "kind": "PodList", "items": []}
                """))
        .containsExactly(
            "2:3 /items/0 {apiVersion='v1' kind='Pod'}",
            "3:3 /items/1 unreadable: not a Kubernetes object: no `apiVersion`, or no `kind`",
            "4:3 /items/2 unreadable: not a Kubernetes object: no `apiVersion`, or no `kind`",
            "7:3 /items/0 {metadata={name='c'} kind='Deployment' apiVersion='apps/v1'}");
    assertThat(
            Reading.of(
                Format.KUBERNETES,
                "{\"apiVersion\": \"x/v1\", \"kind\": \"Menu\", \"items\": [1]}"))
        .containsExactly("1:1 {apiVersion='x/v1' kind='Menu' items=[1]}");
  }

  @Test
  void whatASecretHoldsIsNeverShown() {
    String hidden = "<present: the content of a secret, which is not looked at>";
    assertThat(
            Reading.of(
                Format.KUBERNETES,
                """
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: v1
                    kind: Secret
                    type: Opaque
                    metadata:
                      annotations: { kubectl.kubernetes.io/last-applied-configuration: hunter2, a: b }
                    data: { password: aHVudGVyMg==, none: }
                    stringData: { token: hunter2 }
                """))
        .containsExactly(
            "4:5 /items/0 {apiVersion='v1' kind='Secret' type='Opaque' metadata={annotations={"
                + "kubectl.kubernetes.io/last-applied-configuration="
                + hidden
                + " a='b'}} data={password="
                + hidden
                + " none=absent} stringData={token="
                + hidden
                + "}}");
  }

  @Test
  void whatIsNoObjectIsLocated() {
    assertThat(
            Reading.of(
                Format.KUBERNETES,
                """
                - kind: Pod
                ---
                name: x
                ---
                apiVersion: v1
                kind: Pod
                kind: Pod
                ---
                a: {{ .Values.x }}
                ---
                apiVersion: v1
                kind: Pod
                """))
        .containsExactly(
            "1:1 unreadable: not a Kubernetes object: not a mapping",
            "3:1 unreadable: not a Kubernetes object: no `apiVersion`, or no `kind`",
            "7:1 unreadable: a key is given twice",
            "9:5 lost: a mapping key that is itself a list or mapping",
            "11:1 {apiVersion='v1' kind='Pod'}");
    assertThat(Reading.of(Format.KUBERNETES, "")).isEmpty();
    assertThat(Reading.of(Format.KUBERNETES, "{\"kind\": \"Pod\", \"apiVersion\": "))
        .singleElement()
        .asString()
        .endsWith("lost: ends before the JSON is complete");
  }

  @Test
  void aListThatIsDeepOrGivenTwiceIsLocated() {
    String deep = "[".repeat(200) + "]".repeat(200);
    assertThat(
            Reading.of(
                Format.KUBERNETES,
                "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [" + deep + "]}"))
        .containsExactly("1:148 /items/0 unreadable: nested more than 100 levels deep");
    assertThat(Reading.of(Format.KUBERNETES, "{\"items\": [1],\n\"items\": [2]}"))
        .containsExactly("2:1 lost: a key is given twice");
  }

  /** A feed's `records` does not lead around what hides the content of a Secret. */
  @Test
  void secretsStayHiddenWhateverIsSelected() {
    byte[] bytes =
        ("{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [{\"apiVersion\": \"v1\","
                + " \"kind\": \"Secret\", \"data\": {\"password\": \"c2VjcmV0\"}}]}")
            .getBytes(StandardCharsets.UTF_8);
    Selection items = Selection.of(Optional.of("/items"));
    assertThat(Reading.of(Format.KUBERNETES, bytes, items, false))
        .isEqualTo(Reading.of(Format.KUBERNETES, bytes, Selection.DEFAULT, false))
        .hasSize(1)
        .noneMatch(record -> record.contains("c2VjcmV0"));
  }

  @Test
  void marksLeadIntoTheObject() {
    byte[] bytes =
        "{\"kind\": \"List\", \"items\": [\n{\"apiVersion\": \"v1\",\n \"kind\": \"Pod\"}]}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(Reading.of(Format.KUBERNETES, bytes, Selection.DEFAULT, true))
        .containsExactly("2:1 /items/0 {apiVersion='v1' kind='Pod'}", "  .0 2:16", "  .1 3:10");
  }

  @Test
  void manifestsOfAnotherProject() throws IOException {
    List<String> odd = new ArrayList<>();
    int records = 0;
    try (Stream<Path> files = Files.walk(SharedData.folder("kubernetes"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        for (String line : Reading.of(Format.KUBERNETES, Files.readAllBytes(file))) {
          if (line.contains("unreadable: ") || line.contains("lost: ")) {
            odd.add(file + line);
          } else {
            records++;
          }
        }
      }
    }
    assertThat(odd).isEmpty();
    assertThat(records).isGreaterThan(200);
  }
}
