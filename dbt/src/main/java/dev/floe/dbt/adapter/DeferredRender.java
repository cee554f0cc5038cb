package dev.floe.dbt.adapter;

import dev.floe.dbt.DbtCode;
import dev.floe.jinja.error.RenderException;

/**
 * Ends a rendering that cannot be completed before the run. It is a completion, not a mistake:
 * rendering turns it into a deferred body with this reason.
 */
public final class DeferredRender extends RenderException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason what the template does, as a phrase: {@code asks the database for rows}
   */
  public DeferredRender(String reason) {
    super(DbtCode.NOT_IN_THIS_PHASE, reason);
  }

  /** What the template does that must wait. */
  public String reason() {
    return text();
  }
}
