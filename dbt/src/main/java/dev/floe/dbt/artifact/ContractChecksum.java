package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.python.PythonJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What dbt compares to tell whether an enforced contract changed: names, types and constraints of
 * the columns, written as Python writes them.
 */
final class ContractChecksum {

  private ContractChecksum() {}

  static Optional<String> of(ResourceNode node) {
    if (!Boolean.TRUE.equals(node.config().map("contract").get("enforced"))) {
      return Optional.empty();
    }
    StringBuilder state = new StringBuilder();
    node.properties().columns().stream()
        .sorted(Comparator.comparing(ColumnProperties::name))
        .forEach(column ->
            state
                .append('|')
                .append(column.name())
                .append(column.dataType().orElse("None"))
                .append(constraints("ColumnLevel", column.constraints())));
    String kind = node.materialization();
    if (kind.equals("table") || kind.equals("incremental")) {
      state.append(kind).append(constraints("ModelLevel", node.properties().constraints()));
    }
    return Optional.of(sha256(state.toString()));
  }

  private static String constraints(String level, List<Map<String, @Nullable Object>> constraints) {
    StringJoiner all = new StringJoiner(", ", "[", "]");
    for (Map<String, @Nullable Object> one : constraints) {
      String type = PlainValues.text(one.get("type"), "");
      all.add(
          level
              + "Constraint(type=<ConstraintType."
              + type
              + ": '"
              + type
              + "'>, name="
              + repr(one.get("name"))
              + ", expression="
              + repr(one.get("expression"))
              + ", warn_unenforced="
              + flag(one.get("warn_unenforced"))
              + ", warn_unsupported="
              + flag(one.get("warn_unsupported"))
              + ", to="
              + repr(one.get("to"))
              + ", to_columns="
              + texts(one.get("to_columns"))
              + (level.startsWith("Model") ? ", columns=" + texts(one.get("columns")) : "")
              + ")");
    }
    return all.toString();
  }

  private static List<String> texts(@Nullable Object names) {
    return PlainValues.texts(names).stream().map(ContractChecksum::repr).toList();
  }

  private static String flag(@Nullable Object value) {
    return Boolean.FALSE.equals(value) ? "False" : "True";
  }

  private static String repr(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    String text = String.valueOf(value);
    return text.contains("'") && !text.contains("\"")
        ? PythonJson.sorted(text)
        : "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
