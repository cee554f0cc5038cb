package dev.floe.governance.naming;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Traced;
import dev.floe.governance.Demand;
import dev.floe.governance.Enforcement;
import dev.floe.manifest.inherit.Architecture;

/** What a platform says about names. */
final class NamingPolicy {

  private NamingPolicy() {}

  static Traced<Enforcement> enforcement(Architecture architecture) {
    return architecture.enforcement().map(Enforcement::of);
  }

  /** A pattern brings its enforcement along: then whoever chose the pattern demands it. */
  static Demand demand(Architecture architecture) {
    Origin said = architecture.enforcement().origin();
    return new Demand(
        architecture.pattern().value() + " naming",
        said.span().isPresent() ? said : architecture.pattern().origin());
  }
}
