package dev.floe.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One finding, as data. Printing it is a renderer's business.
 *
 * @param code what kind of finding it is
 * @param severity how much it matters here
 * @param message one line that stands alone, without code, place or full stop at its end
 * @param span where the reader must look, if it has a place
 * @param subject what it is about, by its stable name ({@code model.shop.orders}, {@code
 *     governance.pii_encryption}); empty if there is none
 * @param demandedBy who demands what was violated (the place of a policy), if anybody does
 * @param notes further places and remarks, in the order to show them
 * @param help what to do or type instead, if floe knows
 */
public record Diagnostic(
    Code code,
    Severity severity,
    String message,
    Optional<Span> span,
    String subject,
    Optional<Span> demandedBy,
    List<Note> notes,
    Optional<String> help) {

  public Diagnostic {
    notes = List.copyOf(notes);
  }

  /** A finding of the code's own severity, without a place yet. */
  public static Diagnostic of(Code code, String message) {
    return new Diagnostic(
        code,
        code.severity(),
        message,
        Optional.empty(),
        "",
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** A finding of the code's own severity at a place. */
  public static Diagnostic at(Code code, Span span, String message) {
    return of(code, message).at(span);
  }

  /** Whether it makes a command fail. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  public Diagnostic at(Span place) {
    return new Diagnostic(
        code, severity, message, Optional.of(place), subject, demandedBy, notes, help);
  }

  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(code, other, message, span, subject, demandedBy, notes, help);
  }

  public Diagnostic about(String what) {
    return new Diagnostic(code, severity, message, span, what, demandedBy, notes, help);
  }

  public Diagnostic demandedBy(Span policy) {
    return new Diagnostic(code, severity, message, span, subject, Optional.of(policy), notes, help);
  }

  public Diagnostic withNote(Note note) {
    List<Note> more = new ArrayList<>(notes);
    more.add(note);
    return new Diagnostic(code, severity, message, span, subject, demandedBy, more, help);
  }

  public Diagnostic withHelp(String what) {
    return new Diagnostic(
        code, severity, message, span, subject, demandedBy, notes, Optional.of(what));
  }

  /**
   * Identifies this finding across edits that only move it: made of code, subject, file and the
   * message, never of a line. 16 hexadecimal digits.
   */
  public String fingerprint() {
    return Fingerprint.of(code.id(), subject, span.map(Span::file).orElse(""), message);
  }
}
