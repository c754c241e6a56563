package org.avow.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Texts that are JSON, or nearly so. */
final class JsonTexts {
  /** A bit of everything that is plain. */
  static final String DOCUMENT =
      """
      {
        "format_version": "1.2", "terraform_version" : "1.9.8",
        "variables": {"z\u00fcrich": {"value": "gr\u00fc\u00df \u20ac \ud83d\ude00"}, "": {}},
        "planned_values": {
      \t"root_module": {"resources": [
            {"address": "aws_s3_bucket.a[\\"x\\"]", "count": 3, "ratio": 0.5,
             "tags": null, "acl": true, "versioned": false, "index": -0, "big": 9223372036854775807},
            {"policy": "{\\n  \\"Version\\": \\"2012\\/10\\" \\u003c\\u00e9\\u20AC\\t\\b\\f\\r\\\\ \u00e9", "e": 1E+3},
            [], {}, [[1, 2.50], [-1e-7, 9223372036854775808, -9223372036854775809, 1e400]]
          ]}
        },
        "a\\u0041\\n\u00e9": 1, "dup": 1, "dup": {"dup": [null]}
      }
      """;

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\"a\":",
    "\"b\"",
    "{}",
    "[]",
    "{\"a\":1}",
    "[1,2]",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "0",
    "-",
    "1",
    ".",
    "e",
    "E+",
    "12",
    "9223372036854775808",
    "true",
    "false",
    "null",
    "\\n",
    "\\\"",
    "\\u00",
    "\\u00e9",
    "\\ud83d",
    "\u00e9",
    "\u20ac",
    "\ud83d\ude00",
    "\u0000",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "/",
    "#",
    "'",
    "NaN",
    "x"
  };

  private static final String[] SCALARS = {
    "0",
    "-0",
    "7",
    "-12",
    "1.50",
    "1e5",
    "-2E-3",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "1e999",
    "true",
    "false",
    "null",
    "\"\"",
    "\"text\"",
    "\"\u00e9\u20ac\"",
    "\"\ud83d\ude00\"",
    "\"\\\"q\\\\\"",
    "\"\\u0041\\u00e9\\n\u00e9\"",
    "\"a b\"",
    "01",
    "\"\t\""
  };

  private static final String[] BLANKS = {"", "", "", "", " ", "\n", "\r\n", "\r", "\t", "\n\r  "};

  private JsonTexts() {}

  /** One that is made of bits, or is the document with bits changed. */
  static byte[] any(SplittableRandom random) {
    return bitten(
        random.nextBoolean() ? MadeTexts.mutated(DOCUMENT, PIECES, random) : generated(random),
        random);
  }

  private static String generated(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    value(random, 0, text);
    if (random.nextInt(8) == 0) {
      text.insert(random.nextInt(text.length()), PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static void value(SplittableRandom random, int depth, StringBuilder text) {
    int kind = depth == 0 ? random.nextInt(2) : random.nextInt(2 + depth);
    blank(random, text);
    if (kind > 1) {
      text.append(SCALARS[random.nextInt(SCALARS.length - (random.nextInt(9) == 0 ? 0 : 2))]);
    } else {
      text.append(kind == 0 ? '{' : '[');
      blank(random, text);
      for (int i = random.nextInt(4); i > 0; i--) {
        if (kind == 0) {
          int key = random.nextInt(SCALARS.length - 9, SCALARS.length - 2);
          text.append(SCALARS[key]);
          blank(random, text);
          text.append(':');
        }
        value(random, depth + 1, text);
        if (i > 1) {
          text.append(',');
          blank(random, text);
        }
      }
      text.append(kind == 0 ? '}' : ']');
    }
    blank(random, text);
  }

  private static void blank(SplittableRandom random, StringBuilder text) {
    text.append(BLANKS[random.nextInt(BLANKS.length)]);
  }

  /** The bytes of a text; now and then one of them is another. */
  private static byte[] bitten(String text, SplittableRandom random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(6) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
