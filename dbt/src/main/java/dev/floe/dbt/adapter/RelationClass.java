package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyType;
import dev.floe.jinja.value.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code api.Relation}: the class whose instances are {@link PyRelation}. */
public final class RelationClass {

  private static final String[] PARAMETERS = {
    "database?",
    "schema?",
    "identifier?",
    "type?",
    "quote_policy?",
    "include_policy?",
    "dbt_created?",
    "path?",
    "limit?"
  };

  private final RelationRendering rendering;

  public RelationClass(RelationRendering rendering) {
    this.rendering = rendering;
  }

  /** The class as templates see it. */
  public PyType type() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("create", new Function("create", this::create));
    members.put(
        "add_ephemeral_prefix",
        new Function(
            "add_ephemeral_prefix",
            call ->
                PyRelation.EPHEMERAL_PREFIX
                    + Arguments.text(
                        Signature.of("add_ephemeral_prefix", "name").bind(call)[0],
                        "add_ephemeral_prefix",
                        "name")));
    members.put("Table", "table");
    members.put("View", "view");
    members.put("CTE", "cte");
    members.put("MaterializedView", "materialized_view");
    members.put("External", "external");
    return new PyType("Relation", this::create, members);
  }

  private Object create(Call call) {
    @Nullable Object[] args = Signature.of("create", PARAMETERS).bind(call);
    Quoting quoting =
        args[4] instanceof PyDict policy
            ? RelationMembers.merged(policy, rendering.quoting())
            : rendering.quoting();
    Quoting include =
        args[5] instanceof PyDict policy
            ? RelationMembers.merged(policy, Quoting.ALL)
            : Quoting.ALL;
    return new PyRelation(
        part(args[0]),
        part(args[1]),
        part(args[2]),
        part(args[3]),
        include,
        quoting,
        Optional.empty(),
        Optional.empty(),
        rendering);
  }

  private static Optional<String> part(@Nullable Object argument) {
    return Arguments.absent(argument)
        ? Optional.empty()
        : Optional.of(Arguments.text(argument, "Relation.create", "a part of the name"))
            .filter(text -> !text.isEmpty());
  }
}
