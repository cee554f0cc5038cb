import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes synthetic projects, the same for the same arguments.
 *
 * <pre>
 *   java Generate.java dbt 1000 FOLDER      a dbt project of 1,000 models over seeds of 1,000 rows
 *   java Generate.java dbt 100 FOLDER 500000  the same over more rows, so that each model takes longer
 *   java Generate.java mesh 50 20 100 FOLDER  three tiers: 50 domains of 20 products of 100 models
 *   java Generate.java rows 10000000 FOLDER a product with one large table and one small one
 * </pre>
 *
 * Every model is a table, joins three others, calls a macro and has two tests. Models stand in levels
 * of twenty; each reads three of the level above, the first level reads the three seeds.
 *
 * <p>Beside a dbt project lie three files with the same work as plain SQL: {@code seeds.sql}, {@code
 * models.sql} and {@code tested.sql}, which has the models and their tests.
 */
class Generate {

  private static final int WIDTH = 20;
  private static final int FAN_IN = 3;
  private static final int SEEDS = 3;
  private static final int SEED_ROWS = 1_000;
  private static final String COUNT =
      "select count(*) as failures, count(*) != 0 as should_warn, count(*) != 0 as should_error from (";

  private final Path folder;
  private final String prefix;
  private final int rows;
  private final StringBuilder seeds = new StringBuilder();
  private final StringBuilder models = new StringBuilder();
  private final StringBuilder tested = new StringBuilder();

  private Generate(Path folder, String prefix, int rows) {
    this.folder = folder;
    this.prefix = prefix;
    this.rows = rows;
  }

  public static void main(String[] args) throws IOException {
    switch (args.length == 0 ? "" : args[0]) {
      case "dbt" -> dbt(
              Integer.parseInt(args[1]),
              Path.of(args[2]),
              args.length > 3 ? Integer.parseInt(args[3]) : SEED_ROWS);
      case "mesh" -> 
          mesh(
              Integer.parseInt(args[1]),
              Integer.parseInt(args[2]),
              Integer.parseInt(args[3]),
              Path.of(args[4]));
      case "rows" -> rows(Long.parseLong(args[1]), Path.of(args[2]));
      default -> {
        System.err.println("java Generate.java dbt N FOLDER [ROWS] | mesh D P N FOLDER | rows N FOLDER");
        System.exit(2);
      }
    }
  }

  private static void dbt(int models, Path folder, int rows) throws IOException {
    Generate project = new Generate(folder, "model_", rows);
    project.write(
        "dbt_project.yml",
        """
        name: synthetic
        version: "1.0.0"
        config-version: 2
        profile: synthetic
        models:
          synthetic:
            +materialized: table
        """);
    project.write(
        "profiles.yml",
        """
        synthetic:
          target: dev
          outputs:
            dev:
              type: duckdb
              path: synthetic.duckdb
              threads: 2
        """);
    project.body(models);
    project.write("seeds.sql", project.seeds.toString());
    project.write("models.sql", project.models.toString());
    project.write("tested.sql", project.tested.toString());
  }

  /** Every model has what its layer asks for, so that every rule has something to look at. */
  private static void mesh(int domains, int products, int models, Path folder) throws IOException {
    Generate mesh = new Generate(folder, "", SEED_ROWS);
    mesh.write(
        "floe-workspace.yaml",
        """
        folders: [enterprise, domains/*, domains/*/products/*]
        """);
    mesh.write(
        "enterprise/enterprise-manifest.yaml",
        """
        apiVersion: floe.dev/v1
        kind: Manifest
        metadata:
          name: synthetic-enterprise
          version: "1.0.0"
          scope: enterprise
        approved_plugins:
          compute: [duckdb]
        governance:
          pii_encryption: required
          data_retention_days: 365
          policies:
            - id: models-are-tables
              applies_to: model
              rule: model.materialized == "table"
              message: "{model.name} is no table"
              examples:
                passes: {model: {materialized: table}}
                fails: {model: {materialized: view}}
        """);
    for (int domain = 0; domain < domains; domain++) {
      mesh.domain("domain" + domain);
      for (int i = 0; i < products; i++) {
        String home = "domains/domain" + domain + "/products/product-" + i;
        Generate generate =
            new Generate(folder.resolve(home), "silver_p" + i + "_", SEED_ROWS);
        generate.product("product-" + domain + "-" + i);
        generate.body(models);
      }
    }
  }

  private void domain(String name) throws IOException {
    write(
        "domains/" + name + "/domain-manifest.yaml",
        """
        apiVersion: floe.dev/v1
        kind: Manifest
        metadata:
          name: %s
          version: "1.0.0"
          scope: domain
        parent:
          ref: ../../enterprise/enterprise-manifest.yaml
        domain:
          name: %s
          namespace: %s
        plugins:
          compute:
            type: duckdb
        data_architecture:
          pattern: medallion
          naming: {enforcement: strict}
          layers:
            silver:
              quality_gates:
                required_tests: [not_null_pk, unique_pk]
                minimum_coverage: 25
        """
            .formatted(name, name, name));
  }

  private static void rows(long rows, Path folder) throws IOException {
    Generate product = new Generate(folder, "", SEED_ROWS);
    product.product("large");
    product.write(
        "models/silver_large.sql",
        """
        {{ config(materialized='table') }}
        select range as id, range %% 1000 as kind, (range * 7919) %% 100000 / 100.0 as amount,
               md5(range::varchar) as code
        from range(%d)
        """
            .formatted(rows));
    product.write("models/silver_small.sql", "select 1 as id\n");
    product.manifest();
  }

  private void product(String name) throws IOException {
    write(
        "floe.yaml",
        """
        apiVersion: floe.dev/v1
        kind: DataProduct
        metadata:
          name: %s
          version: "1.0.0"
        platform:
          ref: %s
        transforms:
          - type: dbt
            path: models/
        """
            .formatted(name, prefix.isEmpty() ? "manifest.yaml" : "../../domain-manifest.yaml"));
  }

  private void manifest() throws IOException {
    write(
        "manifest.yaml",
        """
        apiVersion: floe.dev/v1
        kind: Manifest
        metadata:
          name: synthetic
          version: "1.0.0"
        plugins:
          compute: duckdb
        data_architecture:
          pattern: medallion
          layers:
            silver: {quality_gates: {required_tests: [], minimum_coverage: 0}}
        """);
  }

  /** Seeds, the macro, models and their tests. */
  private void body(int models) throws IOException {
    write(
        "macros/money.sql",
        "{% macro money(column, digits=2) %}round({{ column }} / 100.0, {{ digits }}){% endmacro %}\n");
    List<String> above = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      above.add(seed(i));
    }
    for (int first = 0; first < models; first += WIDTH) {
      List<String> level = new ArrayList<>();
      StringBuilder tests = new StringBuilder("version: 2\nmodels:\n");
      for (int i = first; i < Math.min(models, first + WIDTH); i++) {
        level.add(model(i, above));
        tests.append(
            """
              - name: %s
                columns:
                  - name: id
                    tests: [unique, not_null]
            """
                .formatted(level.getLast()));
      }
      write("models/level_%04d.yml".formatted(first / WIDTH), tests.toString());
      above = level;
    }
  }

  private String seed(int number) throws IOException {
    String name = (prefix.startsWith("model_") ? "raw_" : prefix + "raw_") + number;
    Random random = new Random(number);
    StringBuilder csv = new StringBuilder("id,amount,label\n");
    for (int row = 1; row <= rows; row++) {
      csv.append(row).append(',').append(random.nextInt(100_000)).append(",label ");
      csv.append(random.nextInt(50)).append('\n');
    }
    write("seeds/" + name + ".csv", csv.toString());
    seeds
        .append("create table ")
        .append(name)
        .append(" as select * from read_csv('seeds/")
        .append(name)
        .append(".csv');\n");
    return name;
  }

  private String model(int number, List<String> above) throws IOException {
    String name = String.format(Locale.ROOT, "%s%05d", prefix, number);
    List<String> parents = new ArrayList<>();
    for (int i = 0; i < FAN_IN; i++) {
      parents.add(above.get((number + i * (1 + number / WIDTH % 5)) % above.size()));
    }
    write("models/" + name + ".sql", sql(parents, true));
    String table = "create table " + name + " as " + sql(parents, false).replace("\n", " ") + ";\n";
    models.append(table);
    tested.append(table);
    tested
        .append(COUNT)
        .append("select id as unique_field, count(*) as n_records from ")
        .append(name)
        .append(" where id is not null group by id having count(*) > 1) dbt_internal_test;\n");
    tested.append(COUNT).append("select id from ").append(name).append(" where id is null) dbt_internal_test;\n");
    return name;
  }

  private String sql(List<String> parents, boolean template) {
    List<String> read =
        parents.stream().map(p -> template ? "{{ ref('" + p + "') }}" : p).toList();
    String config = template ? "{{ config(materialized='table') }}\n" : "";
    String money = template ? "{{ money('b.amount') }}" : "round(b.amount / 100.0, 2)";
    return config
        + "select a.id, (a.amount + c.amount) % 100000 as amount, "
        + money
        + " as money, a.label\nfrom "
        + read.get(0)
        + " a\njoin "
        + read.get(1)
        + " b on a.id = b.id\njoin "
        + read.get(2)
        + " c on a.id = c.id\n";
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
