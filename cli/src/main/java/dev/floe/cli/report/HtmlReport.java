package dev.floe.cli.report;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.cli.report.Report.Item;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Enforcement;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waiver;
import dev.floe.governance.rules.Governance;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judged.State;
import dev.floe.governance.rules.RuleSet;
import dev.floe.manifest.inherit.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One page for a reviewer, which needs nothing beside itself: no script, no network. */
public final class HtmlReport {

  private static final List<String> COUNTS = List.of("holds#", "waived#", "known#", "fails#");

  private final Report report;
  private final Html page = new Html();

  private HtmlReport(Report report) {
    this.report = report;
  }

  /** The page, ending in a line feed. */
  public static String render(Report report) {
    return new HtmlReport(report).page();
  }

  private String page() {
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .element("title", report.name() + ": compliance")
        .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n");
    summary();
    findings();
    report.compilation().ifPresent(this::judged);
    page.raw("<p class=\"soft\">Written by floe " + Markup.escaped(report.version()) + "</p>\n");
    return page.raw("</body>\n</html>\n").toString();
  }

  private void summary() {
    String verdict = report.isOk() ? Html.badge("holds", "compiles") : Html.badge("fails", "fails");
    page.raw("<h1>" + Markup.escaped(report.name()) + " " + verdict + "</h1>\n");
    report.compilation().ifPresent(this::identity);
    Tally tally = Tally.of(report.judgement().verdicts());
    page.raw("<ul class=\"figures\">\n");
    figure("error", count(Severity.ERROR), "errors");
    figure("warning", count(Severity.WARNING), "warnings");
    figure("holds", tally.of(State.HOLDS), "demands hold");
    figure("waived", tally.of(State.WAIVED), "waived");
    figure("known", tally.of(State.KNOWN), "known before");
    page.raw("</ul>\n<nav><a href=\"#findings\">Findings</a>");
    if (report.compilation().isPresent()) {
      page.raw("<a href=\"#rules\">By rule</a><a href=\"#models\">By model</a>")
          .raw("<a href=\"#policies\">Who demands what</a>");
    }
    page.raw("</nav>\n");
  }

  private void identity(Compilation compilation) {
    CompiledProduct product = compilation.product();
    Platform platform = compilation.documents().platform();
    page.element(
        "p",
        "version "
            + product.product().version()
            + (product.product().owner().isEmpty() ? "" : ", owned by " + product.product().owner())
            + ", compiled for "
            + product.target().environment()
            + (product.target().production() ? " (production)" : " (not production)")
            + ", judged as of "
            + compilation.terms().today());
    page.raw(
        "<p class=\"soft\">Under "
            + platform.tiers().stream()
                .map(tier -> Markup.escaped(tier.label()) + " " + Html.code(tier.file()))
                .collect(Collectors.joining(", "))
            + "</p>\n");
  }

  private void figure(String meaning, long number, String words) {
    String colour = number == 0 ? "off" : meaning;
    page.raw("<li class=\"" + colour + "\"><b>" + number + "</b>" + words + "</li>\n");
  }

  private long count(Severity severity) {
    return report.findings().stream().filter(found -> found.severity() == severity).count();
  }

  private void findings() {
    page.section("findings", "Findings");
    List<Item> items = report.items();
    if (items.isEmpty()) {
      page.element("p", "None.");
    }
    items.forEach(this::finding);
  }

  private void finding(Item item) {
    Diagnostic found = item.finding();
    String word =
        item.excused().map(one -> word(one.excuse())).orElseGet(() -> found.severity().word());
    page.raw(item.excused().isEmpty() && found.isError() ? "<details open=\"open\">" : "<details>")
        .raw("<summary>" + Html.badge(word, word) + Markup.escaped(found.message()))
        .raw("</summary>\n<dl>\n");
    entry("finding", Html.code(item.rule()));
    found.span().ifPresent(span -> entry("place", Html.code(span.toString())));
    if (!found.subject().isEmpty()) {
      entry("subject", Html.code(found.subject()));
    }
    item.judged().ifPresent(judged -> entry("demand", demand(judged)));
    item.excused().ifPresent(one -> entry("excused", Markup.escaped(excuse(one.excuse()))));
    found
        .notes()
        .forEach(note -> {
          String place = note.span().map(Span::toString).map(Html::code).orElse("");
          entry("note", Markup.escaped(note.message()) + " " + place);
        });
    page.raw("</dl>\n");
    found.help().ifPresent(help -> page.element("pre", help));
    page.raw("</details>\n");
  }

  private void entry(String name, String markup) {
    page.raw("<dt>" + name + "</dt><dd>" + markup.strip() + "</dd>\n");
  }

  private static String demand(Judged judged) {
    return Markup.escaped(judged.verdict().demand().policy())
        + ", by "
        + Html.code(judged.verdict().demand().origin().toString());
  }

  private static String word(Excuse excuse) {
    return switch (excuse) {
      case Excuse.Waived waived -> "waived";
      case Excuse.Known known -> "known";
    };
  }

  private static String excuse(Excuse excuse) {
    return switch (excuse) {
      case Excuse.Waived(Waiver waiver) ->
          "by %s until %s: %s (waiver '%s', %s)"
              .formatted(
                  waiver.owner(),
                  waiver.expires(),
                  waiver.reason(),
                  waiver.name(),
                  waiver.origin());
      case Excuse.Known() -> "in the product's baseline";
    };
  }

  private void judged(Compilation compilation) {
    Platform platform = compilation.documents().platform();
    List<List<String>> rules = new ArrayList<>();
    grouped(report.judgement().verdicts(), Judged::rule)
        .forEach((rule, judged) -> rules.add(row(rule, judged.getFirst().enforcement(), judged)));
    rules.addAll(turnedOff(platform));
    page.section("rules", "By rule")
        .table(with(List.of("rule", "what it demands", "enforcement"), COUNTS), rules);
    page.section("models", "By model");
    models(compilation.product());
    page.section("policies", "Who demands what")
        .table(with(List.of("demand", "rule", "demanded by"), COUNTS), policies());
  }

  /** Rules that somebody does not want; those that nobody asks for are left out. */
  private static List<List<String>> turnedOff(Platform platform) {
    List<List<String>> rows = new ArrayList<>();
    for (Rule rule : RuleSet.of(platform).rules()) {
      Traced<Enforcement> enforcement = Governance.enforcement(rule, platform);
      if (enforcement.value() == Enforcement.OFF && enforcement.origin().span().isPresent()) {
        rows.add(row(rule.card(), enforcement, List.of()));
      }
    }
    return rows;
  }

  private static List<String> row(
      RuleCard rule, Traced<Enforcement> enforcement, List<Judged> judged) {
    boolean off = enforcement.value() == Enforcement.OFF;
    return with(
        List.of(
            Html.code(rule.id()),
            Markup.escaped(rule.demands()),
            Html.badge(off ? "off" : "note", enforcement.value().word())
                + " "
                + enforcement.origin().span().map(Span::toString).map(Html::code).orElse("")),
        counts(judged));
  }

  private List<List<String>> policies() {
    List<List<String>> rows = new ArrayList<>();
    grouped(report.judgement().verdicts(), one -> List.of(one.verdict().demand(), one.rule().id()))
        .forEach((key, judged) -> {
          Judged one = judged.getFirst();
          rows.add(
              with(
                  List.of(
                      Markup.escaped(one.verdict().demand().policy()),
                      Html.code(one.rule().id()),
                      Html.code(one.verdict().demand().origin().toString())),
                  counts(judged)));
        });
    return rows;
  }

  private void models(CompiledProduct product) {
    Map<String, Node> nodes =
        product.nodes().stream().collect(Collectors.toMap(Node::uniqueId, Function.identity()));
    grouped(report.judgement().verdicts(), one -> one.verdict().subject())
        .forEach((subject, judged) -> {
          State worst = Tally.of(judged).worst();
          Optional<Node> node = Optional.ofNullable(nodes.get(subject));
          page.raw(worst == State.FAILS ? "<details open=\"open\">" : "<details>")
              .raw("<summary>" + Html.badge(word(worst), word(worst)))
              .raw(Html.code(subject) + " <span class=\"soft\">" + about(node))
              .raw("</span></summary>\n")
              .table(
                  List.of("", "rule", "demand", "what was found"),
                  judged.stream().map(HtmlReport::row).toList())
              .raw("</details>\n");
        });
  }

  private static String about(Optional<Node> node) {
    String layer =
        node.filter(Node.Model.class::isInstance)
            .flatMap(model -> ((Node.Model) model).layer())
            .map(name -> name + " layer, ")
            .orElse("");
    return Markup.escaped(layer + node.map(found -> found.info().path()).orElse(""));
  }

  private static List<String> row(Judged judged) {
    String found =
        judged.verdict().holds()
            ? judged.verdict().statement()
            : judged.verdict().findings().stream()
                .map(Diagnostic::message)
                .distinct()
                .collect(Collectors.joining("; "));
    return List.of(
        Html.badge(word(judged.state()), word(judged.state())),
        Html.code(judged.rule().id()),
        demand(judged),
        Markup.escaped(found));
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> counts(List<Judged> judged) {
    Tally tally = Tally.of(judged);
    return List.of(State.HOLDS, State.WAIVED, State.KNOWN, State.FAILS).stream()
        .map(state -> count(tally.of(state), state))
        .toList();
  }

  private static String count(int number, State state) {
    return number == 0 ? "" : "<span class=\"" + word(state) + "\">" + number + "</span>";
  }

  private static List<String> with(List<String> first, List<String> then) {
    List<String> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  private static <K> Map<K, List<Judged>> grouped(List<Judged> judged, Function<Judged, K> by) {
    return judged.stream()
        .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }

  private static String style() {
    try (InputStream style =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
