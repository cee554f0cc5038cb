package dev.floe.cli;

import dev.floe.cli.audit.AuditCommand;
import dev.floe.cli.command.Command;
import dev.floe.cli.contracts.ContractsCheckCommand;
import dev.floe.cli.contracts.ContractsDescribeCommand;
import dev.floe.cli.contracts.ContractsDiffCommand;
import dev.floe.cli.contracts.ContractsExportCommand;
import dev.floe.cli.contracts.ContractsImportCommand;
import dev.floe.cli.contracts.ContractsListCommand;
import dev.floe.cli.contracts.ContractsTestCommand;
import dev.floe.cli.dbt.DbtCommands;
import dev.floe.cli.dbt.DbtSpec;
import dev.floe.cli.dbt.Verb;
import dev.floe.cli.demo.DemoCommand;
import dev.floe.cli.environments.DiffCommand;
import dev.floe.cli.init.InitCommand;
import dev.floe.cli.monitor.MonitorCommand;
import dev.floe.cli.monitor.PublishedQuality;
import dev.floe.cli.platform.LockCommand;
import dev.floe.cli.platform.PlatformCompileCommand;
import dev.floe.cli.platform.PlatformDiffCommand;
import dev.floe.cli.platform.PlatformListCommand;
import dev.floe.cli.platform.PlatformPublishCommand;
import dev.floe.cli.platform.PlatformShowCommand;
import dev.floe.cli.platform.ProductAttestationCommand;
import dev.floe.cli.platform.ProductDeprecateCommand;
import dev.floe.cli.platform.ProductRegisterCommand;
import dev.floe.cli.platform.ProductsDescribeCommand;
import dev.floe.cli.platform.ProductsListCommand;
import dev.floe.cli.platform.RegistryExportCommand;
import dev.floe.cli.platform.RegistryImportCommand;
import dev.floe.cli.polaris.CatalogApplyCommand;
import dev.floe.cli.polaris.CatalogPlanCommand;
import dev.floe.cli.product.CompileCommand;
import dev.floe.cli.product.ExplainCommand;
import dev.floe.cli.product.RunCommand;
import dev.floe.cli.product.SchemaCommand;
import dev.floe.cli.product.ShowCommand;
import dev.floe.cli.product.TablesMaintainCommand;
import dev.floe.cli.product.ValidateCommand;
import dev.floe.cli.runs.RollbackCommand;
import dev.floe.cli.runs.RunsDiffCommand;
import dev.floe.cli.runs.RunsListCommand;
import dev.floe.cli.runs.RunsShowCommand;
import dev.floe.cli.scan.ScanPiiCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All commands, by name. Nothing of a command is loaded before it is asked for. */
final class CommandTable {

  private CommandTable() {}

  /** A word of the command line. */
  sealed interface Entry {

    String name();

    String summary();

    /** A command. */
    record Single(String name, String summary, Supplier<Command> command) implements Entry {}

    /**
     * Commands under one word.
     *
     * @param valued options that take a value and may stand before the command's name
     */
    record Group(String name, String summary, Set<String> valued, List<Entry> commands)
        implements Entry {

      /** The same words with the command first, if there is one among them. */
      Optional<List<String>> commandFirst(List<String> typed) {
        for (int i = 0; i < typed.size(); i++) {
          String word = typed.get(i);
          if (!word.startsWith("-")) {
            List<String> reordered = new ArrayList<>(typed);
            reordered.addFirst(reordered.remove(i));
            return Optional.of(reordered);
          }
          i += valued.contains(word) ? 1 : 0;
        }
        return Optional.empty();
      }
    }
  }

  /** In the order of the overview. */
  static List<Entry> entries() {
    return List.of(
        new Entry.Single("init", "Begin a data product", InitCommand::new),
        new Entry.Single("validate", "Check documents and inheritance", ValidateCommand::new),
        new Entry.Single(
            "compile", "Compile the product and check every rule", CompileCommand::new),
        new Entry.Single(
            "run",
            "Compile, build, test and publish the product",
            () -> new RunCommand(PublishedQuality::measure)),
        new Entry.Group(
            "runs",
            "See what ran here",
            Set.of("--project-dir", "--output"),
            List.of(
                new Entry.Single("list", "List the runs, newest first", RunsListCommand::new),
                new Entry.Single("show", "Show what one run did", RunsShowCommand::new),
                new Entry.Single("diff", "Compare two runs", RunsDiffCommand::new))),
        new Entry.Single(
            "rollback", "Publish again what an earlier run had published", RollbackCommand::new),
        new Entry.Group(
            "tables",
            "Look after the product's tables",
            Set.of("--project-dir", "--output"),
            List.of(
                new Entry.Single(
                    "maintain",
                    "Expire rows and old states, join small files",
                    TablesMaintainCommand::new))),
        new Entry.Single(
            "monitor", "Check that output ports keep their promises", MonitorCommand::new),
        new Entry.Single("show", "Show rows of what was published", ShowCommand::new),
        new Entry.Single("explain", "Show who set a value, and where", ExplainCommand::new),
        new Entry.Single("diff", "Compare two environments of the product", DiffCommand::new),
        new Entry.Group(
            "scan",
            "Look for what nobody has classified",
            Set.of(),
            List.of(
                new Entry.Single("pii", "Propose classes for personal data", ScanPiiCommand::new))),
        new Entry.Single("audit", "Judge many products, and keep a log of it", AuditCommand::new),
        new Entry.Single("schema", "Print the JSON Schema of a document", SchemaCommand::new),
        new Entry.Single("demo", "Run an example data mesh from end to end", DemoCommand::new),
        new Entry.Group("dbt", "Run a dbt project, as dbt does", DbtSpec.VALUED, dbt()),
        new Entry.Group(
            "product",
            "Begin and register data products",
            Set.of(),
            List.of(
                new Entry.Single("init", "Begin a data product", InitCommand::new),
                new Entry.Single(
                    "register", "Publish the compiled product", ProductRegisterCommand::new),
                new Entry.Single(
                    "attestation",
                    "Show what is attested of a version",
                    ProductAttestationCommand::new),
                new Entry.Single(
                    "deprecate", "Mark a registered version", ProductDeprecateCommand::new))),
        new Entry.Group(
            "products",
            "Find registered data products",
            Set.of(),
            List.of(
                new Entry.Single("list", "List all products", ProductsListCommand::new),
                new Entry.Single(
                    "describe", "Show one product's ports", ProductsDescribeCommand::new))),
        new Entry.Group(
            "contracts",
            "See what products promise each other",
            Set.of(),
            List.of(
                new Entry.Single("list", "List who relies on whom", ContractsListCommand::new),
                new Entry.Single("describe", "Show a contract", ContractsDescribeCommand::new),
                new Entry.Single(
                    "check", "Check the product's contracts", ContractsCheckCommand::new),
                new Entry.Single("diff", "Compare two contracts", ContractsDiffCommand::new),
                new Entry.Single(
                    "test", "Run contracts against the data", ContractsTestCommand::new),
                new Entry.Single("export", "Write a contract as ODCS", ContractsExportCommand::new),
                new Entry.Single(
                    "import", "Read a contract from ODCS", ContractsImportCommand::new))),
        new Entry.Group(
            "platform",
            "Publish manifests and look at published ones",
            Set.of(),
            List.of(
                new Entry.Single("compile", "Resolve a manifest", PlatformCompileCommand::new),
                new Entry.Single("publish", "Publish a manifest", PlatformPublishCommand::new),
                new Entry.Single("list", "List published versions", PlatformListCommand::new),
                new Entry.Single("show", "Print a published manifest", PlatformShowCommand::new),
                new Entry.Single("diff", "Compare two manifests", PlatformDiffCommand::new),
                new Entry.Group(
                    "catalog",
                    "Grant in a Polaris what the manifest says",
                    Set.of(),
                    List.of(
                        new Entry.Single("plan", "Show what would change", CatalogPlanCommand::new),
                        new Entry.Single(
                            "apply", "Show it and change it", CatalogApplyCommand::new))))),
        new Entry.Group(
            "registry",
            "Carry artifacts where there is no network",
            Set.of(),
            List.of(
                new Entry.Single(
                    "export", "Copy artifacts into a folder", RegistryExportCommand::new),
                new Entry.Single(
                    "import", "Push a folder's artifacts", RegistryImportCommand::new))),
        new Entry.Single("lock", "Write down what references mean", LockCommand::new));
  }

  private static List<Entry> dbt() {
    List<Entry> entries = new ArrayList<>();
    Arrays.stream(Verb.values())
        .filter(verb -> verb.group().isEmpty())
        .forEach(verb -> entries.add(single(verb, verb.word(), verb.summary())));
    entries.add(single(Verb.LS, "list", "The same as ls"));
    entries.add(group("source", "Check how fresh sources are"));
    entries.add(group("docs", "Write and show the project's documentation"));
    return List.copyOf(entries);
  }

  private static Entry single(Verb verb, String name, String summary) {
    return new Entry.Single(name, summary, () -> DbtCommands.of(verb));
  }

  private static Entry group(String word, String summary) {
    List<Entry> entries = new ArrayList<>();
    for (Verb verb : Verb.values()) {
      if (verb.group().filter(word::equals).isPresent()) {
        entries.add(single(verb, verb.word(), verb.summary()));
      }
    }
    if (word.equals("source")) {
      entries.add(single(Verb.FRESHNESS, "snapshot-freshness", "The old name of freshness"));
    }
    return new Entry.Group(word, summary, DbtSpec.VALUED, entries);
  }

  static Optional<Entry> find(List<Entry> table, String name) {
    return table.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** What {@code floe --help} prints. */
  static String overview() {
    return """
    floe: a data mesh platform in one program. From manifests and SQL to governed tables.

    Usage: floe COMMAND [OPTIONS]

    Commands:
    """
        + list(entries())
        + """
          help         Explain a command or an error code

        Options:
          -h, --help     show this help
          -V, --version  show the version

        'floe help COMMAND' shows a command's options and examples, 'floe help FLOE-MAN-001' explains
        an error. New here? Start with 'floe demo'.
        """;
  }

  /** What {@code floe GROUP --help} prints. */
  static String overview(Entry.Group group, String name) {
    return group.summary()
        + ".\n\nUsage: "
        + name
        + " COMMAND [OPTIONS]\n\nCommands:\n"
        + list(group.commands())
        + "\n'"
        + name
        + " COMMAND --help' shows a command's options and examples.\n";
  }

  private static String list(List<Entry> entries) {
    StringBuilder out = new StringBuilder();
    for (Entry entry : entries) {
      String name = entry.name();
      out.append("  ")
          .append(name)
          .repeat(' ', Math.max(1, 13 - name.length()))
          .append(entry.summary())
          .append('\n');
    }
    return out.toString();
  }
}
