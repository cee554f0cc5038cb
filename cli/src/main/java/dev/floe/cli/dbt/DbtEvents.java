package dev.floe.cli.dbt;

import java.util.Map;

/** The codes of dbt's events, by name: readers of its JSON log look for them. */
final class DbtEvents {

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("MainReportVersion", "A001"),
          Map.entry("FoundStats", "W006"),
          Map.entry("ConcurrencyLine", "E026"),
          Map.entry("CatalogWritten", "E043"),
          Map.entry("BuildingCatalog", "E044"),
          Map.entry("FinishedRunningStats", "E047"),
          Map.entry("SQLQuery", "E016"),
          Map.entry("StateCheckVarsHash", "I025"),
          Map.entry("CatchableExceptionOnRun", "W002"),
          Map.entry("UnableToPartialParse", "I024"),
          Map.entry("NoNodeForYamlKey", "I042"),
          Map.entry("JinjaLogWarning", "I061"),
          Map.entry("JinjaLogInfo", "I062"),
          Map.entry("JinjaLogDebug", "I063"),
          Map.entry("DepsInstallInfo", "M014"),
          Map.entry("DepsUpdateAvailable", "M015"),
          Map.entry("DepsUpToDate", "M016"),
          Map.entry("DepsLockUpdating", "M031"),
          Map.entry("DepsAddPackage", "M032"),
          Map.entry("LogTestResult", "Q007"),
          Map.entry("LogStartLine", "Q011"),
          Map.entry("LogModelResult", "Q012"),
          Map.entry("LogSnapshotResult", "Q015"),
          Map.entry("LogSeedResult", "Q016"),
          Map.entry("LogFreshnessResult", "Q018"),
          Map.entry("LogNodeNoOpResult", "Q019"),
          Map.entry("SkippingDetails", "Q034"),
          Map.entry("CommandCompleted", "Q039"),
          Map.entry("RunResultWarning", "Z021"),
          Map.entry("RunResultFailure", "Z022"),
          Map.entry("StatsLine", "Z023"),
          Map.entry("RunResultError", "Z024"),
          Map.entry("EndOfRunSummary", "Z030"),
          Map.entry("RunResultWarningMessage", "Z046"),
          Map.entry("ServingDocsPort", "Z018"));

  private DbtEvents() {}

  /** The code of an event; that of a note for one that dbt does not have. */
  static String code(String event) {
    return CODES.getOrDefault(event, "Z050");
  }
}
