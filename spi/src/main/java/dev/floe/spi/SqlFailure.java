package dev.floe.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The engine refused or failed to execute a statement. */
public final class SqlFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int offset;
  private final String subject;
  private final transient List<String> candidates;

  /** Why a statement failed; {@link #isExternal()} tells whether trying again may help. */
  public enum Kind {
    SYNTAX,
    UNKNOWN_RELATION,
    UNKNOWN_COLUMN,
    AMBIGUOUS_NAME,
    UNKNOWN_FUNCTION,
    TYPE,
    /** Well formed, all names known, and still without meaning: an aggregate in WHERE. */
    SEMANTIC,
    CONSTRAINT,
    DATA,
    ALREADY_EXISTS,
    PERMISSION,
    /** The settings an engine was opened with, or an extension it lacks. */
    CONFIGURATION,
    CANCELLED,
    DEADLINE,
    LOCKED,
    RESOURCE,
    CONNECTION,
    OTHER;

    /** Whether the cause lies outside the statement, so that a retry may succeed. */
    public boolean isExternal() {
      return switch (this) {
        case LOCKED, RESOURCE, CONNECTION, DEADLINE -> true;
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
            PERMISSION,
            CONFIGURATION,
            CANCELLED,
            OTHER ->
            false;
      };
    }
  }

  /**
   * @param message the engine's own words, without stack, statement text or position marks
   * @param offset where in the statement, as a UTF-16 index from 0; absent if the engine did not
   *     say
   */
  public SqlFailure(Kind kind, String message, OptionalInt offset, Throwable cause) {
    this(kind, message, offset, Optional.empty(), List.of(), cause);
  }

  /**
   * @param message the engine's own words, without stack, statement text, position marks or
   *     suggestions
   * @param offset where in the statement, as a UTF-16 index from 0; absent if the engine did not
   *     say
   * @param subject the name that is not known, ambiguous or in the way, if the engine told
   * @param candidates names the engine knows in that place, nearest first
   */
  public SqlFailure(
      Kind kind,
      String message,
      OptionalInt offset,
      Optional<String> subject,
      List<String> candidates,
      Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.offset = offset.orElse(-1);
    this.subject = subject.orElse("");
    this.candidates = List.copyOf(candidates);
  }

  public SqlFailure(Kind kind, String message) {
    this(kind, message, "");
  }

  private SqlFailure(Kind kind, String message, String subject) {
    super(message);
    this.kind = kind;
    this.offset = -1;
    this.subject = subject;
    this.candidates = List.of();
  }

  /**
   * What is wrong with one of the settings an engine was opened with.
   *
   * @param path of the setting among them: {@code attach[0].path}
   */
  public static SqlFailure ofSetting(String path, String message) {
    return new SqlFailure(Kind.CONFIGURATION, message, path);
  }

  public Kind kind() {
    return kind;
  }

  /** Where in the statement, as a UTF-16 index from 0; absent if the engine did not say. */
  public OptionalInt offset() {
    return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
  }

  /**
   * The name it is about: not known, ambiguous, or in the way, or the path of a setting that is
   * wrong; absent if the engine did not say.
   */
  public Optional<String> subject() {
    return subject.isEmpty() ? Optional.empty() : Optional.of(subject);
  }

  /** Names that would have been known in that place, nearest first; often empty. */
  public List<String> candidates() {
    return candidates;
  }

  /** The engine's words; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
