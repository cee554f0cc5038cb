package dev.floe.runner.execute;

import static dev.floe.runner.execute.Nodes.model;
import static dev.floe.runner.execute.Nodes.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.diagnostics.Span;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model promises of its columns, and what is said of them, in the database. */
class ContractsAndCommentsIT {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anEnforcedContractGivesTypesOrderAndConstraints() {
    Node.Model model =
        Nodes.contracted(
            table("a", "select 'x' as name, 1 as id"),
            List.of(Nodes.column("id", "bigint", ""), Nodes.column("name", "varchar", "")),
            List.of(
                Constraint.of(Constraint.Kind.NOT_NULL, List.of("id"), "", Optional.empty()),
                Constraint.of(Constraint.Kind.PRIMARY_KEY, List.of("id"), "", Optional.empty()),
                Constraint.of(Constraint.Kind.CHECK, List.of(), "id > 0", Optional.empty())));

    assertThat(shop.run(model).isGood()).isTrue();
    assertThat(shop.run(model).isGood()).isTrue();
    assertThat(shop.rows("select column_name, column_type, \"null\" from (describe a)"))
        .containsExactly("id|BIGINT|NO", "name|VARCHAR|YES");
    assertThat(
            shop.rows(
                "select constraint_type from duckdb_constraints() where table_name = 'a'"
                    + " order by all"))
        .containsExactly("CHECK", "NOT NULL", "PRIMARY KEY");
  }

  @Test
  void aForeignKeyRefersToARelationOfTheProject() {
    Node.Model parent =
        Nodes.contracted(
            table("a", "select 1 as id"),
            List.of(Nodes.column("id", "bigint", "")),
            List.of(
                Constraint.of(Constraint.Kind.PRIMARY_KEY, List.of("id"), "", Optional.empty())));
    Node.Model child =
        Nodes.contracted(
            table("b", "select 2 as a_id", "model.shop.a"),
            List.of(Nodes.column("a_id", "bigint", "")),
            List.of(
                new Constraint(
                    Constraint.Kind.FOREIGN_KEY,
                    List.of("a_id"),
                    "(id)",
                    Optional.empty(),
                    Optional.of(parent.relation()))));

    assertThat(shop.run(parent, child).nodes())
        .extracting(NodeResult::status)
        .containsExactly(NodeStatus.SUCCESS, NodeStatus.ERROR);
  }

  @Test
  void anEnforcedContractRefusesOtherColumns() {
    Node.Model model =
        Nodes.contracted(
            table("a", "select 'x' as id, 2 as extra"),
            List.of(Nodes.column("id", "bigint", ""), Nodes.column("gone", "varchar", "")),
            List.of());

    NodeResult result = shop.runOne(model);

    assertThat(result.diagnostics())
        .hasSize(3)
        .allMatch(d -> d.code() == RunCode.CONTRACT_BROKEN)
        .extracting(d -> d.message())
        .containsExactly(
            "the contract of a promises bigint and the query returns VARCHAR for the column 'id'",
            "the contract of a promises a column the query does not return: 'gone'",
            "the contract of a does not name the column 'extra'");
    assertThat(result.diagnostics().getFirst().span()).contains(Span.at("models/schema.yml", 7, 9));
  }

  @Test
  void aBrokenConstraintFailsAndLeavesNothing() {
    Node.Model model =
        Nodes.contracted(
            table("a", "select null::int as id"),
            List.of(Nodes.column("id", "integer", "")),
            List.of(Constraint.of(Constraint.Kind.NOT_NULL, List.of("id"), "", Optional.empty())));

    assertThat(shop.runOne(model).status()).isEqualTo(NodeStatus.ERROR);
    assertThat(shop.rows("select count(*) from information_schema.tables")).containsExactly("0");
  }

  private static Node.Model described(NodeColumn... columns) {
    return Nodes.described(table("a", "select 1 as id"), columns);
  }

  @Test
  void keepsDescriptionsAsComments() {
    assertThat(shop.run(described(Nodes.column("ID", "", "the key, it's"))).isGood()).isTrue();
    assertThat(shop.rows("select comment from duckdb_columns() where table_name = 'a'"))
        .containsExactly("the key, it's");
  }

  @Test
  void tellsOfDescriptionsWithoutAColumn() {
    NodeResult result =
        shop.runOne(described(Nodes.column("id", "", "the key"), Nodes.column("di", "", "a key")));

    assertThat(result.status()).isEqualTo(NodeStatus.SUCCESS);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.code()).isEqualTo(RunCode.UNDOCUMENTABLE);
          assertThat(told.message()).contains("no column di ");
        });
  }
}
