package dev.floe.runner.materialize;

import dev.floe.artifacts.CallFrame;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.RunCode;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what the database did not like, at the line its author wrote. */
public final class FailureReport {

  /** How the files of macros are called that floe brings along. */
  private static final Pattern OWN_MACROS = Pattern.compile("^dbt(_[a-z]+)?:");

  private FailureReport() {}

  /** The failure of a statement of a node. */
  public static Diagnostic of(Node node, SqlFailure failure, Statement statement) {
    return of(node.uniqueId(), Optional.of(origin(node)), failure, statement);
  }

  /** Where a file holds several nodes, the place of this one. */
  private static Span origin(Node node) {
    String file = node.info().path();
    return node.info()
        .declaredAt()
        .filter(span -> span.file().equals(file))
        .orElseGet(() -> Span.file(file));
  }

  /**
   * The failure of a statement.
   *
   * @param origin shown where nothing better is known
   */
  public static Diagnostic of(
      String subject, Optional<Span> origin, SqlFailure failure, Statement statement) {
    Optional<SqlText.Location> place =
        failure.offset().isPresent()
            ? statement.locate(failure.offset().getAsInt())
            : Optional.empty();
    Diagnostic plain = Diagnostic.of(code(failure), oneLine(failure.getMessage())).about(subject);
    Diagnostic placed =
        place
            .map(FailureReport::outOfOwnMacros)
            .map(location -> withFrames(plain.at(location.span()), location.frames()))
            .orElseGet(() -> somewhere(origin, statement).map(plain::at).orElse(plain));
    Diagnostic explained = withMoreLines(placed, failure.getMessage());
    return hint(failure).map(explained::withHelp).orElse(explained);
  }

  /** A failure that is not about any one node: of the database as a whole. */
  public static FloeException outside(SqlFailure failure) {
    RunCode code =
        switch (failure.kind()) {
          case LOCKED -> RunCode.WAREHOUSE_LOCKED;
          case PERMISSION -> RunCode.WAREHOUSE_NOT_WRITABLE;
          case RESOURCE -> RunCode.WAREHOUSE_FULL;
          case SYNTAX,
              UNKNOWN_RELATION,
              UNKNOWN_COLUMN,
              AMBIGUOUS_NAME,
              UNKNOWN_FUNCTION,
              TYPE,
              SEMANTIC,
              CONSTRAINT,
              DATA,
              ALREADY_EXISTS,
              CONFIGURATION,
              CANCELLED,
              DEADLINE,
              CONNECTION,
              OTHER ->
              RunCode.ENGINE_FAILED;
        };
    return new FloeException(code, oneLine(failure.getMessage()), failure);
  }

  private static RunCode code(SqlFailure failure) {
    return switch (failure.kind()) {
      case SYNTAX,
          UNKNOWN_RELATION,
          UNKNOWN_COLUMN,
          AMBIGUOUS_NAME,
          UNKNOWN_FUNCTION,
          TYPE,
          SEMANTIC,
          CONSTRAINT,
          DATA,
          ALREADY_EXISTS,
          CONFIGURATION,
          CANCELLED,
          PERMISSION,
          OTHER ->
          RunCode.SQL_FAILED;
      case DEADLINE -> RunCode.NODE_TIMED_OUT;
      case LOCKED -> RunCode.WAREHOUSE_LOCKED;
      case RESOURCE -> RunCode.WAREHOUSE_FULL;
      case CONNECTION -> RunCode.ENGINE_FAILED;
    };
  }

  /** The origin, if the text begins in its file; else that file. */
  private static Optional<Span> somewhere(Optional<Span> origin, Statement statement) {
    if (statement.query().runs().isEmpty()) {
      return origin;
    }
    Span file = Span.file(statement.query().runs().getFirst().file());
    return origin.filter(span -> span.file().equals(file.file())).or(() -> Optional.of(file));
  }

  /** Nobody can mend floe's own macros: the place is where the user's text calls them. */
  private static SqlText.Location outOfOwnMacros(SqlText.Location location) {
    Span span = location.span();
    List<CallFrame> frames = location.frames();
    while (OWN_MACROS.matcher(span.file()).find() && !frames.isEmpty()) {
      span = frames.getLast().callSite();
      frames = frames.subList(0, frames.size() - 1);
    }
    return new SqlText.Location(span, frames);
  }

  private static Diagnostic withFrames(Diagnostic diagnostic, List<CallFrame> frames) {
    Diagnostic noted = diagnostic;
    for (CallFrame frame : frames.reversed()) {
      noted =
          noted.withNote(
              Note.at("in macro '" + frame.macro() + "', called here", frame.callSite()));
    }
    return noted;
  }

  /** Databases explain themselves in several lines; the first must stand alone. */
  private static Diagnostic withMoreLines(Diagnostic diagnostic, String message) {
    Diagnostic noted = diagnostic;
    for (String line : message.lines().skip(1).filter(l -> !l.isBlank()).toList()) {
      noted = noted.withNote(Note.of(line.strip()));
    }
    return noted;
  }

  private static String oneLine(String message) {
    String first = message.lines().findFirst().orElse("").strip();
    return first.isEmpty() ? "the database gave no reason" : first;
  }

  /**
   * Among columns every candidate of the engine is worth showing; among relations it offers
   * whatever the catalog has, so that only a name that looks like the one written is.
   */
  private static Optional<String> hint(SqlFailure failure) {
    List<String> candidates = failure.candidates();
    Optional<String> meant =
        failure.kind() == SqlFailure.Kind.UNKNOWN_RELATION
            ? failure.subject().flatMap(name -> alike(name, candidates))
            : candidates.stream().findFirst();
    return meant.map(name -> "did you mean '" + name + "'?");
  }

  private static Optional<String> alike(String written, List<String> candidates) {
    return Suggestion.closest(
            lastPart(written), candidates.stream().map(FailureReport::lastPart).toList())
        .flatMap(
            near -> candidates.stream().filter(name -> lastPart(name).equals(near)).findFirst());
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
