package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attributes and methods of an instance of {@code api.Relation}. */
final class RelationMembers {

  static final List<String> NAMES =
      List.of(
          "database",
          "schema",
          "identifier",
          "name",
          "table",
          "type",
          "path",
          "is_table",
          "is_view",
          "is_cte",
          "is_materialized_view",
          "is_dynamic_table",
          "can_be_renamed",
          "can_be_replaced",
          "render",
          "include",
          "quote",
          "quoted",
          "incorporate",
          "replace_path",
          "without_identifier",
          "information_schema",
          "matches");

  private RelationMembers() {}

  static @Nullable Object find(PyRelation self, String name) {
    return switch (name) {
      case "database" -> PyRelation.orNone(self.database());
      case "schema" -> PyRelation.orNone(self.schema());
      case "identifier", "name", "table" -> PyRelation.orNone(self.identifier());
      case "type" -> PyRelation.orNone(self.type());
      case "path" -> path(self);
      case "metadata" -> metadata(self);
      case "quote_policy" -> policy(self.quoting());
      case "include_policy" -> policy(self.include());
      case "is_table" -> self.is("table");
      case "is_view" -> self.is("view");
      case "is_cte", "is_ephemeral" -> self.is("cte");
      case "is_materialized_view" -> self.is("materialized_view");
      case "is_dynamic_table", "is_iceberg_format" -> false;
      case "can_be_renamed", "can_be_replaced" -> self.is("table") || self.is("view");
      case "Table" -> "table";
      case "View" -> "view";
      case "CTE" -> "cte";
      case "MaterializedView" -> "materialized_view";
      case "External" -> "external";
      case "render" -> new Function(name, call -> self.render());
      case "render_limited" -> new Function(name, call -> self.str());
      case "include" -> new Function(name, call -> self.withInclude(parts(call, self.include())));
      case "quote" -> new Function(name, call -> self.withQuoting(parts(call, self.quoting())));
      case "quoted" -> new Function(name, call -> quoted(self, call));
      case "incorporate" -> new Function(name, call -> incorporate(self, call));
      case "replace_path" -> new Function(name, call -> replacePath(self, call.keywords()));
      case "without_identifier" ->
          new Function(
              name,
              call ->
                  self.withInclude(
                      new Quoting(self.include().database(), self.include().schema(), false)));
      case "information_schema" -> new Function(name, call -> informationSchema(self, call));
      case "information_schema_only" ->
          new Function(name, call -> informationSchema(self, call.with()));
      case "matches" -> new Function(name, call -> matches(self, call));
      case "get" ->
          new Function(
              name,
              call -> {
                @Nullable Object[] args = Signature.of("get", "key", "default?").bind(call);
                Object found = find(self, Texts.str(args[0] == null ? "" : args[0]));
                return found != null ? found : args[1] != null ? args[1] : None.NONE;
              });
      default -> null;
    };
  }

  private static PyDict path(PyRelation self) {
    PyDict path = new PyDict();
    path.put("database", PyRelation.orNone(self.database()));
    path.put("schema", PyRelation.orNone(self.schema()));
    path.put("identifier", PyRelation.orNone(self.identifier()));
    return path;
  }

  /** Packages tell a relation from other values by the end of this type. */
  private static PyDict metadata(PyRelation self) {
    PyDict metadata = new PyDict();
    metadata.put("type", self.rendering().dialect().name() + "Relation");
    return metadata;
  }

  private static PyDict policy(Quoting parts) {
    PyDict policy = new PyDict();
    policy.put("database", parts.database());
    policy.put("schema", parts.schema());
    policy.put("identifier", parts.identifier());
    return policy;
  }

  private static Quoting parts(Call call, Quoting now) {
    @Nullable Object[] args =
        Signature.of("include", "database?", "schema?", "identifier?").bind(call);
    return new Quoting(
        given(args[0], now.database()),
        given(args[1], now.schema()),
        given(args[2], now.identifier()));
  }

  private static boolean given(@Nullable Object argument, boolean now) {
    return Arguments.absent(argument) ? now : Arguments.flag(argument, now);
  }

  private static Object quoted(PyRelation self, Call call) {
    @Nullable Object[] args = Signature.of("quoted", "identifier").bind(call);
    return self.rendering().dialect().quote(Arguments.text(args[0], "quoted", "identifier"));
  }

  private static Object incorporate(PyRelation self, Call call) {
    PyRelation changed = self;
    if (call.keywords().get("path") instanceof PyDict path) {
      changed =
          changed.withPath(
              part(path, "database", self.database()),
              part(path, "schema", self.schema()),
              part(path, "identifier", self.identifier()));
    }
    Object type = call.keywords().get("type");
    if (type != null) {
      changed =
          changed.withType(type == None.NONE ? Optional.empty() : Optional.of(Texts.str(type)));
    }
    if (call.keywords().get("quote_policy") instanceof PyDict policy) {
      changed = changed.withQuoting(merged(policy, changed.quoting()));
    }
    if (call.keywords().get("include_policy") instanceof PyDict policy) {
      changed = changed.withInclude(merged(policy, changed.include()));
    }
    return changed;
  }

  static Quoting merged(PyDict policy, Quoting now) {
    return new Quoting(
        given(policy.get("database"), now.database()),
        given(policy.get("schema"), now.schema()),
        given(policy.get("identifier"), now.identifier()));
  }

  private static Optional<String> part(PyDict path, String name, Optional<String> now) {
    Object value = path.get(name);
    if (value == null) {
      return now;
    }
    return value == None.NONE ? Optional.empty() : Optional.of(Texts.str(value));
  }

  private static Object replacePath(PyRelation self, java.util.Map<String, Object> parts) {
    PyDict path = PyDict.copyOf(parts);
    return self.withPath(
        part(path, "database", self.database()),
        part(path, "schema", self.schema()),
        part(path, "identifier", self.identifier()));
  }

  private static Object informationSchema(PyRelation self, Call call) {
    @Nullable Object[] args = Signature.of("information_schema", "view_name?").bind(call);
    boolean view = !Arguments.absent(args[0]);
    boolean own = self.rendering().dialect().hasInformationSchemaInEachDatabase();
    return self.withPath(
            own ? self.database() : Optional.empty(),
            Optional.of("information_schema"),
            view
                ? Optional.of(
                    Arguments.text(args[0], "information_schema", "view_name")
                        .toUpperCase(Locale.ROOT))
                : Optional.empty())
        .withQuoting(new Quoting(self.quoting().database(), false, false));
  }

  private static Object matches(PyRelation self, Call call) {
    @Nullable Object[] args =
        Signature.of("matches", "database?", "schema?", "identifier?").bind(call);
    return same(args[0], self.database())
        && same(args[1], self.schema())
        && same(args[2], self.identifier());
  }

  private static boolean same(@Nullable Object wanted, Optional<String> part) {
    return wanted == null
        || !Truth.of(wanted)
        || part.filter(p -> p.equalsIgnoreCase(Texts.str(wanted))).isPresent();
  }

  /** The three parts in order, as messages and keys show them. */
  static PyTuple tuple(PyRelation self) {
    return PyTuple.of(
        PyRelation.orNone(self.database()),
        PyRelation.orNone(self.schema()),
        PyRelation.orNone(self.identifier()));
  }
}
