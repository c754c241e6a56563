package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is missing or cannot be read proves nothing, and is named. */
final class BadEvidenceTest {

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
  }

  @Test
  void missingFile() {
    company.delete("evidence/stores.yaml");
    unproved("? stores: ");
  }

  @Test
  void folderForAFile() throws IOException {
    company.delete("evidence/stores.yaml");
    Files.createDirectory(folder.resolve("evidence/stores.yaml"));
    unproved("? stores: ");
  }

  @Test
  void binary() {
    company.write("evidence/stores.yaml", new byte[] {0, 1, 2, (byte) 0xff, 0});
    unproved("? stores: ");
  }

  @Test
  void utf16() {
    company.write("evidence/stores.yaml", "- store: {}\n".getBytes(StandardCharsets.UTF_16LE));
    unproved("? stores: ", "UTF-16 text without a byte");
  }

  @Test
  void truncatedGzip() {
    byte[] packed = gzip("- store: { name: oslo, country: 'NO', owner: anna }\n".repeat(99));
    packedStores(Arrays.copyOf(packed, packed.length - 20));
    unproved("? stores: ", "line 41: the packed file is truncated");
  }

  @Test
  void bomb() {
    byte[] bomb = new byte[200 << 20];
    Arrays.fill(bomb, (byte) '\n');
    packedStores(gzip(new String(bomb, StandardCharsets.US_ASCII)));
    unproved("? stores: ", "unpacks to far more");
  }

  @Test
  void truncatedJson() {
    json("[{\"store\": {\"name\": \"oslo\", \"country\": \"NO\"}}, {\"store\": {\"na");
    unproved("? stores: 1 of 2 records", "stores.json:1");
  }

  @Test
  void nestedJson() {
    json("[".repeat(200) + "]".repeat(200));
    unproved("? stores: ", "stores.json:1");
  }

  @Test
  void longLine() {
    company
        .delete("evidence/stores.yaml")
        .replace("evidence/avow.yaml", "stores.yaml", "stores.jsonl");
    byte[] line = new byte[50_000_000];
    Arrays.fill(line, (byte) ' ');
    line[0] = '{';
    company.write("evidence/stores.jsonl", line);
    unproved("? stores: 1 of 1 record", "stores.jsonl:1");
  }

  @Test
  void aliasBomb() {
    StringBuilder bomb = new StringBuilder("- &a [x, x]\n");
    String last = "a";
    for (char c = 'b'; c < 'z'; c++) {
      bomb.append("- &").append(c).append(" [*").append(last).append(", *").append(last);
      bomb.append("]\n");
      last = String.valueOf(c);
    }
    company.write("evidence/stores.yaml", bomb.toString());
    unproved("? stores: ");
  }

  @Test
  void duplicateKeys() {
    company.write("evidence/stores.yaml", "- store: { name: oslo, name: riga, country: 'NO' }\n");
    unproved("? stores: 1 of 1 record", "stores.yaml:1");
  }

  @Test
  void valuesThatDoNotConvert() {
    company.write("evidence/stores.yaml", "- store: { name: oslo, country: [NO], owner: anna }\n");
    unproved("store.country is unknown: the value is not of type string");
    company
        .replace("policies/shop/shop.yaml", "owner: { type: string", "owner: { type: timestamp")
        .replace(
            "policies/shop/shop.yaml",
            "store.country == 'NO'",
            "store.owner < timestamp('2014-12-15')")
        .write(
            "evidence/stores.yaml", "- store: { name: oslo, country: 'NO', owner: 15.12.2014 }\n");
    unproved("store.owner is unknown: the value is not of type", "timestamp");
    assertThat(company.check().out()).doesNotContain("15.12.2014");
  }

  @Test
  void tabIndented() {
    company.write("evidence/stores.yaml", "- store:\n\tname: oslo\n");
    unproved("? stores: ", "stores.yaml:2");
  }

  @Test
  void noEvidence() {
    company.replace(
        "evidence/avow.yaml",
        company
            .read("evidence/avow.yaml")
            .substring(company.read("evidence/avow.yaml").indexOf("sources:")),
        "sources: []\n");
    unproved("Needed: `inventory`", "No source of the manifest supplies it.");
  }

  /** Records of the built-in feed name their own types, so nobody knows what is lost. */
  @Test
  void fileThatMightHoldWhatNobodySupplies() {
    company.delete("evidence/stores.yaml");
    company.replace("evidence/avow.yaml", "    stream: inventory\n", "");
    Run run = company.check();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "No source of the manifest supplies it, unless `stores` (line 5 of the manifest) does,"
                + " which cannot be read.");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void emptyFileThatCoversNothing() {
    company
        .write("evidence/stores.yaml", "")
        .replace("evidence/avow.yaml", "    covers: { at: 2014-12-14 }\n", "");
    unproved("Needed: `inventory`");
  }

  @Test
  void typeThatNeverOccurs() {
    company
        .replace("policies/shop/shop.yaml", "for: store\n", "for: login\n")
        .replace("policies/shop/shop.yaml", "store.country == 'NO'", "login.name == 'NO'")
        .replace("policies/shop/shop.yaml", "store ${store.name} of ${store.owner}", "it");
    company.replace("policies/shop/shop.yaml", "${store.country}", "Norway");
    unproved("Needed: `login` from 2014-11-14 to the end of 2014-12-14");
  }

  @Test
  void asOfBeforeAllEvidence() {
    Run run = company.check("--as-of", "2013-01-01");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("warning[AV403]: ").contains("2013-01-01");
    assertThat(run.out()).contains("FAIL");
  }

  private void packedStores(byte[] packed) {
    company
        .delete("evidence/stores.yaml")
        .replace("evidence/avow.yaml", "stores.yaml", "stores.yaml.gz")
        .write("evidence/stores.yaml.gz", packed);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private void json(String content) {
    company
        .delete("evidence/stores.yaml")
        .replace("evidence/avow.yaml", "stores.yaml", "stores.json")
        .write("evidence/stores.json", content);
  }

  private void unproved(String... parts) {
    Run run = company.check();
    assertThat(run.out()).contains("Verdict   FAIL: ").contains(parts);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEmpty();
  }
}
