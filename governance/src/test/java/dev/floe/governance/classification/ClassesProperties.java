package dev.floe.governance.classification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.governance.Subject;
import dev.floe.governance.Subjects;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Through;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.RelationName;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Personal data stays personal wherever it goes, unless an approved function stands between. */
class ClassesProperties {

  private static final String PLATFORM =
      """
      governance:
        classification:
          pii: {retention_max_days: 90}
          declassification: {functions: [sha256], aggregates: [count], minimum_rows: 10}
      """;

  private static final List<Use> USES = List.of(Use.values());

  private static final List<Optional<Through>> WAYS =
      List.of(
          Optional.empty(),
          Optional.of(new Through(List.of("lower"), 1)),
          Optional.of(new Through(List.of("lower", "sha256"), 1)),
          Optional.of(new Through(List.of("count"), 9)),
          Optional.of(new Through(List.of("count"), 10)));

  @Property(tries = 300)
  void taintNeverDisappearsWithoutAnApprovedFunction(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int models) {
    Random random = new Random(seed);
    List<Node> nodes = new ArrayList<>();
    Set<String> personal = new TreeSet<>();
    for (int i = 0; i < models; i++) {
      nodes.add(model(i, random, personal));
    }
    Subject subject = Subjects.of(PLATFORM, nodes);
    Classes classes = Classes.of(subject);
    Set<String> found = new TreeSet<>();
    for (Node node : nodes) {
      for (ColumnClass column : classes.columns(node)) {
        classes
            .effective(node, column)
            .filter(taint -> taint.level().equals("pii"))
            .ifPresent(taint -> found.add(node.info().name() + "." + column.column()));
      }
    }
    assertThat(found).isEqualTo(personal);
  }

  /** A model that reads those before it; what is personal in it is told beside it. */
  private static Node model(int number, Random random, Set<String> personal) {
    Node.Model empty = (Node.Model) Subjects.model("shop", "m" + number, Map.of());
    List<NodeColumn> columns = new ArrayList<>();
    Set<String> reads = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      String name = "c" + i;
      boolean declared = (number == 0 && i == 0) || random.nextInt(15) == 0;
      boolean tainted = declared;
      List<Input> inputs = new ArrayList<>();
      for (int n = random.nextInt(3); n > 0 && number > 0; n--) {
        int from = random.nextInt(number);
        String column = "c" + random.nextInt(3);
        Use use = USES.get(random.nextInt(USES.size()));
        Optional<Through> through = WAYS.get(random.nextInt(WAYS.size()));
        inputs.add(new Input(RelationName.of("floe", "main", "m" + from), column, use, through));
        reads.add("model.shop.m" + from);
        tainted |=
            use != Use.CONDITION
                && !isApproved(use, through)
                && personal.contains("m" + from + "." + column);
      }
      boolean unknown = number > 0 && random.nextInt(20) == 0;
      if (unknown) {
        tainted = declared;
      }
      columns.add(column(name, declared, unknown ? Optional.empty() : Optional.of(inputs)));
      if (tainted) {
        personal.add("m" + number + "." + name);
      }
    }
    taintUnknown(number, columns, reads, personal);
    return new Node.Model(
        empty.info(),
        empty.relation(),
        "table",
        Optional.empty(),
        empty.body(),
        new NodeColumns.Bound(columns, columns),
        List.of(),
        List.copyOf(reads),
        Map.of());
  }

  /** A column of unknown lineage holds the worst of everything its model reads. */
  private static void taintUnknown(
      int number, List<NodeColumn> columns, Set<String> reads, Set<String> personal) {
    boolean readsPersonal =
        personal.stream()
            .map(name -> "model.shop." + name.substring(0, name.indexOf('.')))
            .anyMatch(reads::contains);
    for (NodeColumn column : columns) {
      if (readsPersonal && column.lineage() instanceof ColumnLineage.Unknown) {
        personal.add("m" + number + "." + column.name());
      }
    }
  }

  private static boolean isApproved(Use use, Optional<Through> through) {
    return through.isPresent()
        && (through.get().functions().contains("sha256")
            || (use == Use.AGGREGATION
                && through.get().functions().contains("count")
                && through.get().rows() >= 10));
  }

  private static NodeColumn column(String name, boolean declared, Optional<List<Input>> inputs) {
    return new NodeColumn(
        name,
        Type.of(Type.Kind.VARCHAR),
        "VARCHAR",
        "",
        List.of(),
        declared ? Map.of("floe", Map.of("classification", "pii")) : Map.of(),
        inputs
            .<ColumnLineage>map(ColumnLineage.Known::new)
            .orElseGet(() -> new ColumnLineage.Unknown("a test says so")),
        Optional.empty());
  }
}
