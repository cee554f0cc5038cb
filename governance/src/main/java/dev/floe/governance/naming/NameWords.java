package dev.floe.governance.naming;

import dev.floe.manifest.inherit.Architecture;
import dev.floe.manifest.inherit.Architecture.Layer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the first word of a name says about a model, in the habits of the known patterns. */
final class NameWords {

  /**
   * A habit: first words, what a model named so appears to be, and the layers that hold such
   * models, the fitting one first.
   */
  private record Habit(List<String> words, String looksLike, List<String> layers) {}

  private static final List<Habit> HABITS =
      List.of(
          new Habit(
              List.of("stg", "staging", "raw", "src", "source", "landing", "base", "bronze", "brz"),
              "staging data",
              List.of("bronze", "staging")),
          new Habit(
              List.of("int", "intermediate", "clean", "cleaned", "conformed", "silver", "slv"),
              "cleaned data",
              List.of("silver", "staging")),
          new Habit(
              List.of("dim", "dimension", "scd"),
              "a dimension",
              List.of("dimensions", "silver", "satellites")),
          new Habit(
              List.of("fact", "fct", "facts"), "a fact table", List.of("facts", "gold", "links")),
          new Habit(
              List.of("mart", "marts", "agg", "rpt", "report", "kpi", "metric", "gold", "gld"),
              "business-ready data",
              List.of("gold", "facts")),
          new Habit(List.of("hub", "h"), "a hub", List.of("hubs", "silver", "dimensions")),
          new Habit(List.of("link", "lnk", "l"), "a link", List.of("links", "silver", "facts")),
          new Habit(
              List.of("sat", "satellite", "s"), "a satellite", List.of("satellites", "silver")));

  private NameWords() {}

  /**
   * What a model appears to be and the name it should have.
   *
   * @param looksLike with its article, where it needs one
   * @param name in the layer's convention
   */
  record Guess(String looksLike, String name) {}

  /** A guess for a name that fits no layer, if its first word tells anything. */
  static Optional<Guess> guess(String name, Architecture architecture) {
    int end = name.indexOf('_');
    if (end <= 0 || end == name.length() - 1) {
      return Optional.empty();
    }
    String word = name.substring(0, end).toLowerCase(Locale.ROOT);
    String rest = name.substring(end + 1);
    return HABITS.stream()
        .filter(habit -> habit.words().contains(word))
        .findFirst()
        .flatMap(habit -> layer(habit, architecture).map(layer -> guess(habit, layer, rest)));
  }

  /**
   * A guess for a model whose name says nothing, by the folders it lies in, the nearest first.
   *
   * @param path of its file, with '/'
   */
  static Optional<Guess> guessByFolder(String name, String path, Architecture architecture) {
    List<String> folders = List.of(path.split("/"));
    return folders.subList(0, folders.size() - 1).reversed().stream()
        .map(folder -> folder.toLowerCase(Locale.ROOT))
        .filter(folder -> folder.length() > 1)
        .flatMap(folder -> HABITS.stream().filter(habit -> habit.words().contains(folder)))
        .flatMap(habit -> layer(habit, architecture).map(l -> guess(habit, l, name)).stream())
        .findFirst();
  }

  private static Guess guess(Habit habit, Layer layer, String rest) {
    return new Guess(habit.looksLike(), layer.prefix().value() + rest);
  }

  private static Optional<Layer> layer(Habit habit, Architecture architecture) {
    return habit.layers().stream().flatMap(name -> architecture.layer(name).stream()).findFirst();
  }
}
