package dev.floe.spi;

import java.util.OptionalInt;

/** The engine refused or failed to execute a statement. */
public final class SqlFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int offset;

  /** Why a statement failed; {@link #isExternal()} tells whether trying again may help. */
  public enum Kind {
    SYNTAX,
    UNKNOWN_RELATION,
    UNKNOWN_COLUMN,
    AMBIGUOUS_NAME,
    UNKNOWN_FUNCTION,
    TYPE,
    CONSTRAINT,
    DATA,
    ALREADY_EXISTS,
    PERMISSION,
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
            CONSTRAINT,
            DATA,
            ALREADY_EXISTS,
            PERMISSION,
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
    super(message, cause);
    this.kind = kind;
    this.offset = offset.orElse(-1);
  }

  public SqlFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.offset = -1;
  }

  public Kind kind() {
    return kind;
  }

  /** Where in the statement, as a UTF-16 index from 0; absent if the engine did not say. */
  public OptionalInt offset() {
    return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
  }

  /** The engine's words; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
