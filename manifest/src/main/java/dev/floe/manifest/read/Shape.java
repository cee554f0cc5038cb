package dev.floe.manifest.read;

import dev.floe.manifest.ManifestCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may stand at a place of a document. Reading and JSON Schemas are two views of it. */
sealed interface Shape {

  /** A word of some kind. */
  record Word(Scalar scalar) implements Shape {}

  /** A list of words; a single word is a list of one. */
  record Words(Scalar scalar) implements Shape {}

  /** Names the author chooses, each with a value of the same shape. */
  record Named(Scalar names, Shape value) implements Shape {}

  /**
   * A list of sections that say what they are called in their {@code "name"} key; read as a
   * mapping.
   */
  record NamedList(Scalar names, Fields section) implements Shape {}

  /** A list of sections in their order; with a scalar form, single words are accepted, too. */
  record Rows(Fields section) implements Shape {}

  /** Whatever somebody else's configuration holds; only checked for credentials. */
  record Anything() implements Shape {}

  /** As {@link Anything}, but one value: merged as a whole, and there although it is empty. */
  record Whole() implements Shape {}

  /**
   * A section of known keys.
   *
   * @param what its name in messages
   * @param scalarField the field that a bare word stands for
   * @param restField the open field that takes keys which are not known here
   * @param suffix keys of a common ending that the author chooses
   */
  record Fields(
      String what,
      List<Field> fields,
      Optional<String> scalarField,
      Optional<String> restField,
      Optional<Suffix> suffix)
      implements Shape {

    public Fields {
      fields = List.copyOf(fields);
    }

    static Fields of(String what, Field... fields) {
      return new Fields(
          what, List.of(fields), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Fields orWord(String field) {
      return new Fields(what, fields, Optional.of(field), restField, suffix);
    }

    Fields restTo(String field) {
      return new Fields(what, fields, scalarField, Optional.of(field), suffix);
    }

    Fields withSuffix(String ending, Shape shape) {
      return new Fields(
          what, fields, scalarField, restField, Optional.of(new Suffix(ending, shape)));
    }

    /** Keys of any name that the author chooses, where a section is written below them. */
    Fields withSections(Fields section) {
      return withSuffix("", section);
    }

    Fields with(Field... more) {
      List<Field> all = new ArrayList<>(fields);
      all.addAll(List.of(more));
      return new Fields(what, all, scalarField, restField, suffix);
    }

    Optional<Field> field(String written) {
      return fields.stream().filter(field -> field.isCalled(written)).findFirst();
    }

    /** What to propose for a misspelt key. */
    List<String> proposals() {
      return fields.stream().filter(f -> f.refusal.isEmpty()).map(Field::name).toList();
    }
  }

  /**
   * Keys that end alike: {@code gold_layer}; all sections of other names where nothing is common.
   */
  record Suffix(String ending, Shape shape) {}

  /**
   * A known key.
   *
   * @param refusal why it may not stand here, if it is known only to be refused
   */
  record Field(
      String name, List<String> synonyms, Shape shape, String doc, Optional<Refusal> refusal) {

    public Field {
      synonyms = List.copyOf(synonyms);
    }

    boolean isCalled(String written) {
      return name.equals(written) || synonyms.contains(written);
    }

    Stream<String> names() {
      return Stream.concat(Stream.of(name), synonyms.stream());
    }

    Field also(String... others) {
      return new Field(name, List.of(others), shape, doc, refusal);
    }
  }

  /** Why a key may not stand where it stands. */
  record Refusal(ManifestCode code, String message, String help) {}

  static Field field(String name, Shape shape, String doc) {
    return new Field(name, List.of(), shape, doc, Optional.empty());
  }

  static Field field(String name, Scalar scalar, String doc) {
    return field(name, new Word(scalar), doc);
  }

  static Field words(String name, Scalar scalar, String doc) {
    return field(name, new Words(scalar), doc);
  }

  static Field refused(String name, ManifestCode code, String message, String help) {
    return new Field(
        name, List.of(), new Anything(), message, Optional.of(new Refusal(code, message, help)));
  }
}
