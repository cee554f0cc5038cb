package dev.floe.analysis;

import dev.floe.artifacts.CallFrame;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.artifacts.SqlText.Location;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;

/** Turns failures of one node's SQL into diagnostics at the place their author can change. */
final class Findings {

  private final Node node;
  private final SqlText sql;

  Findings(Node node, SqlText sql) {
    this.node = node;
    this.sql = sql;
  }

  Diagnostic mistake(SqlFailure failure) {
    return placed(Diagnostic.of(code(failure.kind()), message(failure)), failure)
        .about(node.uniqueId());
  }

  /** A relation that is no node may exist all the same, so this is a warning. */
  List<Diagnostic> foreignRelation(SqlFailure failure) {
    return failure.kind() == SqlFailure.Kind.UNKNOWN_RELATION
        ? List.of(mistake(failure))
        : List.of();
  }

  /** A column that looks like a slip of one that the relation's author declared. */
  List<Diagnostic> undeclared(OpenRelation relation, String column, SqlFailure failure) {
    return Suggestion.closest(column, relation.declared())
        .map(near ->
            placed(
                    Diagnostic.of(
                        AnalysisCode.UNDECLARED_COLUMN,
                        "column '"
                            + column
                            + "' is not among the declared columns of '"
                            + relation.name().identifier()
                            + "'"),
                    failure)
                .withHelp("did you mean '" + near + "'?")
                .about(node.uniqueId()))
        .stream()
        .toList();
  }

  private static AnalysisCode code(SqlFailure.Kind kind) {
    return switch (kind) {
      case SYNTAX -> AnalysisCode.SYNTAX;
      case UNKNOWN_COLUMN -> AnalysisCode.UNKNOWN_COLUMN;
      case AMBIGUOUS_NAME -> AnalysisCode.AMBIGUOUS_NAME;
      case UNKNOWN_FUNCTION -> AnalysisCode.UNKNOWN_FUNCTION;
      case UNKNOWN_RELATION -> AnalysisCode.UNKNOWN_RELATION;
      case TYPE -> AnalysisCode.TYPE_MISMATCH;
      case SEMANTIC -> AnalysisCode.INVALID_QUERY;
      case DATA,
          CONSTRAINT,
          ALREADY_EXISTS,
          PERMISSION,
          CONFIGURATION,
          CANCELLED,
          DEADLINE,
          LOCKED,
          RESOURCE,
          CONNECTION,
          OTHER ->
          throw new IllegalStateException("not a mistake in a query: " + kind);
    };
  }

  /** One line that stands alone: the engine's own words, without a full stop. */
  private static String message(SqlFailure failure) {
    String line = failure.getMessage().lines().findFirst().orElse("").strip();
    String bare =
        line.endsWith(".") || line.endsWith("!") ? line.substring(0, line.length() - 1) : line;
    return bare.isEmpty() ? code(failure.kind()).title() : bare;
  }

  private Diagnostic placed(Diagnostic diagnostic, SqlFailure failure) {
    Optional<Location> location =
        failure.offset().isPresent() ? sql.locate(failure.offset().getAsInt()) : Optional.empty();
    Diagnostic placed =
        location
            .map(found -> at(diagnostic, found, failure.offset().orElse(0)))
            .orElseGet(() -> diagnostic.at(somewhere()));
    return failure.candidates().isEmpty() || failure.subject().isEmpty()
        ? placed
        : placed.withHelp(Suggestion.help(failure.subject().get(), failure.candidates()));
  }

  /** In a macro's text the author's place is the outermost call; the rest are notes. */
  private Diagnostic at(Diagnostic diagnostic, Location location, int offset) {
    List<CallFrame> frames = location.frames();
    if (declaredElsewhere()) {
      return withFrames(diagnostic.at(somewhere()), frames)
          .withNote(Note.at("in this SQL", location.span()));
    }
    if (frames.isEmpty()) {
      return diagnostic.at(word(location.span(), offset));
    }
    return withFrames(diagnostic.at(frames.getFirst().callSite()), frames.subList(1, frames.size()))
        .withNote(
            Note.at("in macro '" + frames.getLast().macro() + "'", word(location.span(), offset)));
  }

  private static Diagnostic withFrames(Diagnostic diagnostic, List<CallFrame> frames) {
    Diagnostic all = diagnostic;
    for (CallFrame frame : frames) {
      all = all.withNote(Note.at("which calls macro '" + frame.macro() + "'", frame.callSite()));
    }
    return all;
  }

  /** A generic test is written in a property file; its SQL is somebody else's. */
  private boolean declaredElsewhere() {
    return node instanceof Node.Test test
        && !test.spec().kind().equals("singular")
        && test.info().declaredAt().isPresent();
  }

  private Span somewhere() {
    return node.info()
        .declaredAt()
        .filter(place -> declaredElsewhere())
        .or(() -> sql.locate(0).map(Location::span))
        .or(() -> node.info().declaredAt())
        .orElse(Span.file(node.info().path()));
  }

  /** The name or the number that starts at a place, where it is written there letter by letter. */
  private Span word(Span start, int offset) {
    int end = offset;
    while (end < sql.text().length() && isPartOfName(sql.text().charAt(end))) {
      end++;
    }
    if (end == offset) {
      return start;
    }
    Position last = sql.locate(end - 1).map(found -> found.span().start()).orElse(start.start());
    int width = sql.text().codePointCount(offset, end) - 1;
    boolean verbatim =
        last.line() == start.start().line() && last.column() == start.start().column() + width;
    return verbatim
        ? new Span(start.file(), start.start(), new Position(last.line(), last.column() + 1))
        : start;
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '"' || c == '$';
  }
}
