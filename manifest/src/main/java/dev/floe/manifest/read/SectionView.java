package dev.floe.manifest.read;

import dev.floe.diagnostics.Span;
import dev.floe.manifest.Located;
import dev.floe.manifest.Percentage;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Value;
import dev.floe.manifest.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Typed access to a section that has been read by its shape. */
record SectionView(Tree.Section section) {

  Optional<Tree.Entry> entry(String key) {
    return Optional.ofNullable(section.entries().get(key));
  }

  /** A section below this one; an empty one where it is absent. */
  SectionView child(String key) {
    return find(key).orElseGet(() -> new SectionView(Tree.Section.empty(section.span())));
  }

  Optional<SectionView> find(String key) {
    return entry(key)
        .map(Tree.Entry::value)
        .filter(Tree.Section.class::isInstance)
        .map(tree -> new SectionView((Tree.Section) tree));
  }

  /** Named sections below a key, in written order, with the places of their names. */
  Map<Located<String>, SectionView> named(String key) {
    Map<Located<String>, SectionView> all = new LinkedHashMap<>();
    child(key)
        .section
        .entries()
        .forEach((name, entry) -> {
          if (entry.value() instanceof Tree.Section inner) {
            all.put(new Located<>(name, entry.key()), new SectionView(inner));
          }
        });
    return all;
  }

  List<SectionView> rows(String key) {
    return entry(key)
        .map(Tree.Entry::value)
        .filter(Tree.Rows.class::isInstance)
        .map(tree -> ((Tree.Rows) tree).rows().stream().map(SectionView::new).toList())
        .orElse(List.of());
  }

  private Optional<Located<Value>> value(String key) {
    return entry(key)
        .map(Tree.Entry::value)
        .filter(Tree.Leaf.class::isInstance)
        .map(tree -> new Located<>(((Tree.Leaf) tree).value(), tree.span()));
  }

  private <T> Optional<Located<T>> typed(String key, Function<Value, Optional<T>> view) {
    return value(key)
        .flatMap(
            found -> view.apply(found.value()).map(typed -> new Located<>(typed, found.span())));
  }

  Optional<Located<String>> text(String key) {
    return typed(
        key, value -> value instanceof Value.Text(String t) ? Optional.of(t) : Optional.empty());
  }

  Optional<String> plainText(String key) {
    return text(key).map(Located::value);
  }

  boolean flag(String key) {
    return value(key).filter(found -> found.value().equals(new Value.Flag(true))).isPresent();
  }

  Optional<Located<Duration>> duration(String key) {
    return typed(
        key, value -> value instanceof Value.Time(Duration d) ? Optional.of(d) : Optional.empty());
  }

  Optional<Located<Percentage>> percentage(String key) {
    return typed(
        key,
        value -> value instanceof Value.Percent(Percentage p) ? Optional.of(p) : Optional.empty());
  }

  Optional<Located<Version>> version(String key) {
    return typed(key, value -> Version.parse(value.toString()).toOptional());
  }

  Optional<Located<Reference>> reference(String key) {
    return typed(key, value -> Reference.parse(value.toString()).toOptional());
  }

  /** The words of a list with their places. */
  List<Located<String>> locatedWords(String key) {
    List<String> words = words(key);
    List<Span> places =
        entry(key).map(Tree.Entry::value).map(SectionView::itemSpans).orElse(List.of());
    List<Located<String>> all = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      all.add(new Located<>(words.get(i), places.get(i)));
    }
    return all;
  }

  private static List<Span> itemSpans(Tree tree) {
    return tree instanceof Tree.Leaf leaf ? leaf.itemSpans() : List.of();
  }

  List<String> words(String key) {
    return value(key)
        .filter(found -> found.value() instanceof Value.Items)
        .map(found -> ((Value.Items) found.value()).items().stream().map(Value::toString).toList())
        .orElse(List.of());
  }
}
