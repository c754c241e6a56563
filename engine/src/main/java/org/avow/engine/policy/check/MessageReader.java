package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Scope;
import org.avow.engine.policy.Message;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Excerpt;

/** Reads messages: text with expressions in <code>${…}</code>. */
final class MessageReader {
  private final ExpressionReader expressions;
  private final Diagnostics diagnostics;

  MessageReader(ExpressionReader expressions, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  Message read(YamlScalar scalar, Scope scope) {
    Excerpt value = scalar.value();
    String text = value.text();
    List<Message.Part> parts = new ArrayList<>();
    int at = 0;
    int hole = text.indexOf("${");
    while (hole >= 0) {
      int end = closing(text, hole + 2);
      if (end < 0) {
        diagnostics.add(
            Code.INVALID_VALUE,
            value.span(hole, text.length()),
            "`${` is never closed",
            "close the expression with `}`");
        break;
      }
      literal(text.substring(at, hole), parts);
      Optional<Expression> expression =
          expressions.compile(value.slice(hole + 2, end), scope, Optional.empty());
      expression.ifPresent(e -> parts.add(new Message.Hole(e)));
      at = end + 1;
      hole = text.indexOf("${", at);
    }
    literal(text.substring(at), parts);
    return new Message(parts, scalar.span());
  }

  private static void literal(String text, List<Message.Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Message.Literal(text));
    }
  }

  /** The brace that closes a hole: quotes and inner braces are passed over; -1 if there is none. */
  private static int closing(String text, int from) {
    int open = 0;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && open-- == 0) {
        return i;
      }
    }
    return -1;
  }
}
