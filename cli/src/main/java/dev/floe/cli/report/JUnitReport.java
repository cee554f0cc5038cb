package dev.floe.cli.report;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.governance.exceptions.Excuse;
import dev.floe.governance.exceptions.Waiver;
import dev.floe.governance.rules.Judged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Verdicts as JUnit's XML, which build servers read: a suite for each rule, a case for each demand
 * on a subject. What is waived or was known before is skipped; a warning passes and says so.
 */
public final class JUnitReport {

  /** Mistakes in documents and SQL, which belong to no rule. */
  private static final String MISTAKES = "documents and SQL";

  /** The document, ending in a line feed. */
  public String render(Report report) {
    List<Suite> suites = new ArrayList<>();
    suites.add(mistakes(report));
    grouped(report.judgement().verdicts(), judged -> judged.rule().id())
        .forEach((rule, judged) -> suites.add(suite(rule, judged)));
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    List<Case> all = suites.stream().flatMap(suite -> suite.cases().stream()).toList();
    out.append(
        "<testsuites name=\"floe compile %s\"%s>\n"
            .formatted(Markup.escaped(report.name()), counts(all)));
    suites.forEach(suite -> append(out, suite));
    return out.append("</testsuites>\n").toString();
  }

  private record Suite(String name, List<Case> cases) {}

  private record Case(
      String name, List<Diagnostic> failures, List<Diagnostic> warnings, List<String> skipped) {

    boolean fails() {
      return !failures.isEmpty();
    }

    boolean isSkipped() {
      return !fails() && !skipped.isEmpty();
    }
  }

  private static Suite mistakes(Report report) {
    List<Case> cases =
        report.mistakes().stream()
            .map(one -> testCase(one.message(), List.of(one), List.of()))
            .toList();
    return new Suite(
        MISTAKES,
        cases.isEmpty() ? List.of(testCase("have no mistakes", List.of(), List.of())) : cases);
  }

  private static Suite suite(String rule, List<Judged> judged) {
    List<Case> cases = new ArrayList<>();
    grouped(judged, one -> one.verdict().subject() + ": " + one.verdict().demand().policy())
        .forEach((name, same) ->
            cases.add(
                testCase(
                    name,
                    same.stream().flatMap(one -> one.verdict().findings().stream()).toList(),
                    same.stream().flatMap(one -> one.excused().stream()).toList())));
    return new Suite(rule, cases);
  }

  private static Case testCase(
      String name, List<Diagnostic> findings, List<Judged.Excused> excused) {
    return new Case(
        name,
        findings.stream().filter(Diagnostic::isError).toList(),
        findings.stream().filter(found -> found.severity() == Severity.WARNING).toList(),
        excused.stream().map(JUnitReport::reason).toList());
  }

  private static String reason(Judged.Excused excused) {
    return switch (excused.excuse()) {
      case Excuse.Waived(Waiver waiver) ->
          "waived by " + waiver.owner() + " until " + waiver.expires() + ": " + waiver.reason();
      case Excuse.Known() -> "known when the baseline was taken";
    };
  }

  private static String counts(List<Case> cases) {
    return " tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\""
        .formatted(
            cases.size(),
            cases.stream().filter(Case::fails).count(),
            cases.stream().filter(Case::isSkipped).count());
  }

  private static void append(StringBuilder out, Suite suite) {
    out.append(
        "  <testsuite name=\"%s\"%s>\n"
            .formatted(Markup.escaped(suite.name()), counts(suite.cases())));
    suite.cases().forEach(one -> append(out, suite, one));
    out.append("  </testsuite>\n");
  }

  private static void append(StringBuilder out, Suite suite, Case one) {
    out.append(
        "    <testcase classname=\"%s\" name=\"%s\""
            .formatted(Markup.escaped(suite.name()), Markup.escaped(one.name())));
    if (!one.fails() && !one.isSkipped() && one.warnings().isEmpty()) {
      out.append("/>\n");
      return;
    }
    out.append(">\n");
    if (one.isSkipped()) {
      out.append(
          "      <skipped message=\"%s\"/>\n"
              .formatted(Markup.escaped(String.join("; ", one.skipped()))));
    }
    one.failures().stream().limit(1).forEach(first -> append(out, first, one.failures()));
    if (!one.warnings().isEmpty()) {
      out.append(
          "      <system-out>%s</system-out>\n".formatted(Markup.escaped(texts(one.warnings()))));
    }
    out.append("    </testcase>\n");
  }

  /** A case fails once, with all that was found. */
  private static void append(StringBuilder out, Diagnostic first, List<Diagnostic> all) {
    out.append(
        "      <failure type=\"%s\" message=\"%s\">%s</failure>\n"
            .formatted(
                first.code().id(), Markup.escaped(first.message()), Markup.escaped(texts(all))));
  }

  private static String texts(List<Diagnostic> findings) {
    return findings.stream().map(JUnitReport::text).collect(Collectors.joining("\n\n"));
  }

  private static String text(Diagnostic finding) {
    StringBuilder text = new StringBuilder();
    text.append(finding.severity().word())
        .append('[')
        .append(finding.code().id())
        .append("]: ")
        .append(finding.message());
    finding.span().ifPresent(place -> text.append("\n at ").append(place));
    finding.demandedBy().ifPresent(policy -> text.append("\n demanded by ").append(policy));
    finding.notes().forEach(note -> text.append("\n note: ").append(note.message()));
    finding.help().ifPresent(help -> text.append("\n help: ").append(help));
    return text.toString();
  }

  private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> by) {
    return all.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }
}
