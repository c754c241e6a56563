package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Row;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.Test;

/** On fully known facts the lowered expressions agree with CEL's own runtime (semantics 8.1). */
final class DifferentialTest {
  private static final int EXPRESSIONS = 2_000;
  private static final long SEED = 20_141_015;

  private final ExpressionCompiler compiler = new ExpressionCompiler();
  private final Reference reference = new Reference();

  @Test
  void agreesWithCel() {
    Random random = new Random(SEED);
    RandomExpressions expressions = new RandomExpressions(random);
    int known = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      Type.Scalar type = expressions.type();
      String expression = expressions.of(type, 1 + random.nextInt(4));
      World world = world(random);
      Value ours = Lowering.lower(Sample.compile(compiler, expression)).evaluate(frame(world));
      Optional<Object> theirs = reference.evaluate(expression, world.variables());
      if (theirs.isPresent() && inRange(theirs.get())) {
        known++;
        assertThat(EvaluationTest.shown(ours))
            .as("%s on %s", expression, world)
            .isEqualTo(EvaluationTest.shown(value(theirs.get())));
      } else if (!folds(expression)) {
        assertThat(ours.isKnown() && !isOpen(ours)).as("%s on %s", expression, world).isFalse();
      }
    }
    assertThat(known).isGreaterThan(EXPRESSIONS / 2);
  }

  /** Folds and Kleene's connectives may know more than CEL, which fails with any operand. */
  private static boolean folds(String expression) {
    return expression.contains("[") || expression.contains(" in ") || expression.contains("(v");
  }

  private static boolean isOpen(Value value) {
    return value instanceof Moment moment && !moment.isExact();
  }

  /** Ours are 64 bits of nanoseconds. */
  private static boolean inRange(Object value) {
    if (value instanceof Instant instant) {
      return Math.abs(instant.getEpochSecond()) < 9_000_000_000L;
    }
    return !(value instanceof Duration duration) || Math.abs(duration.toSeconds()) < 9_000_000_000L;
  }

  /** Known values for every name of the sample scope, as CEL's runtime takes them. */
  private record World(
      Map<String, Object> fact,
      Map<String, Object> other,
      Map<String, Object> params,
      Map<String, Object> record) {
    Map<String, Object> variables() {
      return Map.of("fact", fact, "other", other, "params", params, "record", record);
    }

    Map<String, Object> row(Binding binding) {
      return binding == Binding.JUDGED ? fact : binding == Binding.CANDIDATE ? other : params;
    }
  }

  private static World world(Random random) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("user", List.of("a", 1L, true).get(random.nextInt(3)));
    record.put("whole", List.of(1L, 1.0, 2.5, -2L).get(random.nextInt(4)));
    record.put("count", 1.0);
    record.put("flag", random.nextBoolean());
    Map<String, Object> params = Map.of("grace", Duration.ofMinutes(random.nextInt(90)));
    return new World(row(random), row(random), params, record);
  }

  private static Map<String, Object> row(Random random) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("at", Instant.ofEpochSecond(1_400_000_000L + random.nextInt(50_000_000)));
    row.put("name", List.of("", "a", "Ab", "😀").get(random.nextInt(4)));
    row.put("number", List.of(0L, 1L, -3L, 7L).get(random.nextInt(4)));
    row.put("ratio", List.of(0.0, 0.5, -1.25, 1e9).get(random.nextInt(4)));
    row.put("granted", random.nextBoolean());
    row.put("length", Duration.ofSeconds(random.nextInt(100_000)));
    row.put(
        "tags", List.of(List.of(), List.of("a"), List.of("a", "b", "a")).get(random.nextInt(3)));
    row.put("numbers", List.of(List.of(), List.of(1L, -3L)).get(random.nextInt(2)));
    row.put("channel", "web");
    return row;
  }

  private static Frame frame(World world) {
    return new Frame() {
      @Override
      public Row row(Binding binding) {
        List<Scope.FieldVariable> fields =
            binding == Binding.PARAMS ? Sample.PARAMS : Sample.FIELDS;
        return slot ->
            Optional.ofNullable(world.row(binding).get(fields.get(slot).name()))
                .map(DifferentialTest::value)
                .orElse(Value.Absent.ABSENT);
      }

      @Override
      public Value whole(Binding binding) {
        return value(world.record());
      }
    };
  }

  private static Value value(Object value) {
    if (value instanceof Boolean bool) {
      return Value.Bool.of(bool);
    }
    if (value instanceof Long number) {
      return new Value.Int(number);
    }
    if (value instanceof Double number) {
      return Arithmetic.real(number);
    }
    if (value instanceof String text) {
      return new Value.Text(text);
    }
    if (value instanceof Instant instant) {
      return Moment.at(instant.getEpochSecond() * 1_000_000_000L + instant.getNano());
    }
    if (value instanceof Duration duration) {
      return new Value.Length(duration.toNanos());
    }
    if (value instanceof List<?> list) {
      return new Value.Items(list.stream().map(DifferentialTest::value).toList());
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, entry) -> entries.put((String) key, value(entry)));
    return new Value.Tree(entries);
  }
}
