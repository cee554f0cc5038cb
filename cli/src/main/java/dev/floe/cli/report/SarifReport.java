package dev.floe.cli.report;

import dev.floe.cli.report.Report.Item;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.render.JsonText;
import dev.floe.governance.RuleCard;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waiver;
import dev.floe.governance.rules.Judged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Findings as SARIF 2.1.0, which code hosts and editors read. A finding's fingerprint has no line
 * in it, so it is the same finding after an edit above it; what is waived or was known before is
 * there, suppressed.
 */
public final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "SRCROOT";
  private static final String FINGERPRINT = "floeFinding/v1";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  private final Checkout checkout;
  private final Function<String, Optional<String>> pages;

  /**
   * @param pages the page of a code
   */
  public SarifReport(Checkout checkout, Function<String, Optional<String>> pages) {
    this.checkout = checkout;
    this.pages = pages;
  }

  /** The document, ending in a line feed. */
  public String render(Report report) {
    List<Item> items = report.items();
    Map<String, Item> rules = new LinkedHashMap<>();
    items.forEach(item -> rules.putIfAbsent(item.rule(), item));
    List<String> ids = List.copyOf(rules.keySet());
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "floe");
    driver.put("version", report.version());
    driver.put("rules", rules.values().stream().map(this::descriptor).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("automationDetails", Map.of("id", automation(report)));
    run.put("invocations", List.of(invocation(report)));
    run.put("originalUriBaseIds", Map.of(ROOT, base()));
    run.put("columnKind", "unicodeCodePoints");
    run.put(
        "results",
        items.stream().map(item -> result(item, ids.indexOf(item.rule()), report)).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return new JsonText().value(log) + "\n";
  }

  private static String automation(Report report) {
    String environment =
        report.compilation().map(found -> found.product().target().environment()).orElse("");
    return "floe/" + report.name() + (environment.isEmpty() ? "/" : "/" + environment + "/");
  }

  private static Map<String, Object> invocation(Report report) {
    Map<String, Object> invocation = new LinkedHashMap<>();
    invocation.put("executionSuccessful", true);
    invocation.put("exitCode", report.isOk() ? 0 : 1);
    return invocation;
  }

  private static Map<String, Object> base() {
    return Map.of("description", text("The root of the checkout that holds the product."));
  }

  private Map<String, Object> descriptor(Item item) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", item.rule());
    rule.put("name", name(item));
    Optional<RuleCard> card = item.judged().map(Judged::rule);
    String title = card.map(RuleCard::title).orElse(item.finding().code().title());
    rule.put("shortDescription", text(sentence(title)));
    card.ifPresent(found -> rule.put("fullDescription", text(found.demands())));
    pages
        .apply(item.finding().code().id())
        .ifPresent(page -> {
          Map<String, Object> help = new LinkedHashMap<>();
          help.put("text", page);
          help.put("markdown", page);
          rule.put("help", help);
        });
    rule.put("defaultConfiguration", Map.of("level", level(item.finding().code().severity())));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        "tags", card.map(found -> List.of("governance", tag(found))).orElse(List.of("compile")));
    card.ifPresent(found -> properties.put("policies", found.policies()));
    rule.put("properties", properties);
    return rule;
  }

  private static String tag(RuleCard card) {
    return card.topic().title().toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** {@code ModelLacksARequiredTest}: letters only, as consumers expect of names. */
  private static String name(Item item) {
    StringBuilder name = new StringBuilder();
    String words = item.judged().map(one -> one.rule().id()).orElse(item.finding().code().title());
    for (MatchResult match : WORD.matcher(words).results().toList()) {
      String word = match.group();
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private Map<String, Object> result(Item item, int rule, Report report) {
    Diagnostic finding = item.finding();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", item.rule());
    result.put("ruleIndex", rule);
    result.put("level", level(finding.severity()));
    result.put("message", text(message(finding)));
    result.put("locations", List.of(location(finding, report)));
    List<Object> related = related(finding);
    if (!related.isEmpty()) {
      result.put("relatedLocations", related);
    }
    result.put("partialFingerprints", Map.of(FINGERPRINT, finding.fingerprint()));
    item.excused().ifPresent(one -> result.put("suppressions", List.of(suppression(one.excuse()))));
    item.judged().ifPresent(one -> result.put("properties", properties(one)));
    return result;
  }

  private static Map<String, Object> properties(Judged judged) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("demand", judged.verdict().demand().policy());
    properties.put("demandedBy", judged.verdict().demand().origin().toString());
    return properties;
  }

  private static String message(Diagnostic finding) {
    StringBuilder message = new StringBuilder(sentence(finding.message()));
    finding.notes().stream()
        .filter(note -> note.span().isEmpty())
        .forEach(note -> message.append('\n').append(sentence(note.message())));
    finding.help().ifPresent(help -> message.append("\nHelp: ").append(help));
    return message.toString();
  }

  private static Map<String, Object> suppression(Excuse excuse) {
    Map<String, Object> suppression = new LinkedHashMap<>();
    suppression.put("kind", "external");
    suppression.put("status", "accepted");
    suppression.put(
        "justification",
        switch (excuse) {
          case Excuse.Waived(Waiver waiver) ->
              "waived as '%s' by %s until %s: %s"
                  .formatted(waiver.name(), waiver.owner(), waiver.expires(), waiver.reason());
          case Excuse.Known() -> "known when the product's baseline was taken";
        });
    return suppression;
  }

  private Map<String, Object> location(Diagnostic finding, Report report) {
    Map<String, Object> location = new LinkedHashMap<>();
    location.put(
        "physicalLocation",
        finding.span().map(this::physical).orElseGet(() -> artifact(report.document())));
    if (!finding.subject().isEmpty()) {
      location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", finding.subject())));
    }
    return location;
  }

  private List<Object> related(Diagnostic finding) {
    List<Note> places = new ArrayList<>();
    finding.demandedBy().ifPresent(policy -> places.add(Note.at("demanded here", policy)));
    finding.notes().stream().filter(note -> note.span().isPresent()).forEach(places::add);
    List<Object> related = new ArrayList<>();
    for (Note place : places) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", related.size() + 1);
      one.put("message", text(place.message()));
      place.span().ifPresent(span -> one.put("physicalLocation", physical(span)));
      related.add(one);
    }
    return related;
  }

  private Map<String, Object> physical(Span span) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", span.start().line());
    region.put("startColumn", span.start().column());
    if (!span.end().equals(span.start())) {
      region.put("endLine", span.end().line());
      region.put("endColumn", span.end().column());
    }
    Map<String, Object> physical = artifact(span.file());
    physical.put("region", region);
    return physical;
  }

  private Map<String, Object> artifact(String file) {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("uri", checkout.address(file));
    if (checkout.holds(file)) {
      artifact.put("uriBaseId", ROOT);
    }
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", artifact);
    return physical;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }

  private static String sentence(String text) {
    return text.isEmpty() || ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0
        ? text
        : text + ".";
  }
}
