package dev.floe.governance;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.inherit.Platform;
import java.util.List;
import java.util.function.Function;

/**
 * A rule put together of its parts: what rules of one topic have in common is said once.
 *
 * @param enforcement how strictly a platform asks for it
 * @param switchable see {@link Rule#switchable()}
 * @param judgement what it says of a product
 */
public record StatedRule(
    RuleCard card,
    Function<Platform, Traced<Enforcement>> enforcement,
    boolean switchable,
    Function<Subject, List<Verdict>> judgement)
    implements Rule {

  @Override
  public Traced<Enforcement> standard(Platform platform) {
    return enforcement.apply(platform);
  }

  @Override
  public List<Verdict> judge(Subject subject) {
    return judgement.apply(subject);
  }
}
