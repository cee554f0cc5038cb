package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime;
import dev.floe.diagnostics.Result;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the view that stands for the latest version of a model, once that version is there. */
final class PointerBuild {

  private PointerBuild() {}

  /** What hinders it, if the model was to have such a view; empty if all is well. */
  static Optional<Outcome.Refused> run(Build build, NodeRuntime runtime) throws SqlFailure {
    if (!(build.node() instanceof Node.Model model)) {
      return Optional.empty();
    }
    Result<Optional<RelationName>> name =
        runtime.latestVersionPointer(model, build.session().raw());
    if (!name.isOk()) {
      return Optional.of(new Outcome.Refused(name.diagnostics()));
    }
    Optional<RelationName> pointer = name.value().flatMap(one -> one);
    if (pointer.isEmpty()) {
      return Optional.empty();
    }
    if (pointer.get().identifier().equals(build.target().identifier())) {
      return Optional.of(new Outcome.Refused(List.of(collision(build))));
    }
    ViewBuild.run(of(build, pointer.get()));
    return Optional.empty();
  }

  private static dev.floe.diagnostics.Diagnostic collision(Build build) {
    return build
        .unusable(
            "the view for the latest version of '"
                + build.node().info().name()
                + "' would have the name of that version itself: '"
                + build.target().identifier()
                + "'")
        .withHelp(
            "set latest_version_pointer: {enabled: false}, or give the version another alias");
  }

  /** A contract holds for the version; the view only reads it. */
  private static Build of(Build build, RelationName pointer) {
    Map<String, Object> settings = new HashMap<>(build.settings().values());
    settings.keySet().removeAll(List.of("contract", "persist_docs", "indexes"));
    SqlText all = SqlText.unmapped("select * from " + build.targetSql());
    return new Build(
        build.node(),
        pointer,
        all,
        new Settings(settings),
        build.session(),
        build.options(),
        build.now(),
        Optional.empty());
  }
}
