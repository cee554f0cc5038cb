package dev.floe.governance.exceptions;

/** Why a finding does not count. */
public sealed interface Excuse {

  /** A waiver suspends the rule for the subject. */
  record Waived(Waiver waiver) implements Excuse {}

  /** It was there when the product's baseline was taken. */
  record Known() implements Excuse {}
}
