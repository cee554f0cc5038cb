package dev.floe.dbt.render;

import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.parse.ParseRenderer.NamePart;
import dev.floe.dbt.parse.ParseRenderer.Named;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What floe's own macros for names give, without rendering them: three names for each of thousands
 * of nodes. Answers for those parts only whose macros the project has not replaced.
 *
 * @param parts for which floe's own macros are in charge
 * @param target the profile's target
 */
record StandardNames(Set<NamePart> parts, Map<String, @Nullable Object> target) {

  static StandardNames of(Workshop workshop) {
    Set<NamePart> parts = EnumSet.noneOf(NamePart.class);
    for (NamePart part : NamePart.values()) {
      if (isOurs(workshop, macro(part))) {
        parts.add(part);
      }
    }
    return new StandardNames(parts, workshop.settings().target());
  }

  static String macro(NamePart part) {
    return "generate_" + part.name().toLowerCase(Locale.ROOT) + "_name";
  }

  private static boolean isOurs(Workshop workshop, String macro) {
    MacroLibrary library = workshop.templates().library();
    String root = workshop.settings().rootProject();
    Optional<MacroDefinition> asked = library.find(root, macro);
    Optional<MacroDefinition> answers =
        workshop
            .dispatcher()
            .find(macro, Optional.of(MacroLibrary.GLOBAL_PACKAGE), root, new ArrayList<>());
    return asked.filter(m -> m.uniqueId().equals("macro.dbt." + macro)).isPresent()
        && answers.filter(m -> m.uniqueId().equals("macro.dbt.default__" + macro)).isPresent();
  }

  /** The name; empty where a macro must say it. */
  Optional<String> name(NamePart part, Optional<String> custom, Named node) {
    if (!parts.contains(part)) {
      return Optional.empty();
    }
    return switch (part) {
      case DATABASE -> custom.or(() -> text("database")).map(String::strip);
      case SCHEMA ->
          text("schema")
              .map(schema -> custom.map(own -> schema + "_" + own.strip()).orElse(schema).strip());
      case ALIAS -> Optional.of(alias(custom, node));
    };
  }

  private Optional<String> text(String key) {
    return target.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static String alias(Optional<String> custom, Named node) {
    if (custom.isPresent() && !custom.get().isEmpty()) {
      return custom.get().strip();
    }
    return node.version()
        .filter(version -> !version.matches("0{0,18}"))
        .map(version -> node.name() + "_v" + number(version).replace('.', '_'))
        .orElse(node.name())
        .strip();
  }

  /** As the manifest has it: a number has no leading zeros. */
  private static String number(String version) {
    return version.matches("\\d{1,18}") ? String.valueOf(Long.parseLong(version)) : version;
  }
}
