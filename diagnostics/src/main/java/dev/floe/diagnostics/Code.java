package dev.floe.diagnostics;

/**
 * The stable identity of one kind of finding, documented in {@code docs/errors/<id>.md}.
 *
 * <p>Each module lists its codes in one enum that implements this interface; a test finds those
 * enums and checks that ids are unique, well formed and documented.
 */
public interface Code {

  /** {@code FLOE-<AREA>-<NNN>}: three or four capital letters and three digits. Never reused. */
  String id();

  /** What kind of finding this is, in a few words, without a full stop. */
  String title();

  /** The severity a finding of this kind has unless a policy says otherwise. */
  default Severity severity() {
    return Severity.ERROR;
  }

  /**
   * Whether it is a mistake in documents even where it ends a command, as settings do that only the
   * plugin they are for can read. Else what ends a command failed outside.
   */
  default boolean isInDocuments() {
    return false;
  }

  /**
   * Whether reports may quote the source line; not where the line holds what nobody should read,
   * such as a credential.
   */
  default boolean quotesSource() {
    return true;
  }
}
