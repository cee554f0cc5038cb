package dev.floe.yaml;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in a user's words what the parser did not like. */
final class SyntaxErrors {

  private static final Pattern VALUE = Pattern.compile("^\\s*(?:- )*[^:#]*:\\s+(.*?)\\s*$");

  /** A line whose value a message must not repeat. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)pass|secret|token|credential|key|auth");

  private final String file;
  private final String text;

  SyntaxErrors(String file, String text) {
    this.file = file;
    this.text = text;
  }

  Diagnostic diagnose(YamlEngineException problem) {
    return switch (problem) {
      case MarkedYamlEngineException marked -> marked(marked);
      case ReaderException reader -> unreadable(reader);
      default ->
          Diagnostic.at(
              YamlCode.SYNTAX, Span.file(file), firstLine(String.valueOf(problem.getMessage())));
    };
  }

  private Diagnostic unreadable(ReaderException problem) {
    int index = Math.min(Math.max(problem.getPosition(), 0), text.length());
    return Diagnostic.at(
            YamlCode.SYNTAX,
            Span.of(file, text, index, index),
            String.format("character U+%04X is not allowed in YAML", problem.getCodePoint()))
        .withHelp("delete the control character, or write it as an escape in double quotes");
  }

  private Diagnostic marked(MarkedYamlEngineException problem) {
    Optional<Mark> mark = problem.getProblemMark().or(problem::getContextMark);
    Position place =
        mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(Position.START);
    Optional<Position> tab = tabInIndentation(place.line());
    if (tab.isPresent()) {
      return Diagnostic.at(
              YamlCode.TAB,
              new Span(file, tab.get(), next(tab.get())),
              "a tab indents this line; YAML wants spaces")
          .withHelp("replace the tab with spaces");
    }
    String message = "not valid YAML: " + firstLine(problem.getProblem());
    Diagnostic diagnostic = Diagnostic.at(YamlCode.SYNTAX, new Span(file, place, place), message);
    diagnostic = help(place).map(diagnostic::withHelp).orElse(diagnostic);
    return withContext(diagnostic, problem);
  }

  private Diagnostic withContext(Diagnostic diagnostic, MarkedYamlEngineException problem) {
    String context = problem.getContext();
    Optional<Mark> mark = problem.getContextMark();
    if (context == null || mark.isEmpty()) {
      return diagnostic;
    }
    Span place = Span.at(file, mark.get().getLine() + 1, mark.get().getColumn() + 1);
    return diagnostic.withNote(Note.at(firstLine(context), place));
  }

  /** Why the line most likely fails: a value that YAML takes for something else. */
  private Optional<String> help(Position place) {
    String line = line(place.line());
    Matcher matcher = VALUE.matcher(line);
    if (!matcher.matches() || matcher.group(1).isEmpty()) {
      return Optional.of("check indentation and closing quotes or brackets above this line");
    }
    if (place.column() <= matcher.start(1)) {
      return Optional.of(
          "check the indentation of this line: "
              + spaces(line)
              + lineBefore(place.line())
                  .map(before -> ", the line above has " + indentation(before))
                  .orElse(""));
    }
    String value = matcher.group(1);
    if (SECRET.matcher(line).find()) {
      return Optional.of("quote the value");
    }
    if (value.startsWith("{{") || value.startsWith("{%")) {
      return Optional.of("put the template in quotes: \"" + value + "\"");
    }
    if (!value.startsWith("\"") && !value.startsWith("'")) {
      return Optional.of("quote the value: \"" + value.replace("\"", "\\\"") + "\"");
    }
    return Optional.of("check the closing quote and the indentation of this line");
  }

  private static String spaces(String line) {
    int indentation = indentation(line);
    return "it has " + indentation + (indentation == 1 ? " space" : " spaces");
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private Optional<String> lineBefore(int number) {
    return number < 2 ? Optional.empty() : Optional.of(line(number - 1)).filter(l -> !l.isBlank());
  }

  /** The first tab in the indentation of the line or of the one before it. */
  private Optional<Position> tabInIndentation(int number) {
    for (int candidate = number; candidate >= Math.max(1, number - 1); candidate--) {
      String line = line(candidate);
      String indent = line.substring(0, line.length() - line.stripLeading().length());
      if (indent.indexOf('\t') >= 0) {
        return Optional.of(new Position(candidate, indent.indexOf('\t') + 1));
      }
    }
    return Optional.empty();
  }

  private String line(int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }

  private static Position next(Position position) {
    return new Position(position.line(), position.column() + 1);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
