package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another project's parser, and what it expects of real lines. */
final class AccessLogDataTest {
  private static final Pattern EXPECTED =
      Pattern.compile(
          "results\\[\"s01-parse\"\\]\\[\"crowdsecurity/\\w+-logs\"\\]\\[(\\d+)\\]"
              + "\\.Evt\\.Parsed\\[\"(\\w+)\"\\] == \"(.*)\"");

  @ParameterizedTest
  @CsvSource({
    "apache2-logs/apache2-logs.log, 7, 2",
    "apache2-malformed/apache2-logs.log, 11, 0",
    "nginx_http-logs/nginx_http-logs.log, 8, 1",
    "nginx-http-malformed/nginx_http-logs.log, 12, 0",
    "nginx_req_limit_exceeded/nginx_req_limit_exceeded.log, 0, 9"
  })
  void fieldsAreWhatItExpects(String log, int readable, int odd) throws IOException {
    Path file = SharedData.folder("access-logs").resolve(log);
    Records records = new Records();
    EvidenceFile.decode(
        new ByteArrayInputStream(Files.readAllBytes(file)),
        Format.ACCESS_LOG,
        Selection.DEFAULT,
        false,
        records);
    assertThat(records.odd).hasSize(odd);
    assertThat(records.read).hasSize(readable);
    List<Map<String, String>> expected = new ArrayList<>();
    expected(file.resolveSibling("parser.assert")).values().stream()
        .filter(fields -> !fields.containsKey("loglevel"))
        .forEach(expected::add);
    assertThat(records.read).isEqualTo(expected);
  }

  /** The fields that both know, by our names, for each line in its order. */
  private static Map<Integer, Map<String, String>> expected(Path file) throws IOException {
    Map<Integer, Map<String, String>> lines = new TreeMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      Matcher matcher = EXPECTED.matcher(line);
      if (matcher.matches()) {
        String value = matcher.group(3).replace("\\\"", "\"").replace("\\\\", "\\");
        lines
            .computeIfAbsent(Integer.parseInt(matcher.group(1)), i -> new TreeMap<>())
            .put(matcher.group(2), value);
      }
    }
    lines.replaceAll((number, fields) -> ours(fields));
    return lines;
  }

  private static Map<String, String> ours(Map<String, String> theirs) {
    boolean broken = !theirs.containsKey("verb");
    Map<String, String> ours = new TreeMap<>();
    theirs.forEach(
        (key, value) -> {
          String name =
              switch (key) {
                case "clientip", "remote_addr" -> "client";
                case "auth", "remote_user" -> "user";
                case "ident" -> "identity";
                case "response", "status" -> "status";
                case "bytes", "body_bytes_sent" -> "bytes";
                case "referrer", "http_referer" -> "referer";
                case "http_user_agent" -> "agent";
                case "target_fqdn" -> "host";
                case "port" -> "port";
                case "verb" -> "method";
                case "request" -> broken ? "request" : "target";
                case "rawrequest" -> "request";
                case "loglevel" -> "loglevel";
                default -> "";
              };
          if (!name.isEmpty() && !value.equals("-") && !value.isEmpty()) {
            ours.put(name, value);
          }
        });
    return ours;
  }

  /** Writes down the fields that both know. */
  private static final class Records implements RecordSink {
    private static final List<String> KNOWN =
        List.of(
            "client",
            "user",
            "identity",
            "status",
            "bytes",
            "referer",
            "agent",
            "host",
            "port",
            "method",
            "target");
    private final List<Map<String, String>> read = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();

    @Override
    public void record(RawRecord record) {
      Value.Tree entries = (Value.Tree) record.content();
      Map<String, String> fields = new LinkedHashMap<>();
      for (String name : KNOWN) {
        Value value = entries.get(name);
        if (value instanceof Value.Text text) {
          fields.put(name, text.value());
        } else if (value instanceof Value.Int number) {
          fields.put(name, Long.toString(number.value()));
        }
      }
      if (!fields.containsKey("method")) {
        fields.put("request", ((Value.Text) entries.get("request")).value());
      }
      read.add(new TreeMap<>(fields));
    }

    @Override
    public void unreadable(Position position, Pointer pointer, String reason) {
      odd.add(position.line() + ": " + reason);
    }

    @Override
    public void lost(Position position, String reason) {
      odd.add(position.line() + ": " + reason);
    }
  }
}
