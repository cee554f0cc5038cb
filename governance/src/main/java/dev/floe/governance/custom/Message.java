package dev.floe.governance.custom;

import dev.cel.runtime.CelEvaluationException;
import dev.floe.governance.custom.Expressions.Expression;
import dev.floe.governance.custom.Expressions.Mistake;
import dev.floe.governance.custom.Expressions.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to say of a violation: words, and in braces expressions that are filled in. */
final class Message {

  private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");

  private final List<String> words = new ArrayList<>();
  private final List<Expression> holes = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  Message(String text, PolicyTarget target, Expressions expressions) {
    Matcher matcher = HOLE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      words.add(text.substring(from, matcher.start()));
      Outcome hole = expressions.text(target, matcher.group(1));
      int start = matcher.start(1);
      hole.mistakes().forEach(m -> mistakes.add(new Mistake(start + m.offset(), m.message())));
      holes.add(hole.expression().orElse(variables -> "?"));
      from = matcher.end();
    }
    words.add(text.substring(from));
  }

  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The message about something; a hole whose expression has no value stays a question mark. */
  String of(Map<String, Object> variables) {
    StringBuilder text = new StringBuilder(words.getFirst());
    for (int i = 0; i < holes.size(); i++) {
      text.append(shown(holes.get(i), variables)).append(words.get(i + 1));
    }
    return text.toString().strip();
  }

  private static String shown(Expression hole, Map<String, Object> variables) {
    try {
      return String.valueOf(hole.value(variables));
    } catch (CelEvaluationException e) {
      return "?";
    }
  }
}
