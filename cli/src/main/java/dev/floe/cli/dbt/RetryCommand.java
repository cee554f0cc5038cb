package dev.floe.cli.dbt;
import dev.floe.cli.command.*;
final class RetryCommand implements Command {
  @Override public picocli.CommandLine.Model.CommandSpec spec() { return DbtSpec.of(Verb.valueOf("Retry".toUpperCase().replace("DBT",""))); }
  @Override public ExitCode run(Invocation invocation) { throw new IllegalStateException("unfinished"); }
}
