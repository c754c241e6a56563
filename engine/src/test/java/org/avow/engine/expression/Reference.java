package org.avow.engine.expression;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelValidationException;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CEL's own runtime, with independent bindings of the functions that are ours. */
final class Reference {
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.legacyCelRuntimeBuilder()
          .setOptions(
              CelCompiler.OPTIONS.toBuilder().enableHeterogeneousNumericComparisons(true).build())
          .addFunctionBindings(
              CelFunctionBinding.from("iso_to_timestamp", String.class, Instant::parse),
              CelFunctionBinding.from("iso_to_duration", String.class, Duration::parse),
              CelFunctionBinding.from("timestamp_to_iso", Instant.class, Instant::toString),
              CelFunctionBinding.from("duration_to_iso", Duration.class, Duration::toString),
              CelFunctionBinding.from("string_lower_ascii", String.class, Reference::lower),
              CelFunctionBinding.from("day_timestamp", Instant.class, t -> prefix(t, 10)),
              CelFunctionBinding.from("month_timestamp", Instant.class, t -> prefix(t, 7)),
              CelFunctionBinding.from("year_timestamp", Instant.class, t -> prefix(t, 4)),
              CelFunctionBinding.from("days_int64", Long.class, Duration::ofDays),
              CelFunctionBinding.from(
                  "plus_timestamp_step", Instant.class, String.class, Reference::plus))
          .build();

  private final Environment environment = new Environment(Sample.WITH_TABLE, CelCompiler.OPTIONS);

  private final Set<String> functions =
      Stream.concat(
              Declarations.ALL.stream().map(CelFunctionDecl::name),
              Sample.WITH_TABLE.tables().stream().map(Table::name))
          .collect(Collectors.toSet());

  private final CelParser parser =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(CelCompiler.OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .build();

  /** What CEL yields; empty if it fails. */
  Optional<Object> evaluate(String expression, Map<String, ?> variables) {
    try {
      CelAbstractSyntaxTree parsed = parser.parse(expression).getAst();
      CelAbstractSyntaxTree checked = environment.checker(functions).check(parsed).getAst();
      return Optional.of(RUNTIME.createProgram(checked).eval(variables));
    } catch (CelEvaluationException e) {
      return Optional.empty();
    } catch (CelValidationException e) {
      throw new AssertionError(expression, e);
    }
  }

  private static String lower(String text) {
    return Pattern.compile("[A-Z]").matcher(text).find()
        ? text.chars()
            .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
            .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
            .toString()
        : text;
  }

  private static String prefix(Instant instant, int length) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString().substring(0, length);
  }

  private static Instant plus(Instant instant, String step) {
    return instant.atOffset(ZoneOffset.UTC).plus(Period.parse(step)).toInstant();
  }
}
