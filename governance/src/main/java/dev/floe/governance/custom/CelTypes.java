package dev.floe.governance.custom;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
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

  private final ImmutableMap<String, StructType> structs;

  CelTypes() {
    Map<String, StructType> made = new LinkedHashMap<>();
    Vocabulary.names().forEach(name -> make(name, made));
    structs = ImmutableMap.copyOf(made);
  }

  /** A record type, after those its fields are made of; none is made of itself. */
  private static StructType make(String name, Map<String, StructType> made) {
    StructType known = made.get(name);
    if (known != null) {
      return known;
    }
    ImmutableMap<String, CelType> fields =
        Vocabulary.fields(name).stream()
            .collect(ImmutableMap.toImmutableMap(Field::name, field -> type(field.kind(), made)));
    StructType struct =
        StructType.create(
            qualified(name), fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    made.put(name, struct);
    return struct;
  }

  /** The type of a record; its name must not be that of the variable. */
  StructType struct(String name) {
    StructType struct = structs.get(name);
    if (struct == null) {
      throw new IllegalStateException("no record type '" + name + "'");
    }
    return struct;
  }

  private static CelType type(Kind kind, Map<String, StructType> made) {
    return switch (kind) {
      case Plain plain ->
          switch (plain) {
            case TEXT -> SimpleType.STRING;
            case FLAG -> SimpleType.BOOL;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case OBJECT -> MapType.create(SimpleType.STRING, SimpleType.DYN);
          };
      case Records(String of) -> ListType.create(make(of, made));
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
