package dev.floe.governance;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.inherit.Platform;
import java.util.List;

/**
 * One kind of thing a platform can demand of a product. Pure: equal subjects, equal verdicts; safe
 * for several threads.
 */
public interface Rule {

  /** Its name and what it is about. */
  RuleCard card();

  /** How strictly the platform's policies ask for it, before {@code governance.rules.<id>}. */
  Traced<Enforcement> standard(Platform platform);

  /**
   * Whether {@code governance.rules.<id>} may be laxer than the standard. A rule that guards what a
   * manifest states elsewhere can only be made stricter.
   */
  boolean switchable();

  /**
   * A verdict for everything the platform's demands apply to, in the order of the subject's nodes.
   * Not called where the enforcement is off.
   */
  List<Verdict> judge(Subject subject);
}
