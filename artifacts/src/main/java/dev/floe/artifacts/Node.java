package dev.floe.artifacts;

import dev.floe.spi.RelationName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A vertex of the product's graph. */
public sealed interface Node {

  /** What every node has. */
  NodeInfo info();

  /** Unique ids of the nodes it reads, sorted. */
  List<String> dependsOn();

  /** Its identity in the graph. */
  default String uniqueId() {
    return info().uniqueId();
  }

  /** A node that others can name in {@code ref} or {@code source} and read. */
  sealed interface Referable extends Node {

    /** Where its rows are; absent for an ephemeral model, which is inlined. */
    Optional<RelationName> location();

    /** What is known about its columns. */
    NodeColumns columns();
  }

  /**
   * A relation that somebody else fills.
   *
   * @param external the file or table function that is read instead of a relation, as SQL
   */
  record Source(
      NodeInfo info, RelationName relation, NodeColumns columns, Optional<String> external)
      implements Referable {

    /** A source that is a relation of the warehouse. */
    public Source(NodeInfo info, RelationName relation, NodeColumns columns) {
      this(info, relation, columns, Optional.empty());
    }

    /** The same with other columns. */
    public Source with(NodeColumns other) {
      return new Source(info, relation, other, external);
    }

    @Override
    public List<String> dependsOn() {
      return List.of();
    }

    @Override
    public Optional<RelationName> location() {
      return Optional.of(relation);
    }
  }

  /**
   * A CSV file that becomes a table.
   *
   * @param config effective configuration, plain JSON values
   * @param digest of the file: {@code sha256:<64 hex>}
   */
  record Seed(
      NodeInfo info,
      RelationName relation,
      NodeColumns columns,
      List<String> dependsOn,
      Map<String, Object> config,
      String digest)
      implements Referable {

    public Seed {
      dependsOn = sorted(dependsOn);
      config = Plain.copy(config);
    }

    @Override
    public Optional<RelationName> location() {
      return Optional.of(relation);
    }
  }

  /**
   * A query that becomes a relation.
   *
   * @param relation its name; an ephemeral model has one too, which never exists
   * @param materialization {@code table}, {@code view}, {@code ephemeral}, {@code incremental}, or
   *     the name of a project's own
   * @param layer the architectural layer it belongs to, where a pattern is known
   * @param constraints of the model and of its columns, in the order they are written; they are
   *     stated in DDL where {@code contract.enforced} of the configuration says so
   * @param config effective configuration, plain JSON values
   */
  record Model(
      NodeInfo info,
      RelationName relation,
      String materialization,
      Optional<String> layer,
      SqlBody body,
      NodeColumns columns,
      List<Constraint> constraints,
      List<String> dependsOn,
      Map<String, Object> config)
      implements Referable {

    public Model {
      constraints = List.copyOf(constraints);
      dependsOn = sorted(dependsOn);
      config = Plain.copy(config);
    }

    @Override
    public Optional<RelationName> location() {
      return materialization.equals("ephemeral") ? Optional.empty() : Optional.of(relation);
    }

    /** The same with its SQL as it is known now. */
    public Model with(SqlBody other) {
      return new Model(
          info, relation, materialization, layer, other, columns, constraints, dependsOn, config);
    }

    /** The same in an architectural layer. */
    public Model in(String layerName) {
      return new Model(
          info,
          relation,
          materialization,
          Optional.of(layerName),
          body,
          columns,
          constraints,
          dependsOn,
          config);
    }
  }

  /** A slowly changing dimension kept from a query. */
  record Snapshot(
      NodeInfo info,
      RelationName relation,
      SqlBody body,
      NodeColumns columns,
      List<String> dependsOn,
      Map<String, Object> config)
      implements Referable {

    public Snapshot {
      dependsOn = sorted(dependsOn);
      config = Plain.copy(config);
    }

    @Override
    public Optional<RelationName> location() {
      return Optional.of(relation);
    }

    /** The same with its SQL as it is known now. */
    public Snapshot with(SqlBody other) {
      return new Snapshot(info, relation, other, columns, dependsOn, config);
    }
  }

  /** A query that must return no bad rows. */
  record Test(
      NodeInfo info,
      SqlBody body,
      List<String> dependsOn,
      TestSpec spec,
      Map<String, Object> config)
      implements Node {

    public Test {
      dependsOn = sorted(dependsOn);
      config = Plain.copy(config);
    }

    /** The same with its SQL as it is known now. */
    public Test with(SqlBody other) {
      return new Test(info, other, dependsOn, spec, config);
    }
  }

  /**
   * A model's query over rows written by hand, and the rows it must return.
   *
   * @param model unique id of the model
   * @param dependsOn what the model reads, and must be there so that its columns are known; never
   *     the model itself
   */
  record UnitTest(NodeInfo info, String model, List<String> dependsOn, Map<String, Object> config)
      implements Node {

    public UnitTest {
      dependsOn = sorted(dependsOn);
      config = Plain.copy(config);
    }
  }

  private static List<String> sorted(List<String> ids) {
    return ids.stream().sorted().distinct().toList();
  }
}
