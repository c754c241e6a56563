package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Window;

/** What requirements are made of: their expressions, the types they look at, their plain words. */
public final class Demands {
  private Demands() {}

  /** The conditions over the judged fact alone, in the order of their forms. */
  static List<Expression> conditions(Requirement requirement) {
    if (requirement instanceof Requirement.Condition condition) {
      return List.of(condition.expression());
    } else if (requirement instanceof Requirement.All all) {
      return all.members().stream().flatMap(m -> conditions(m).stream()).toList();
    } else if (requirement instanceof Requirement.Any any) {
      return any.members().stream().flatMap(m -> conditions(m).stream()).toList();
    }
    return List.of();
  }

  /** The expressions of relation forms, in the order of the forms. */
  static List<Expression> expressions(Requirement requirement) {
    return requirement.accept(new Expressions());
  }

  /** The fact types that a requirement looks at beside the judged one, in order. */
  public static List<FactType> types(Requirement requirement) {
    return requirement.accept(new Types());
  }

  /** What a broken requirement without a message says: {@code `a == b` does not hold}. */
  static String broken(Requirement requirement) {
    return requirement.accept(new Broken());
  }

  private static String words(Expression expression) {
    return "`" + expression.text().replaceAll("\\s+", " ").strip() + "`";
  }

  private static final class Expressions implements Requirement.Visitor<List<Expression>> {

    @Override
    public List<Expression> condition(Requirement.Condition form) {
      return List.of();
    }

    @Override
    public List<Expression> exists(Requirement.Exists form) {
      return of(form.candidates());
    }

    @Override
    public List<Expression> none(Requirement.None form) {
      return of(form.candidates());
    }

    @Override
    public List<Expression> count(Requirement.Count form) {
      List<Expression> all = new ArrayList<>(of(form.candidates()));
      form.distinct().ifPresent(all::add);
      all.add(form.bound());
      return all;
    }

    @Override
    public List<Expression> latest(Requirement.Latest form) {
      List<Expression> all = new ArrayList<>(of(form.candidates()));
      all.add(form.satisfies());
      return all;
    }

    @Override
    public List<Expression> recurring(Requirement.Recurring form) {
      List<Expression> all = new ArrayList<>(of(form.candidates()));
      all.add(form.atMostApart());
      return all;
    }

    @Override
    public List<Expression> coded(Requirement.Coded form) {
      return List.of();
    }

    @Override
    public List<Expression> perGroup(Requirement.PerGroup form) {
      return List.of(form.atMost());
    }

    @Override
    public List<Expression> all(Requirement.All form) {
      return members(form.members());
    }

    @Override
    public List<Expression> any(Requirement.Any form) {
      return members(form.members());
    }

    private List<Expression> members(List<Requirement> members) {
      return members.stream().flatMap(member -> member.accept(this).stream()).toList();
    }

    private static List<Expression> of(Requirement.Candidates candidates) {
      List<Expression> all = new ArrayList<>();
      candidates.where().ifPresent(all::add);
      Window window = candidates.window();
      window.start().ifPresent(bound -> all.add(bound.value()));
      window.end().ifPresent(bound -> all.add(bound.value()));
      return all;
    }
  }

  private static final class Types implements Requirement.Visitor<List<FactType>> {

    @Override
    public List<FactType> condition(Requirement.Condition form) {
      return List.of();
    }

    @Override
    public List<FactType> exists(Requirement.Exists form) {
      return List.of(form.candidates().type());
    }

    @Override
    public List<FactType> none(Requirement.None form) {
      return List.of(form.candidates().type());
    }

    @Override
    public List<FactType> count(Requirement.Count form) {
      return List.of(form.candidates().type());
    }

    @Override
    public List<FactType> latest(Requirement.Latest form) {
      return List.of(form.candidates().type());
    }

    @Override
    public List<FactType> recurring(Requirement.Recurring form) {
      return List.of(form.candidates().type());
    }

    @Override
    public List<FactType> coded(Requirement.Coded form) {
      return form.reads().stream().map(Requirement.Read::type).toList();
    }

    @Override
    public List<FactType> perGroup(Requirement.PerGroup form) {
      return List.of();
    }

    @Override
    public List<FactType> all(Requirement.All form) {
      return members(form.members());
    }

    @Override
    public List<FactType> any(Requirement.Any form) {
      return members(form.members());
    }

    private List<FactType> members(List<Requirement> members) {
      return members.stream().flatMap(member -> member.accept(this).stream()).toList();
    }
  }

  private static final class Broken implements Requirement.Visitor<String> {

    @Override
    public String condition(Requirement.Condition form) {
      return words(form.expression()) + " does not hold";
    }

    @Override
    public String exists(Requirement.Exists form) {
      return "there is no " + of(form.candidates());
    }

    @Override
    public String none(Requirement.None form) {
      return "there is " + of(form.candidates());
    }

    @Override
    public String count(Requirement.Count form) {
      return (form.atLeast() ? "there are fewer than " : "there are more than ")
          + words(form.bound())
          + " "
          + of(form.candidates());
    }

    @Override
    public String latest(Requirement.Latest form) {
      return "the latest " + of(form.candidates()) + " does not satisfy " + words(form.satisfies());
    }

    @Override
    public String recurring(Requirement.Recurring form) {
      return "more than " + words(form.atMostApart()) + " without " + of(form.candidates());
    }

    @Override
    public String coded(Requirement.Coded form) {
      return "the rule in DRL says so";
    }

    @Override
    public String perGroup(Requirement.PerGroup form) {
      return "there are more than "
          + words(form.atMost())
          + " for one "
          + form.keys().stream().map(Demands::words).collect(Collectors.joining(", "));
    }

    @Override
    public String all(Requirement.All form) {
      return members(form.members(), " or ");
    }

    @Override
    public String any(Requirement.Any form) {
      return members(form.members(), " and ");
    }

    private String members(List<Requirement> members, String joint) {
      return members.stream().map(m -> m.accept(this)).collect(Collectors.joining(joint));
    }

    private static String of(Requirement.Candidates candidates) {
      Optional<String> where = candidates.where().map(Demands::words);
      return "`"
          + candidates.type().name()
          + "`"
          + where.map(words -> " where " + words).orElse("");
    }
  }
}
