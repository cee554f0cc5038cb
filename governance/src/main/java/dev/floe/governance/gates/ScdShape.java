package dev.floe.governance.gates;

import dev.floe.artifacts.NodeColumn;
import dev.floe.manifest.inherit.Architecture.Scd;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shape of a slowly changing dimension: which type it is, and the columns type 2 must
 * have. {@code meta.floe.scd_columns} maps the standard names to a model's own.
 */
final class ScdShape {

  /** Standard column to the types it may have, and how they are called in messages. */
  private static final Map<String, Kinds> COLUMNS =
      new TreeMap<>(
          Map.of(
              "surrogate_key", new Kinds("text", Set.of(Type.Kind.VARCHAR, Type.Kind.UUID)),
              "effective_from",
                  new Kinds("a timestamp", Set.of(Type.Kind.TIMESTAMP, Type.Kind.TIMESTAMP_TZ)),
              "effective_to",
                  new Kinds("a timestamp", Set.of(Type.Kind.TIMESTAMP, Type.Kind.TIMESTAMP_TZ)),
              "is_current", new Kinds("a boolean", Set.of(Type.Kind.BOOLEAN))));

  private record Kinds(String words, Set<Type.Kind> kinds) {}

  private final GatedModel model;

  ScdShape(GatedModel model) {
    this.model = model;
  }

  /** {@code meta.floe.scd_type}, else the layer's default; 1 where nobody speaks of history. */
  int type() {
    Object said = GatedModel.floe(model.model().info().meta()).get("scd_type");
    if (said instanceof Number number) {
      return number.intValue();
    }
    return model.layer().scd().map(Scd::defaultType).map(type -> type.value()).orElse(1);
  }

  /** Whether the layer knows dimensions of this type. */
  boolean isAllowed() {
    return model.layer().scd().map(scd -> scd.typesAllowed().value().contains(type())).orElse(true);
  }

  /** The model's own name of a standard column. */
  String column(String standard) {
    Object names = GatedModel.floe(model.model().info().meta()).get("scd_columns");
    return names instanceof Map<?, ?> map && map.get(standard) instanceof String own
        ? own
        : standard;
  }

  /** The business key: as declared, else every column named like a key but the surrogate. */
  List<String> businessKey() {
    List<String> said = model.words("business_key");
    if (!said.isEmpty()) {
      return said;
    }
    List<String> marked = model.columnsMarked("business_key");
    return marked.isEmpty()
        ? model.columns().stream()
            .map(NodeColumn::name)
            .filter(name -> !name.equalsIgnoreCase(column("surrogate_key")))
            .filter(PrimaryKey::looksLikeKey)
            .limit(1)
            .toList()
        : marked;
  }

  /** What is wrong with the columns of a dimension of type 2. */
  List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    COLUMNS.forEach((standard, kinds) -> {
      String name = column(standard);
      Optional<NodeColumn> found = model.column(name);
      if (found.isEmpty()) {
        mistakes.add("it has no column " + name);
      } else if (isOther(found.get().type(), kinds.kinds())) {
        mistakes.add(name + " is " + found.get().nativeType() + ", not " + kinds.words());
      }
    });
    if (businessKey().isEmpty()) {
      mistakes.add("its business key is not known: set meta.floe.business_key");
    }
    return mistakes;
  }

  /** A type that is known and not among these. */
  private static boolean isOther(Type type, Set<Type.Kind> wanted) {
    return switch (type) {
      case Type.Scalar(Type.Kind kind) -> !wanted.contains(kind);
      case Type.Native nobodyKnows -> false;
      case Type.Unknown unknown -> false;
      case Type.Enumeration words -> !wanted.contains(Type.Kind.VARCHAR);
      case Type.Decimal decimal -> true;
      case Type.ListOf list -> true;
      case Type.Struct struct -> true;
      case Type.MapOf map -> true;
    };
  }
}
