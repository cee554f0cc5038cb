package dev.floe.acceptance.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that reads the tables of {@link Rounds} as they are in one state of the catalog, again
 * and again, and prints what they tell: rows of the history, the newest round, the count.
 */
final class LakeReader {

  private LakeReader() {}

  /** Reads the catalog in a folder until it is killed. */
  @SuppressWarnings("SystemOut") // it is a program, and this is all it does
  public static void main(String[] arguments) throws Exception {
    try (Lake lake = new Lake(Path.of(arguments[0]))) {
      while (true) {
        System.out.println(seen(lake));
      }
    }
  }

  private static String seen(Lake lake) throws Exception {
    Map<String, String> state = lake.state("gold");
    if (!state.keySet().containsAll(List.of("history", "newest", "count"))) {
      return "missing of " + state.keySet();
    }
    return lake.rowsAt(state.getOrDefault("history", "")).size()
        + "|"
        + String.join(",", lake.rowsAt(state.getOrDefault("newest", "")))
        + "|"
        + String.join(",", lake.rowsAt(state.getOrDefault("count", "")));
  }
}
