package org.avow.engine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldConversionTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "unknown",
      value = {
        "STRING, '', Text[value=]",
        "STRING, 42, Text[value=42]",
        "INT, 42, Int[value=42]",
        "INT, -9223372036854775808, Int[value=-9223372036854775808]",
        "INT, 9223372036854775808, unknown",
        "INT, '', unknown",
        "INT, 4.0, unknown",
        "INT, ' 4', unknown",
        "INT, '٤', unknown",
        "DOUBLE, 4, 'Real[value=4.0, digits=4]'",
        "DOUBLE, 1.50, 'Real[value=1.5, digits=1.50]'",
        "DOUBLE, 1e999, unknown",
        "DOUBLE, NaN, unknown",
        "DOUBLE, 0x1p3, unknown",
        "BOOL, true, TRUE",
        "BOOL, false, FALSE",
        "BOOL, True, unknown",
        "BOOL, yes, unknown",
        "TIMESTAMP, 1970-01-01T00:00:01Z, 'Moment[earliest=1000000000, latest=1000000000]'",
        "TIMESTAMP, 1970-01-01, 'Moment[earliest=0, latest=86399999999999]'",
        "TIMESTAMP, 1 January, unknown",
        "DURATION, PT1S, Length[nanos=1000000000]",
        "DURATION, P1M, unknown",
      })
  void text(Type.Scalar type, String text, @Nullable String value) {
    Value converted = FieldConversion.convert(type, new Value.Text(text));
    String expected =
        value == null
            ? "Unknown[reason=the value is not of type "
                + type.name().toLowerCase(Locale.ROOT)
                + "]"
            : value;
    assertThat(converted).hasToString(expected);
  }

  @Test
  void valuesOfOtherTypesAreUnknown() {
    Value number = new Value.Int(4);
    assertThat(FieldConversion.convert(Type.Scalar.INT, number)).isEqualTo(number);
    assertThat(FieldConversion.convert(Type.Scalar.DOUBLE, number))
        .hasToString("Real[value=4.0, digits=4]");
    assertThat(FieldConversion.convert(Type.Scalar.STRING, number))
        .hasToString("Unknown[reason=the value is not of type string]");
    assertThat(FieldConversion.convert(Type.Scalar.BOOL, new Value.Tree(Map.of())))
        .hasToString("Unknown[reason=the value is not of type bool]");
    assertThat(FieldConversion.convert(Type.Scalar.INT, new Value.Real(4, "4.0")))
        .hasToString("Unknown[reason=the value is not of type int]");
  }

  @Test
  void whatIsNoValueStaysThat() {
    for (Value value :
        List.of(Value.Absent.ABSENT, new Value.Unknown("a"), new Value.Present("b"))) {
      assertThat(FieldConversion.convert(Type.Scalar.INT, value)).isSameAs(value);
    }
    assertThat(FieldConversion.convert(Type.Scalar.TIMESTAMP, new Value.Perhaps(Moment.ANY)))
        .hasToString("Unknown[reason=it is not known whether there is a value]");
  }

  @Test
  void lists() {
    Type type = new Type.ListOf(Type.Scalar.INT);
    Value list =
        new Value.Items(List.of(new Value.Text("1"), new Value.Text("x"), Value.Absent.ABSENT));
    assertThat(FieldConversion.convert(type, list))
        .hasToString(
            "Items[elements=[Int[value=1], Unknown[reason=the value is not of type int], ABSENT]]");
    assertThat(FieldConversion.convert(type, new Value.Text("1")))
        .hasToString("Unknown[reason=the value is not of type list<int>]");
  }

  @Test
  void instants() {
    assertThat(FieldConversion.instant(new Value.Text("1970-01-01T00:00:00Z")))
        .isEqualTo(Moment.at(0));
    assertThat(FieldConversion.instant(new Value.Text("soon"))).isEqualTo(Moment.ANY);
    assertThat(FieldConversion.instant(Value.Absent.ABSENT)).isEqualTo(Moment.ANY);
  }
}
