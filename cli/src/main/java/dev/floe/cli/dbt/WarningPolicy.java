package dev.floe.cli.dbt;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.UsageError;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Severity;
import dev.floe.runner.RunCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which warnings are errors and which are not shown at all: {@code --warn-error} and {@code
 * --warn-error-options}. Warnings go by floe's codes and by the names of dbt's events.
 *
 * @param errors names of warnings that are errors; {@code all} for every one
 * @param warnings names of those that stay warnings nevertheless
 * @param silent names of those that are left out
 */
record WarningPolicy(Set<String> errors, Set<String> warnings, Set<String> silent) {

  private static final Map<Code, String> EVENTS =
      Map.ofEntries(
          Map.entry(DbtCode.NOTHING_SELECTED, "NoNodesForSelectionCriteria"),
          Map.entry(DbtCode.UNMATCHED_PATCH, "NoNodeForYamlKey"),
          Map.entry(DbtCode.WARNED, "JinjaLogWarning"),
          Map.entry(DbtCode.UNKNOWN_PROJECT_KEY, "CustomTopLevelKeyDeprecation"),
          Map.entry(DbtCode.UNUSED_CONFIG, "UnusedResourceConfigPath"),
          Map.entry(DbtCode.IDLE_CONSTRAINT, "UnsupportedConstraintMaterialization"),
          Map.entry(DbtCode.BROKEN_CONTRACT, "UnversionedBreakingChange"),
          Map.entry(DbtCode.MISPLACED_FLAGS, "ProjectFlagsMovedDeprecation"),
          Map.entry(DbtCode.LARGE_SEED, "SeedExceedsLimitSamePath"),
          Map.entry(DbtCode.UNKNOWN_SECTION, "CustomTopLevelKeyDeprecation"),
          Map.entry(DbtCode.DEPRECATED_MODEL, "DeprecatedModel"),
          Map.entry(DbtCode.DEPRECATED_REF, "DeprecatedReference"),
          Map.entry(DbtCode.DEPRECATED_SOON, "UpcomingReferenceDeprecation"),
          Map.entry(RunCode.VAGUE_NUMBER, "JinjaLogWarning"),
          Map.entry(RunCode.TEST_WARNED, "LogTestResult"),
          Map.entry(RunCode.SNAPSHOT_TIME, "SnapshotTimestampWarning"));

  private static final Set<String> KEYS = Set.of("include", "error", "exclude", "warn", "silence");

  WarningPolicy {
    errors = Set.copyOf(errors);
    warnings = Set.copyOf(warnings);
    silent = Set.copyOf(silent);
  }

  /** Warnings are warnings. */
  static WarningPolicy lenient() {
    return new WarningPolicy(Set.of(), Set.of(), Set.of());
  }

  /** Warnings are errors. */
  static WarningPolicy strict() {
    return new WarningPolicy(Set.of("all"), Set.of(), Set.of());
  }

  /** {@code {error: all, warn: [...], silence: [...]}}. */
  static WarningPolicy of(Map<String, ? extends @Nullable Object> options) {
    for (String key : options.keySet()) {
      if (!KEYS.contains(key)) {
        throw new UsageError(
            CliCode.BAD_VALUE,
            "'--warn-error-options' does not know '" + key + "'",
            "it takes error, warn and silence: {error: all, warn: [" + "JinjaLogWarning]}");
      }
    }
    return new WarningPolicy(
        names(options, "include", "error"),
        names(options, "exclude", "warn"),
        names(options, "silence", "silence"));
  }

  private static Set<String> names(
      Map<String, ? extends @Nullable Object> options, String old, String now) {
    Set<String> names = new TreeSet<>(PlainValues.texts(options.get(old)));
    names.addAll(PlainValues.texts(options.get(now)));
    return names;
  }

  /** The findings as this policy sees them. */
  List<Diagnostic> judged(List<Diagnostic> found) {
    return found.stream()
        .filter(one -> one.severity() != Severity.WARNING || !named(silent, one))
        .map(one ->
            one.severity() == Severity.WARNING && isError(one)
                ? one.withSeverity(Severity.ERROR)
                : one)
        .toList();
  }

  /** The name of dbt's event for a finding; the code of one that dbt does not have. */
  static String event(Code code) {
    return EVENTS.getOrDefault(code, code.id());
  }

  private boolean isError(Diagnostic warning) {
    return makesErrorsOf(warning.code());
  }

  /** Whether a warning of that kind is an error. */
  boolean makesErrorsOf(Code code) {
    boolean every = errors.contains("all") || errors.contains("*");
    return named(errors, code) || (every && !named(warnings, code) && !named(silent, code));
  }

  private static boolean named(Set<String> names, Diagnostic warning) {
    return named(names, warning.code());
  }

  private static boolean named(Set<String> names, Code code) {
    return names.contains(code.id()) || names.contains(event(code));
  }
}
