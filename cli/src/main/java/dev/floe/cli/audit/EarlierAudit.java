package dev.floe.cli.audit;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report of an audit before this one.
 *
 * @param products how many there were
 * @param fails how many demands failed, by rule and domain
 * @param findings by product and fingerprint
 */
record EarlierAudit(
    String takenAt, int products, Tally total, Map<String, Integer> fails, Set<String> findings) {

  EarlierAudit {
    fails = Map.copyOf(fails);
    findings = Set.copyOf(findings);
  }

  /**
   * Reads what {@code floe audit --output json} wrote.
   *
   * @param typed the file as the user named it
   * @throws UsageError if it is no such report
   */
  static EarlierAudit read(String typed, Path file) {
    try {
      JsonNode report = JsonMapper.shared().readTree(Files.readString(file));
      if (!report.path("kind").asString("").equals("floe-audit")
          || report.path("version").asInt(0) != Audit.VERSION) {
        throw new UsageError(
            CliCode.BAD_VALUE,
            "'" + typed + "' is no report of an audit",
            "keep the output of 'floe audit --output json' and name that file");
      }
      return of(report);
    } catch (JacksonException e) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "'" + typed + "' is not JSON: " + e.getOriginalMessage(),
          "keep the output of 'floe audit --output json' and name that file");
    } catch (IOException e) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "cannot read '" + typed + "': " + DiskReason.of(e),
          "name a file that 'floe audit --output json' wrote");
    }
  }

  private static EarlierAudit of(JsonNode report) {
    Map<String, Integer> fails = new TreeMap<>();
    report
        .path("policies")
        .forEach(line ->
            fails.put(
                key(line.path("rule").asString(""), line.path("domain").asString("")),
                line.path("fails").asInt(0)));
    Set<String> findings = new TreeSet<>();
    report
        .path("products")
        .forEach(product ->
            product
                .path("findings")
                .forEach(found ->
                    findings.add(
                        key(
                            product.path("name").asString(""),
                            found.path("fingerprint").asString("")))));
    JsonNode summary = report.path("summary");
    return new EarlierAudit(
        report.path("takenAt").asString(""),
        summary.path("products").asInt(0),
        new Tally(
            summary.path("holds").asInt(0),
            summary.path("waived").asInt(0),
            summary.path("known").asInt(0),
            summary.path("fails").asInt(0)),
        fails,
        findings);
  }

  /** How a pair is kept. */
  static String key(String first, String second) {
    return first + "\u0000" + second;
  }
}
