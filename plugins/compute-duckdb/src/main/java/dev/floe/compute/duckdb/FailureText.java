package dev.floe.compute.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes DuckDB's messages apart: what they are about, what they suggest, and the rest. */
final class FailureText {

  private static final int MOST_CANDIDATES = 5;

  /** Messages about a column that is not there; the first group is its name. */
  private static final Pattern COLUMN =
      Pattern.compile(
          "does not have a column named \"(.+?)\""
              + "|^Could not find key \"(.+?)\""
              + "|^Column \"(.+?)\" in (?:EXCLUDE|REPLACE|RENAME) list not found"
              + "|^Column \"(.+?)\" referenced that exists in the SELECT clause"
              + "|^Column \"(.+?)\" does not exist on (?:left|right) side of join"
              // A qualifier that names nothing in FROM: DuckDB looked for a column of that name
              // too.
              + "|^Referenced table \"(.+?)\" not found");

  private static final Pattern SUGGESTIONS =
      Pattern.compile("\\nCandidate [A-Za-z ]+:[ :]+([^\\n]+)");

  private static final List<String> SUGGESTING =
      List.of("\n\tCandidate functions:", "\nCandidate ", "\nDid you mean", "\nPossible fixes:");

  /** The file, the program that has it open, and its process. */
  private static final Pattern LOCK =
      Pattern.compile(
          "Could not set lock on file \"(.+?)\": Conflicting lock is held in"
              + " (?:.*?([^/ ]+) )?\\(PID (\\d+)\\)");

  private FailureText() {}

  static boolean isAboutColumn(String message) {
    return COLUMN.matcher(message).find();
  }

  static Optional<String> subject(String message) {
    Matcher matcher = COLUMN.matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Optional.of(matcher.group(group));
      }
    }
    return Optional.empty();
  }

  /** The engine's words without its suggestions, which are data of their own. */
  static String clean(String message) {
    Matcher lock = LOCK.matcher(message);
    if (lock.find()) {
      String program = lock.group(2) == null ? "another program" : lock.group(2);
      return lock.group(1) + " is open in " + program + " (process " + lock.group(3) + ")";
    }
    String text = message;
    for (String from : SUGGESTING) {
      int cut = text.indexOf(from);
      text = cut < 0 ? text : text.substring(0, cut);
    }
    return text.strip();
  }

  static List<String> candidates(String list, String message) {
    Matcher inMessage = SUGGESTIONS.matcher(message);
    String names = list.isEmpty() && inMessage.find() ? inMessage.group(1) : list;
    List<String> candidates = new ArrayList<>();
    for (String name : names.split(",| or ", -1)) {
      String bare = name.replace("\"", "").strip();
      if (!bare.isEmpty() && candidates.size() < MOST_CANDIDATES) {
        candidates.add(bare);
      }
    }
    return candidates;
  }
}
