package org.avow.engine.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import org.avow.engine.value.Value;

/** JSON as a stream of tokens. */
final class JsonTokens implements TokenStream {
  /** Strict JSON (RFC 8259) within our limits. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(10 * Limits.DEPTH)
                  .maxStringLength(Limits.LINE)
                  .maxNameLength(Limits.KEY)
                  .maxNumberLength(Limits.NUMBER)
                  .build())
          .build();

  private final JsonParser parser;
  private final int firstLine;

  /**
   * @param firstLine the line of the file at which the parser starts
   */
  private JsonTokens(JsonParser parser, int firstLine) {
    this.parser = parser;
    this.firstLine = firstLine;
  }

  /** The tokens of a file. */
  static JsonTokens of(Reader reader) throws IOException {
    return new JsonTokens(FACTORY.createParser(reader), 1);
  }

  /** The tokens of a text that starts at the given line of its file; it has an array. */
  static JsonTokens of(CharBuffer text, int firstLine) throws IOException {
    return new JsonTokens(
        FACTORY.createParser(text.array(), text.arrayOffset(), text.length()), firstLine);
  }

  /** The tokens of ASCII without zeros that starts at the given line of its file. */
  static JsonTokens ofAscii(byte[] bytes, int start, int end, int firstLine) throws IOException {
    return new JsonTokens(FACTORY.createParser(bytes, start, end - start), firstLine);
  }

  @Override
  public Token next() throws IOException, BrokenSourceException {
    try {
      JsonToken token = parser.nextToken();
      return token == null ? Token.END : token(token);
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  private BrokenSourceException broken(JacksonException e) {
    JsonLocation location = e.getLocation();
    Position position = position(location == null ? parser.currentLocation() : location);
    return new BrokenSourceException(position, reason(e), e);
  }

  private static Token token(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> Token.OBJECT;
      case END_OBJECT -> Token.OBJECT_END;
      case START_ARRAY -> Token.LIST;
      case END_ARRAY -> Token.LIST_END;
      case FIELD_NAME -> Token.KEY;
      case VALUE_STRING,
          VALUE_NUMBER_INT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL,
          VALUE_EMBEDDED_OBJECT ->
          Token.VALUE;
      case NOT_AVAILABLE -> Token.END;
    };
  }

  @Override
  public String key() throws IOException {
    return parser.currentName();
  }

  /** The parser looks into strings and numbers only now. */
  @Override
  public Value value() throws IOException, BrokenSourceException {
    try {
      return switch (parser.currentTokenId()) {
        case JsonTokenId.ID_STRING -> new Value.Text(parser.getText());
        case JsonTokenId.ID_NUMBER_INT -> integer();
        case JsonTokenId.ID_NUMBER_FLOAT -> Numbers.real(parser.getDoubleValue(), parser.getText());
        case JsonTokenId.ID_TRUE -> Value.Bool.TRUE;
        case JsonTokenId.ID_FALSE -> Value.Bool.FALSE;
        default -> Value.Absent.ABSENT;
      };
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  private Value integer() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? Numbers.TOO_LONG
        : new Value.Int(parser.getLongValue());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  @Override
  public Position position() {
    return position(parser.currentTokenLocation());
  }

  private Position position(JsonLocation location) {
    return new Position(
        firstLine - 1 + Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static String reason(JacksonException e) {
    if (e instanceof JsonEOFException) {
      return "ends before the JSON is complete";
    }
    if (e instanceof StreamConstraintsException) {
      return "a string, key or number is too long, or lists and mappings are nested too deeply";
    }
    return "not valid JSON";
  }
}
