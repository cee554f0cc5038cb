package dev.floe.analysis;

import dev.floe.artifacts.Node;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A query in which files are read as the sources they stand for: files are not opened before the
 * run, and what is known of their columns is what the sources declare.
 *
 * @param text the query with relations in the place of files
 * @param cuts where it differs from what was written, in order
 */
record ExternalReads(String text, List<Cut> cuts) {

  ExternalReads {
    cuts = List.copyOf(cuts);
  }

  /**
   * A place where a relation stands instead of a file.
   *
   * @param start in the query with relations
   * @param written how long the file was
   * @param replaced how long the relation is
   */
  record Cut(int start, int written, int replaced) {}

  /** A query as it was written. */
  static ExternalReads none(String sql) {
    return new ExternalReads(sql, List.of());
  }

  /** A query of a node that reads these sources, which are files. */
  static ExternalReads in(String sql, List<Node.Source> sources) {
    StringBuilder text = new StringBuilder();
    List<Cut> cuts = new ArrayList<>();
    int from = 0;
    Optional<Hit> next = next(sql, sources, from);
    while (next.isPresent()) {
      text.append(sql, from, next.get().at());
      String relation = quoted(next.get().source().relation());
      cuts.add(new Cut(text.length(), next.get().length(), relation.length()));
      text.append(relation);
      from = next.get().at() + next.get().length();
      next = next(sql, sources, from);
    }
    text.append(sql, from, sql.length());
    return sources.stream().anyMatch(source -> isCalledAsTheEngineDoes(source, text))
        ? none(sql)
        : new ExternalReads(text.toString(), cuts);
  }

  /**
   * Whether columns are named with what the engine calls a file: {@code people.email} of {@code
   * 'raw/people.csv'}. A relation of another name would not be meant by that.
   */
  private static boolean isCalledAsTheEngineDoes(Node.Source source, CharSequence text) {
    String called = calledByTheEngine(source.external().orElse(""));
    return !called.equalsIgnoreCase(source.relation().identifier())
        && Pattern.compile("\\b" + Pattern.quote(called) + "\"?\\s*\\.", Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .find();
  }

  /** A file without folder and ending, or a function. */
  private static String calledByTheEngine(String external) {
    int call = external.indexOf('(');
    if (call >= 0) {
      return external.substring(0, call).strip();
    }
    String file = external.replace("'", "");
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  private record Hit(int at, Node.Source source) {

    int length() {
      return source.external().orElse("").length();
    }
  }

  /** The first place of a file from here on; the longer name where two begin there. */
  private static Optional<Hit> next(String sql, List<Node.Source> sources, int from) {
    Optional<Hit> first = Optional.empty();
    for (Node.Source source : sources) {
      String file = source.external().orElse("");
      int at = file.isEmpty() ? -1 : sql.indexOf(file, from);
      Hit hit = new Hit(at, source);
      boolean nearer =
          first.isEmpty()
              || at < first.get().at()
              || (at == first.get().at() && hit.length() > first.get().length());
      if (at >= 0 && nearer) {
        first = Optional.of(hit);
      }
    }
    return first;
  }

  private static String quoted(RelationName name) {
    List<String> parts = new ArrayList<>();
    name.database().ifPresent(parts::add);
    name.schema().ifPresent(parts::add);
    parts.add(name.identifier());
    return String.join(
        ".", parts.stream().map(part -> '"' + part.replace("\"", "\"\"") + '"').toList());
  }

  /** Whether anything was replaced. */
  boolean any() {
    return !cuts.isEmpty();
  }

  /** The failure with its place in what was written. */
  SqlFailure asWritten(SqlFailure failure) {
    if (failure.offset().isEmpty() || cuts.isEmpty()) {
      return failure;
    }
    int offset = failure.offset().getAsInt();
    int moved = offset;
    for (Cut cut : cuts) {
      if (offset >= cut.start() + cut.replaced()) {
        moved += cut.written() - cut.replaced();
      }
    }
    return new SqlFailure(
        failure.kind(),
        failure.getMessage(),
        OptionalInt.of(moved),
        failure.subject(),
        failure.candidates(),
        failure);
  }
}
