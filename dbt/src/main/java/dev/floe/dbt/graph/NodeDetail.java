package dev.floe.dbt.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only one kind of node has. */
public sealed interface NodeDetail {

  /**
   * Of a model.
   *
   * @param version as text
   * @param latestVersion of the model's versions, as text
   * @param access {@code private}, {@code protected} or {@code public}
   * @param deprecationDate as written
   */
  record Model(
      Optional<String> version,
      Optional<String> latestVersion,
      String access,
      Optional<String> deprecationDate)
      implements NodeDetail {

    /** A model without versions. */
    public static Model unversioned() {
      return new Model(Optional.empty(), Optional.empty(), "protected", Optional.empty());
    }
  }

  /** Of a seed. */
  record Seed() implements NodeDetail {}

  /** Of a snapshot. */
  record Snapshot() implements NodeDetail {}

  /** Of a test that is a query of its own. */
  record SingularTest() implements NodeDetail {}

  /**
   * Of a function that the database gets.
   *
   * @param arguments {@code name}, {@code data_type}, {@code description}, {@code default_value}
   * @param returns {@code data_type}, {@code description}
   * @param overloads names of the files that have other bodies for other arguments
   */
  record Function(
      List<Map<String, @Nullable Object>> arguments,
      Map<String, @Nullable Object> returns,
      List<String> overloads)
      implements NodeDetail {

    public Function {
      arguments = List.copyOf(arguments);
      overloads = List.copyOf(overloads);
    }
  }

  /** Of an analysis. */
  record Analysis() implements NodeDetail {}

  /**
   * Of a hook of the whole run.
   *
   * @param atStart whether it runs before everything; else after everything
   * @param index its place among the hooks of its package, 0 or more
   */
  record RunHook(boolean atStart, int index) implements NodeDetail {}

  /**
   * Of a test made from a macro.
   *
   * @param name the test's own name: {@code not_null}
   * @param namespace the package named before it, as in {@code dbt_utils.not_constant}
   * @param arguments what the macro is called with, with {@code model} and {@code column_name};
   *     text values are templates
   * @param columnName the column it is declared on
   * @param attachedNode unique id of the model, seed, snapshot or source it is declared on
   * @param fileKeyName {@code models.orders}
   * @param description as written at the test
   * @param inheritedTags of the column or source it is declared on
   */
  record GenericTest(
      String name,
      Optional<String> namespace,
      Map<String, @Nullable Object> arguments,
      Optional<String> columnName,
      Optional<String> attachedNode,
      String fileKeyName,
      String description,
      List<String> inheritedTags)
      implements NodeDetail {

    public GenericTest {
      inheritedTags = List.copyOf(inheritedTags);
    }
  }
}
