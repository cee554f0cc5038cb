package dev.floe.runner.materialize;

import dev.floe.artifacts.Constraint;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.RunCode;
import dev.floe.spi.Column;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code contract.enforced} asks: these columns, of these types, under these constraints. */
final class Contract {

  private static final Set<String> VAGUE = Set.of("numeric", "decimal", "number");

  private final Build build;
  private final List<NodeColumn> declared;
  private final List<Constraint> constraints;
  private final boolean enforced;

  private Contract(
      Build build, List<NodeColumn> declared, List<Constraint> constraints, boolean enforced) {
    this.build = build;
    this.declared = declared;
    this.constraints = constraints;
    this.enforced = enforced;
  }

  static Contract of(Build build) {
    boolean enforced = build.settings().map("contract").isOn("enforced");
    return build.node() instanceof Node.Model model
        ? new Contract(build, model.columns().declared(), model.constraints(), enforced)
        : new Contract(build, List.of(), List.of(), false);
  }

  boolean isEnforced() {
    return enforced;
  }

  List<String> columnNames() {
    return declared.stream().map(NodeColumn::name).toList();
  }

  /** What the query returns otherwise than promised; empty if it keeps the contract. */
  Optional<Outcome.Refused> check() throws SqlFailure {
    if (!enforced) {
      return Optional.empty();
    }
    if (declared.isEmpty()) {
      return Optional.of(
          new Outcome.Refused(
              List.of(
                  build
                      .problem(
                          RunCode.CONTRACT_BROKEN,
                          "This model has an enforced contract, and its 'columns' specification is"
                              + " missing: "
                              + build.node().info().name())
                      .withHelp(
                          "describe its columns in a property file, each with a data_type"))));
    }
    Map<String, Column> actual = byName(build.session().describe(build.query()));
    List<Diagnostic> broken = new ArrayList<>();
    ContractTable table = new ContractTable();
    for (NodeColumn column : declared) {
      Column found = actual.remove(column.name().toLowerCase(Locale.ROOT));
      mismatch(column, Optional.ofNullable(found), table).ifPresent(broken::add);
    }
    for (Column extra : actual.values()) {
      table.missingInContract(extra.name(), extra.nativeType());
      broken.add(broken("does not name the column", extra.name()));
    }
    if (broken.isEmpty()) {
      return Optional.empty();
    }
    broken.set(0, table.explaining(broken.getFirst()));
    return Optional.of(new Outcome.Refused(broken));
  }

  /** Columns whose type leaves open how exact it is: engines have different opinions of that. */
  List<Diagnostic> warnings() {
    List<NodeColumn> open =
        declared.stream()
            .filter(column -> VAGUE.contains(column.nativeType().strip().toLowerCase(Locale.ROOT)))
            .toList();
    return enforced && !open.isEmpty()
        ? List.of(
            at(
                open.getFirst(),
                build
                    .problem(
                        RunCode.VAGUE_NUMBER,
                        "Detected columns with numeric type and unspecified precision/scale in "
                            + build.node().info().name()
                            + ", this can lead to unintended rounding: "
                            + String.join(", ", open.stream().map(NodeColumn::name).toList()))
                    .withHelp(
                        "write how many digits, and how many of them after the point:"
                            + " numeric(38, 3)")))
        : List.of();
  }

  private Optional<Diagnostic> mismatch(
      NodeColumn promised, Optional<Column> found, ContractTable table) throws SqlFailure {
    if (found.isEmpty()) {
      table.missingInQuery(promised.name(), promised.nativeType());
      return Optional.of(
          at(promised, broken("promises a column the query does not return:", promised.name())));
    }
    if (promised.nativeType().isEmpty()) {
      return Optional.of(
          at(promised, broken("must give a data_type for the column", promised.name())));
    }
    Column wanted = canonical(promised);
    if (TypeFamily.of(wanted.type()).equals(TypeFamily.of(found.get().type()))) {
      return Optional.empty();
    }
    table.otherType(promised.name(), found.get().nativeType(), wanted.nativeType());
    String message =
        "promises "
            + promised.nativeType()
            + " and the query returns "
            + found.get().nativeType()
            + " for the column";
    return Optional.of(at(promised, broken(message, promised.name())));
  }

  /** The declared type as the engine itself understands it: {@code int8} is {@code BIGINT}. */
  private Column canonical(NodeColumn promised) throws SqlFailure {
    return build
        .session()
        .describe(SqlText.unmapped("select cast(null as " + promised.nativeType() + ") as c"))
        .getFirst();
  }

  private Diagnostic broken(String what, String column) {
    return build.problem(
        RunCode.CONTRACT_BROKEN,
        "the contract of " + build.node().info().name() + " " + what + " '" + column + "'");
  }

  private static Diagnostic at(NodeColumn column, Diagnostic diagnostic) {
    return column.declaredAt().map(diagnostic::at).orElse(diagnostic);
  }

  private static Map<String, Column> byName(List<Column> columns) {
    Map<String, Column> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(column.name().toLowerCase(Locale.ROOT), column));
    return byName;
  }

  /** The table's DDL, in the order of the contract. */
  Statement createTable(RelationName name) {
    List<String> parts = new ArrayList<>();
    for (NodeColumn column : declared) {
      parts.add(build.quote(column.name()) + " " + column.nativeType() + inline(column));
    }
    constraints.forEach(constraint -> tableLevel(constraint).ifPresent(parts::add));
    return Statement.own(
        "create "
            + build.tableKind()
            + " "
            + build.session().render(name)
            + " ("
            + String.join(", ", parts)
            + ")");
  }

  private String inline(NodeColumn column) {
    StringBuilder text = new StringBuilder();
    for (Constraint constraint : constraints) {
      if (!constraint.columns().contains(column.name())) {
        continue;
      }
      switch (constraint.kind()) {
        case NOT_NULL -> text.append(" not null");
        case CUSTOM -> text.append(' ').append(constraint.expression());
        case UNIQUE, PRIMARY_KEY, FOREIGN_KEY, CHECK -> {}
      }
    }
    return text.toString();
  }

  private String render(RelationName relation) {
    return build.session().render(relation);
  }

  private Optional<String> tableLevel(Constraint constraint) {
    String columns = String.join(", ", constraint.columns().stream().map(build::quote).toList());
    Optional<String> body =
        switch (constraint.kind()) {
          case UNIQUE -> Optional.of("unique (" + columns + ")");
          case PRIMARY_KEY -> Optional.of("primary key (" + columns + ")");
          case FOREIGN_KEY ->
              Optional.of(
                  "foreign key ("
                      + columns
                      + ") references "
                      + constraint.target().map(to -> render(to) + " ").orElse("")
                      + constraint.expression());
          case CHECK -> Optional.of("check (" + constraint.expression() + ")");
          case CUSTOM ->
              constraint.columns().isEmpty()
                  ? Optional.of(constraint.expression())
                  : Optional.empty();
          case NOT_NULL -> Optional.empty();
        };
    return body.map(
        text -> constraint.name().map(n -> "constraint " + build.quote(n) + " ").orElse("") + text);
  }
}
