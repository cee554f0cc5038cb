package dev.floe.dbt.select;

import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads selections as they are typed: {@code +orders tag:nightly,path:models/staging}. */
public final class SelectionParser {

  private static final Pattern CRITERION =
      Pattern.compile("(@)?(?:(\\d*)(\\+))?(?:([\\w.]+):)?(.*?)(?:(\\+)(\\d*))?");

  private SelectionParser() {}

  /**
   * What {@code --select} and {@code --exclude} say together.
   *
   * @param select the arguments; empty means everything
   */
  public static Result<Selection> parse(List<String> select, List<String> exclude) {
    List<Diagnostic> found = new ArrayList<>();
    Selection included = select.isEmpty() ? everything() : union(select, found);
    Selection selection =
        exclude.isEmpty() ? included : new Selection.Difference(included, union(exclude, found));
    return found.isEmpty() ? Result.ok(selection) : Result.failed(found);
  }

  /** Every node there is. */
  public static Selection everything() {
    return new Selection.Union(
        List.of(
            simple("fqn", "*"),
            simple("source", "*"),
            simple("exposure", "*"),
            simple("metric", "*"),
            simple("semantic_model", "*"),
            simple("saved_query", "*"),
            simple("unit_test", "*")));
  }

  private static Selection simple(String method, String value) {
    Selection.Reach none = new Selection.Reach.None();
    return new Selection.Criterion(method, List.of(), value, false, none, none, Optional.empty());
  }

  private static Selection union(List<String> arguments, List<Diagnostic> found) {
    List<Selection> parts = new ArrayList<>();
    for (String argument : arguments) {
      for (String word : argument.strip().split("\\s+", -1)) {
        if (!word.isEmpty()) {
          parts.add(intersection(word, found));
        }
      }
    }
    return new Selection.Union(parts);
  }

  private static Selection intersection(String word, List<Diagnostic> found) {
    List<Selection> parts = new ArrayList<>();
    for (String part : word.split(",", -1)) {
      Result<Selection> criterion = criterion(part);
      found.addAll(criterion.diagnostics());
      criterion.value().ifPresent(parts::add);
    }
    return parts.size() == 1 ? parts.getFirst() : new Selection.Intersection(parts);
  }

  /** One criterion as text. */
  static Result<Selection> criterion(String text) {
    Matcher parts = CRITERION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("the pattern fits every text: " + text);
    }
    boolean atSign = parts.group(1) != null;
    boolean children = parts.group(6) != null;
    String value = parts.group(5);
    if (value.isEmpty()) {
      return refuse("'" + text + "' selects nothing: a name is missing");
    }
    if (atSign && children) {
      return refuse("'" + text + "' has '@' before and '+' after it, which exclude each other");
    }
    Optional<String> method = Optional.ofNullable(parts.group(4));
    return criterion(
        method,
        value,
        atSign,
        reach(parts.group(3) != null, parts.group(2)),
        reach(children, parts.group(7)),
        Optional.empty());
  }

  private static Selection.Reach reach(boolean wanted, @Nullable String depth) {
    if (!wanted) {
      return new Selection.Reach.None();
    }
    return depth == null || depth.isEmpty()
        ? new Selection.Reach.All()
        : new Selection.Reach.Steps(depth.length() > 6 ? 999_999 : Integer.parseInt(depth));
  }

  static Result<Selection> criterion(
      Optional<String> written,
      String value,
      boolean atSign,
      Selection.Reach parents,
      Selection.Reach children,
      Optional<IndirectSelection> mode) {
    String full = written.orElseGet(() -> method(value));
    List<String> words = List.of(full.split("\\.", -1));
    if (!Methods.names().contains(words.getFirst())) {
      return Result.failed(
          Diagnostic.of(DbtCode.BAD_SELECTION, "'" + words.getFirst() + "' is no selector method")
              .withHelp(Suggestion.help(words.getFirst(), Methods.names())));
    }
    if (words.getFirst().equals("state") && !EarlierRun.STATES.contains(value)) {
      return Result.failed(
          Diagnostic.of(DbtCode.BAD_SELECTION, "'state:" + value + "' is no state")
              .withHelp(Suggestion.help(value, EarlierRun.STATES)));
    }
    return Result.ok(
        new Selection.Criterion(
            words.getFirst(),
            words.subList(1, words.size()),
            value,
            atSign,
            parents,
            children,
            mode));
  }

  private static String method(String value) {
    if (value.contains("/")) {
      return "path";
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sql") || lower.endsWith(".py") || lower.endsWith(".csv")
        ? "file"
        : "fqn";
  }

  private static Result<Selection> refuse(String message) {
    return Result.failed(Diagnostic.of(DbtCode.BAD_SELECTION, message));
  }
}
