package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Function;
import org.avow.engine.expression.Term;
import org.avow.engine.value.Type;

/** Checks the equalities that join judged facts with candidates (semantics 8.5, 9.1). */
final class JoinKeys {
  private static final Pattern EQUALITY =
      Pattern.compile("([a-z]\\w*)\\.\\w+\\s*==\\s*(?!\\1\\.)([a-z]\\w*)\\.\\w+");

  private JoinKeys() {}

  static void check(Optional<Expression> where, TypeReference candidate, Diagnostics diagnostics) {
    List<Term> conjuncts = new ArrayList<>();
    where.ifPresent(condition -> collect(condition.root(), conjuncts));
    boolean keyed = false;
    for (Term conjunct : conjuncts) {
      if (conjunct instanceof Term.Call call && joins(call)) {
        Term left = call.arguments().get(0);
        Term right = call.arguments().get(1);
        keyed = true;
        if (left.type() == Type.Scalar.DOUBLE || !left.type().equals(right.type())) {
          diagnostics.add(
              Code.JOIN_TYPES_DIFFER,
              call.span(),
              "a join needs one exact type on both sides, here are `"
                  + left.type()
                  + "` and `"
                  + right.type()
                  + "`",
              "join on ids: strings or integers");
        }
      }
    }
    if (!keyed) {
      diagnostics.add(
          Code.BROADCAST_LEAF,
          where.map(Expression::span).orElse(candidate.span()),
          "nothing joins `"
              + candidate.alias()
              + "` with the judged fact, so each is held against"
              + " all",
          "add an equality, such as `" + candidate.alias() + ".id == …`, if there is one");
    }
  }

  /** A type error of an expression, as one of a join if that is what it is about. */
  static Diagnostic named(
      Diagnostic problem, Optional<TypeReference> judged, TypeReference candidate) {
    Matcher equality = EQUALITY.matcher(problem.span().text());
    boolean join =
        problem.code() == Code.CEL_TYPE
            && equality.matches()
            && judged.isPresent()
            && Set.of(equality.group(1), equality.group(2))
                .equals(Set.of(judged.get().alias(), candidate.alias()));
    return join
        ? new Diagnostic(
            Code.JOIN_TYPES_DIFFER,
            "a join needs one type on both sides: " + problem.message(),
            problem.span(),
            Optional.of("join on fields of the same type, or change one in the vocabulary"))
        : problem;
  }

  private static void collect(Term term, List<Term> conjuncts) {
    if (term instanceof Term.Call call && call.function() == Function.AND) {
      call.arguments().forEach(argument -> collect(argument, conjuncts));
    } else {
      conjuncts.add(term);
    }
  }

  private static boolean joins(Term.Call call) {
    return call.function() == Function.EQUAL
        && call.arguments().get(0) instanceof Term.Field left
        && call.arguments().get(1) instanceof Term.Field right
        && left.binding() != right.binding()
        && isFact(left)
        && isFact(right);
  }

  private static boolean isFact(Term.Field field) {
    return field.binding() == Binding.JUDGED || field.binding() == Binding.CANDIDATE;
  }
}
