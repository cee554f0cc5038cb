package dev.floe.manifest.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where in a document a key is known that is not known where it was written. */
final class Elsewhere {

  private final List<String> spellings;

  private Elsewhere(String key) {
    this.spellings = List.of(key, key + "s", key.replaceAll("s$", ""));
  }

  private record Place(String path, Shape.Fields section) {}

  /**
   * The section below the one it was written in, or the top of the document; else the one section
   * that has it, and none where several do. One letter {@code s} more or less is the same key.
   */
  static Optional<String> of(Shape.Fields document, Shape.Fields section, String key) {
    return new Elsewhere(key).find(document, section);
  }

  private Optional<String> find(Shape.Fields document, Shape.Fields section) {
    Optional<String> below =
        below(section).stream()
            .flatMap(place -> known(place.section()).map(name -> place(name, place.path())))
            .findFirst();
    Optional<String> top =
        known(document)
            .map(name -> "'" + name + "' stands at the top of the document, in no section")
            .findFirst();
    List<String> anywhere =
        below(document).stream()
            .flatMap(place -> known(place.section()).map(name -> place(name, place.path())))
            .limit(2)
            .toList();
    return below
        .or(() -> top)
        .or(() -> anywhere.size() == 1 ? Optional.of(anywhere.getFirst()) : Optional.empty());
  }

  private Stream<String> known(Shape.Fields section) {
    return section.fields().stream()
        .filter(field -> field.refusal().isEmpty() && spellings.stream().anyMatch(field::isCalled))
        .map(Shape.Field::name);
  }

  private static String place(String key, String path) {
    return "'" + key + "' stands in '" + path + "'";
  }

  /** All sections below, the nearest first. */
  private static List<Place> below(Shape.Fields section) {
    List<Place> all = new ArrayList<>(children(new Place("", section)).toList());
    for (int i = 0; i < all.size(); i++) {
      all.addAll(children(all.get(i)).toList());
    }
    return all;
  }

  private static Stream<Place> children(Place place) {
    String start = place.path().isEmpty() ? "" : place.path() + ".";
    return place.section().fields().stream()
        .filter(field -> field.refusal().isEmpty())
        .flatMap(field -> sections(start + field.name(), field.shape()));
  }

  private static Stream<Place> sections(String path, Shape shape) {
    return switch (shape) {
      case Shape.Fields fields -> Stream.of(new Place(path, fields));
      case Shape.Rows(Shape.Fields section) -> Stream.of(new Place(path + "[]", section));
      case Shape.NamedList(Scalar names, Shape.Fields section) ->
          Stream.of(new Place(path + "[]", section));
      case Shape.Named(Scalar names, Shape value) -> sections(path + ".<name>", value);
      case Shape.Word word -> Stream.empty();
      case Shape.Words words -> Stream.empty();
      case Shape.Anything anything -> Stream.empty();
      case Shape.Whole whole -> Stream.empty();
    };
  }
}
