package dev.floe.governance.custom;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.floe.governance.custom.Vocabulary.Field;
import dev.floe.governance.custom.Vocabulary.Kind;
import dev.floe.governance.custom.Vocabulary.Plain;
import dev.floe.governance.custom.Vocabulary.Records;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The vocabulary as CEL's checker wants it: a misspelt field is an error before anything runs. */
final class CelTypes implements CelTypeProvider {

  private final Map<String, StructType> structs = new LinkedHashMap<>();

  CelTypes() {
    for (String name : Vocabulary.names()) {
      ImmutableSet<String> fields =
          Vocabulary.fields(name).stream().map(Field::name).collect(ImmutableSet.toImmutableSet());
      structs.put(
          name,
          StructType.create(
              qualified(name),
              fields,
              field -> Vocabulary.field(name, field).map(found -> type(found.kind()))));
    }
  }

  /** The type of a record; its name must not be that of the variable. */
  StructType struct(String name) {
    StructType struct = structs.get(name);
    if (struct == null) {
      throw new IllegalStateException("no record type '" + name + "'");
    }
    return struct;
  }

  private CelType type(Kind kind) {
    return switch (kind) {
      case Plain plain ->
          switch (plain) {
            case TEXT -> SimpleType.STRING;
            case FLAG -> SimpleType.BOOL;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case OBJECT -> MapType.create(SimpleType.STRING, SimpleType.DYN);
          };
      case Records(String of) -> ListType.create(struct(of));
    };
  }

  private static String qualified(String name) {
    return "floe." + name;
  }

  @Override
  public ImmutableList<CelType> types() {
    return ImmutableList.copyOf(structs.values());
  }

  @Override
  public Optional<CelType> findType(String typeName) {
    return structs.values().stream()
        .filter(struct -> struct.name().equals(typeName))
        .<CelType>map(struct -> struct)
        .findFirst();
  }
}
