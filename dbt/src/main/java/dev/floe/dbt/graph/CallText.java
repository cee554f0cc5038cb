package dev.floe.dbt.graph;

import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ref(…)} and {@code source(…)} where they stand alone as text, outside templates. */
public final class CallText {

  private static final String TEXT = "\\s*['\"]([^'\"]+)['\"]\\s*";
  private static final String VALUE = "('[^']*'|\"[^\"]*\"|[^'\",)]+)";
  private static final Pattern REF =
      Pattern.compile(
          "\\s*ref\\("
              + TEXT
              + "(?:,"
              + TEXT
              + ")?((?:,\\s*\\w+\\s*=\\s*"
              + VALUE
              + "\\s*)*)\\)\\s*");
  private static final Pattern KEYWORD = Pattern.compile(",\\s*(\\w+)\\s*=\\s*" + VALUE);
  private static final Pattern SOURCE =
      Pattern.compile("\\s*source\\(" + TEXT + "," + TEXT + "\\)\\s*");

  private CallText() {}

  /**
   * A {@code ref}; empty if it is none. Keywords other than the version's are for a {@code ref} of
   * the project's own.
   */
  public static Optional<RefCall> ref(String text, Span span) {
    Matcher call = REF.matcher(bare(text));
    if (!call.matches()) {
      return Optional.empty();
    }
    Optional<String> second = Optional.ofNullable(call.group(2));
    return Optional.of(
        new RefCall(
            second.map(name -> call.group(1)),
            second.orElse(call.group(1)),
            version(call.group(3)),
            span));
  }

  private static Optional<String> version(String keywords) {
    Matcher keyword = KEYWORD.matcher(keywords);
    while (keyword.find()) {
      if (keyword.group(1).equals("v") || keyword.group(1).equals("version")) {
        return Optional.of(keyword.group(2).replaceAll("['\"]", "").strip());
      }
    }
    return Optional.empty();
  }

  /** A {@code source}; empty if it is none. */
  public static Optional<SourceCall> source(String text, Span span) {
    Matcher call = SOURCE.matcher(bare(text));
    return call.matches()
        ? Optional.of(new SourceCall(call.group(1), call.group(2), span))
        : Optional.empty();
  }

  private static String bare(String text) {
    String stripped = text.strip();
    return stripped.startsWith("{{") && stripped.endsWith("}}")
        ? stripped.substring(2, stripped.length() - 2)
        : stripped;
  }

  /** What a list of such texts names; what is neither is reported back. */
  public record Calls(List<RefCall> refs, List<SourceCall> sources, List<String> strange) {

    /** Reads them all. */
    public static Calls in(List<String> texts, Span span) {
      Calls calls = new Calls(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (String text : texts) {
        Optional<RefCall> ref = ref(text, span);
        Optional<SourceCall> source = source(text, span);
        ref.ifPresent(calls.refs::add);
        source.ifPresent(calls.sources::add);
        if (ref.isEmpty() && source.isEmpty()) {
          calls.strange.add(text);
        }
      }
      return calls;
    }
  }
}
