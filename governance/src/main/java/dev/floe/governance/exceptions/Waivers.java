package dev.floe.governance.exceptions;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.GovernanceCode;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Platform;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** The waivers of a platform: which of them hold today, and what is wrong with the others. */
public final class Waivers {

  private static final KeyPath ROOT = KeyPath.parse("governance.waivers");
  private static final String WAIVABLE = "governance.waivable";

  private final Platform platform;
  private final LocalDate today;
  private final Collection<String> rules;
  private final List<Waiver> valid = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * @param rules every id that a waiver may name
   */
  public Waivers(Platform platform, String product, Collection<String> rules, LocalDate today) {
    this.platform = platform;
    this.rules = rules;
    this.today = today;
    SortedMap<KeyPath, Traced<Value>> all = platform.under(ROOT);
    TreeSet<String> names = new TreeSet<>();
    all.keySet().forEach(key -> names.add(key.segments().get(2)));
    for (String name : names) {
      read(name)
          .filter(waiver -> waiver.product().map(product::equals).orElse(true))
          .filter(this::isSound)
          .ifPresent(valid::add);
    }
  }

  /** Those that hold today, by name. */
  public List<Waiver> valid() {
    return List.copyOf(valid);
  }

  /** What is wrong with the others. */
  public List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** The waiver for a finding of a rule, if there is one. */
  public Optional<Waiver> waiving(String rule, String subject) {
    return valid.stream()
        .filter(waiver -> waiver.rule().equals(rule) && waiver.covers(subject))
        .findFirst();
  }

  private Optional<Waiver> read(String name) {
    List<String> missing = new ArrayList<>();
    String rule = required(name, "rule", missing);
    String subject = required(name, "subject", missing);
    String owner = required(name, "owner", missing);
    String reason = required(name, "reason", missing);
    String expires = required(name, "expires", missing);
    Origin origin = platform.under(ROOT.child(name)).firstEntry().getValue().origin();
    if (!missing.isEmpty()) {
      problems.add(
          problem(
                  GovernanceCode.WAIVER_INCOMPLETE,
                  name,
                  origin,
                  "waiver '" + name + "' does not say its " + String.join(", ", missing))
              .withHelp("a waiver needs rule, subject, owner, reason and expires"));
      return Optional.empty();
    }
    Optional<String> product = field(name, "product").map(Traced::value);
    return Optional.of(
        new Waiver(name, rule, product, subject, owner, reason, LocalDate.parse(expires), origin));
  }

  private String required(String name, String field, List<String> missing) {
    Optional<Traced<String>> value = field(name, field);
    if (value.isEmpty()) {
      missing.add(field);
    }
    return value.map(Traced::value).orElse("");
  }

  private Optional<Traced<String>> field(String name, String field) {
    return Optional.ofNullable(platform.values().get(ROOT.child(name).child(field)))
        .map(value -> value.map(Value::toString));
  }

  private boolean isSound(Waiver waiver) {
    if (!rules.contains(waiver.rule())) {
      problems.add(
          problem(
                  GovernanceCode.UNKNOWN_RULE,
                  waiver.name(),
                  place(waiver, "rule"),
                  "waiver '"
                      + waiver.name()
                      + "' is for a rule '"
                      + waiver.rule()
                      + "', which there is not")
              .withHelp(Suggestion.help(waiver.rule(), rules)));
      return false;
    }
    Optional<Traced<List<String>>> waivable = waivable();
    if (!waivable.map(list -> list.value().contains(waiver.rule())).orElse(false)) {
      Diagnostic refused =
          problem(
                  GovernanceCode.NOT_WAIVABLE,
                  waiver.name(),
                  place(waiver, "rule"),
                  "waiver '"
                      + waiver.name()
                      + "' is for the rule '"
                      + waiver.rule()
                      + "', which nobody may waive")
              .withHelp(
                  "fix the finding, or ask the owner of "
                      + platform.tiers().getFirst().file()
                      + " to list the rule in governance.waivable");
      problems.add(
          waivable.flatMap(list -> list.origin().span()).map(refused::demandedBy).orElse(refused));
      return false;
    }
    if (waiver.isExpired(today)) {
      problems.add(
          problem(
                  GovernanceCode.WAIVER_EXPIRED,
                  waiver.name(),
                  place(waiver, "expires"),
                  "waiver '"
                      + waiver.name()
                      + "' of "
                      + waiver.owner()
                      + " expired on "
                      + waiver.expires())
              .withHelp("fix what it was for and delete it, or renew it with its owner"));
      return false;
    }
    return true;
  }

  /** What may be waived, if the topmost manifest says so: nobody below it can. */
  private Optional<Traced<List<String>>> waivable() {
    String top = platform.tiers().getFirst().file();
    return platform
        .words(WAIVABLE)
        .filter(list -> {
          Traced<List<String>> first = list.earlier().isEmpty() ? list : list.earlier().getLast();
          return first.origin().span().map(Span::file).equals(Optional.of(top));
        });
  }

  private Origin place(Waiver waiver, String field) {
    return field(waiver.name(), field).map(Traced::origin).orElse(waiver.origin());
  }

  private static Diagnostic problem(
      GovernanceCode code, String waiver, Origin origin, String message) {
    Diagnostic problem = Diagnostic.of(code, message).about("waiver." + waiver);
    return origin.span().map(problem::at).orElse(problem);
  }
}
