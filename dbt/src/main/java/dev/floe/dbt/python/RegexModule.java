package dev.floe.dbt.python;

import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code re}: regular expressions in Python's words. */
final class RegexModule {

  static final PyModule MODULE = new PyModule("re", members());

  /** A flag of our own: Java leaves out blanks inside classes too. */
  private static final long VERBOSE = 1L << 20;

  private RegexModule() {}

  private static Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("IGNORECASE", (long) Pattern.CASE_INSENSITIVE);
    members.put("I", (long) Pattern.CASE_INSENSITIVE);
    members.put("MULTILINE", (long) Pattern.MULTILINE);
    members.put("M", (long) Pattern.MULTILINE);
    members.put("DOTALL", (long) Pattern.DOTALL);
    members.put("S", (long) Pattern.DOTALL);
    members.put("VERBOSE", VERBOSE);
    members.put("X", VERBOSE);
    members.put("ASCII", 0L);
    members.put("A", 0L);
    members.put("UNICODE", 0L);
    members.put("U", 0L);
    put(members, "compile", RegexModule::compile);
    for (String method : new String[] {"match", "fullmatch", "search", "findall", "split"}) {
      put(members, method, call -> onPattern(method, call, 2));
    }
    put(members, "sub", call -> onPattern("sub", call, 3));
    put(members, "escape", call -> escape(text(Signature.of("escape", "pattern").bind(call)[0])));
    return members;
  }

  private static void put(Map<String, Object> members, String name, PyCallable body) {
    members.put(name, new Function(name, body));
  }

  private static String text(@Nullable Object value) {
    return Arguments.text(value, "re", "a pattern or text");
  }

  private static String escape(String text) {
    return text.replaceAll("([^A-Za-z0-9_])", "\\\\$1");
  }

  private static Object compile(Call call) {
    @Nullable Object[] args = Signature.of("compile", "pattern", "flags?").bind(call);
    return compiled(args[0], Arguments.whole(args[1], 0));
  }

  private static PyPattern compiled(@Nullable Object pattern, long flags) {
    if (pattern instanceof PyPattern known) {
      return known;
    }
    String source = text(pattern);
    try {
      boolean verbose = (flags & VERBOSE) != 0;
      return new PyPattern(PythonRegex.compile(source, (int) (flags & ~VERBOSE), verbose), source);
    } catch (PatternSyntaxException e) {
      throw RenderException.valueError(
          "bad regular expression '" + source + "': " + e.getDescription());
    }
  }

  /** A function of the module is the method of a pattern, with the pattern as first argument. */
  private static Object onPattern(String method, Call call, int required) {
    String[] names =
        required == 3
            ? new String[] {"pattern", "repl", "string", "count?", "flags?"}
            : new String[] {"pattern", "string", "flags?"};
    @Nullable Object[] args = Signature.of(method, names).bind(call);
    PyPattern pattern = compiled(args[0], Arguments.whole(args[args.length - 1], 0));
    if (required == 3) {
      return pattern.sub(call, args[1], text(args[2]), Arguments.whole(args[3], 0));
    }
    return pattern.run(method, text(args[1]));
  }

  /** A compiled pattern. */
  record PyPattern(Pattern pattern, String source) implements PyObject {

    @Override
    public String typeName() {
      return "re.Pattern";
    }

    @Override
    public String repr() {
      return "re.compile(" + Texts.quoted(source) + ")";
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "pattern" -> source;
        case "match", "fullmatch", "search", "findall", "split" ->
            new Function(name, call -> run(name, text(Signature.of(name, "string").bind(call)[0])));
        case "sub" ->
            new Function(
                name,
                call -> {
                  @Nullable Object[] args =
                      Signature.of(name, "repl", "string", "count?").bind(call);
                  return sub(call, args[0], text(args[1]), Arguments.whole(args[2], 0));
                });
        default -> null;
      };
    }

    Object run(String method, String text) {
      Matcher matcher = pattern.matcher(text);
      return switch (method) {
        case "match" -> matcher.lookingAt() ? PyMatch.of(matcher) : None.NONE;
        case "fullmatch" -> matcher.matches() ? PyMatch.of(matcher) : None.NONE;
        case "search" -> matcher.find() ? PyMatch.of(matcher) : None.NONE;
        case "split" -> split(matcher, text);
        default -> findall(matcher);
      };
    }

    /** What groups matched stands between the parts. */
    private static Object split(Matcher matcher, String text) {
      PyList parts = new PyList();
      int last = 0;
      while (matcher.find()) {
        parts.add(text.substring(last, matcher.start()));
        for (int i = 1; i <= matcher.groupCount(); i++) {
          String group = matcher.group(i);
          parts.add(group == null ? None.NONE : group);
        }
        last = matcher.end();
      }
      parts.add(text.substring(last));
      return parts;
    }

    private static Object findall(Matcher matcher) {
      PyList found = new PyList();
      while (matcher.find()) {
        found.add(
            switch (matcher.groupCount()) {
              case 0 -> matcher.group();
              case 1 -> groupOrEmpty(matcher, 1);
              default -> {
                Object[] groups = new Object[matcher.groupCount()];
                for (int i = 0; i < groups.length; i++) {
                  groups[i] = groupOrEmpty(matcher, i + 1);
                }
                yield PyTuple.of(groups);
              }
            });
      }
      return found;
    }

    private static String groupOrEmpty(Matcher matcher, int group) {
      String text = matcher.group(group);
      return text == null ? "" : text;
    }

    Object sub(Call call, @Nullable Object replacement, String text, long count) {
      Matcher matcher = pattern.matcher(text);
      StringBuilder out = new StringBuilder();
      int last = 0;
      for (long done = 0; (count == 0 || done < count) && matcher.find(); done++) {
        out.append(text, last, matcher.start());
        out.append(
            replacement instanceof PyCallable function
                ? Texts.str(function.call(call.with(PyMatch.of(matcher))))
                : expand(matcher, text(replacement)));
        last = matcher.end();
      }
      return out.append(text, last, text.length()).toString();
    }

    private static String expand(Matcher matcher, String template) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < template.length(); i++) {
        char c = template.charAt(i);
        if (c != '\\' || i + 1 == template.length()) {
          out.append(c);
          continue;
        }
        char next = template.charAt(++i);
        if (Character.isDigit(next)) {
          out.append(groupOrEmpty(matcher, next - '0'));
        } else if (next == 'g' && i + 1 < template.length() && template.charAt(i + 1) == '<') {
          int end = template.indexOf('>', i);
          out.append(named(matcher, template.substring(i + 2, end)));
          i = end;
        } else {
          out.append(next == 'n' ? "\n" : next == 't' ? "\t" : next == '\\' ? "\\" : "\\" + next);
        }
      }
      return out.toString();
    }

    private static String named(Matcher matcher, String group) {
      String text =
          group.chars().allMatch(Character::isDigit)
              ? matcher.group(Integer.parseInt(group))
              : matcher.group(PythonRegex.javaName(group));
      return text == null ? "" : text;
    }
  }
}
