package org.avow.engine.verdict.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.verdict.Json;

/** JSON text as the values that a verdict document may hold, within bounds. */
final class DocumentTree {
  /** The largest document that is read; a hundred times what a thousand findings need. */
  static final int LARGEST = 128 << 20;

  private static final int DEEPEST = 40;
  private static final String REMEDY =
      "a verdict document is what `avow check --format json` writes";
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LARGEST)
                  .maxNameLength(1_000)
                  .maxNumberLength(20)
                  .build())
          .build();

  private final JsonParser parser;

  private DocumentTree(JsonParser parser) {
    this.parser = parser;
  }

  /** The object that the bytes are. */
  static Json.Members read(byte[] bytes) throws InvalidVerdictException {
    if (bytes.length == 0) {
      throw new InvalidVerdictException("the verdict document is empty", REMEDY);
    }
    if (bytes.length > LARGEST) {
      throw new InvalidVerdictException(
          "the verdict document has more than " + (LARGEST >> 20) + " MiB", REMEDY);
    }
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      return new DocumentTree(parser).whole();
    } catch (JacksonException e) {
      throw broken(e);
    } catch (IOException e) {
      throw new InvalidVerdictException("no verdict document: not UTF-8", REMEDY);
    }
  }

  private static InvalidVerdictException broken(JacksonException e) {
    String place = e.getLocation() == null ? "" : at(e.getLocation().getLineNr(), column(e));
    if (e instanceof JsonEOFException) {
      return new InvalidVerdictException(
          "the verdict document breaks off" + place, "copy it again, whole");
    }
    if (e instanceof StreamConstraintsException) {
      return new InvalidVerdictException(
          "no verdict document: nested too deep, or a name or number too long", REMEDY);
    }
    return new InvalidVerdictException("no verdict document: not JSON" + place, REMEDY);
  }

  private static int column(JacksonException e) {
    return e.getLocation().getColumnNr();
  }

  private static String at(int line, int column) {
    return " at line " + Math.max(1, line) + ", column " + Math.max(1, column);
  }

  private Json.Members whole() throws IOException, InvalidVerdictException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw refused("no verdict document: not a JSON object");
    }
    Json.Members members = members();
    if (parser.nextToken() != null) {
      throw refused("no verdict document: something follows it");
    }
    return members;
  }

  private Json value(JsonToken token) throws IOException, InvalidVerdictException {
    return switch (token) {
      case START_OBJECT -> members();
      case START_ARRAY -> elements();
      case VALUE_STRING -> new Json.Text(text());
      case VALUE_NUMBER_INT -> count();
      case VALUE_TRUE -> Json.Flag.TRUE;
      case VALUE_FALSE -> Json.Flag.FALSE;
      case VALUE_NULL -> throw refused("no verdict document: `null`");
      case VALUE_NUMBER_FLOAT -> throw refused("no verdict document: a number with a fraction");
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw refused("no verdict document: not JSON");
    };
  }

  private Json.Members members() throws IOException, InvalidVerdictException {
    Map<String, Json> members = new LinkedHashMap<>();
    for (JsonToken token = parser.nextToken();
        token == JsonToken.FIELD_NAME;
        token = parser.nextToken()) {
      String name = text();
      if (members.put(name, value(parser.nextToken())) != null) {
        throw refused("no verdict document: a member stands twice in one object");
      }
    }
    return new Json.Members(members);
  }

  private Json.Elements elements() throws IOException, InvalidVerdictException {
    List<Json> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(token));
    }
    return new Json.Elements(elements);
  }

  private Json.Count count() throws IOException, InvalidVerdictException {
    try {
      return new Json.Count(parser.getLongValue());
    } catch (JacksonException | IllegalArgumentException e) {
      throw refused("no verdict document: a number beyond 2^53");
    }
  }

  /** A string without lone surrogates, which no UTF-8 has. */
  private String text() throws IOException, InvalidVerdictException {
    String text = parser.getText();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          throw refused("no verdict document: half a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  private InvalidVerdictException refused(String message) {
    return new InvalidVerdictException(
        message + at(parser.currentLocation().getLineNr(), parser.currentLocation().getColumnNr()),
        REMEDY);
  }
}
