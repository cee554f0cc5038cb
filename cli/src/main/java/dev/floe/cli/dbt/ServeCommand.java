package dev.floe.cli.dbt;
import dev.floe.cli.command.*;
final class ServeCommand implements Command {
  @Override public picocli.CommandLine.Model.CommandSpec spec() { return DbtSpec.of(Verb.valueOf("Serve".toUpperCase().replace("DBT",""))); }
  @Override public ExitCode run(Invocation invocation) { throw new IllegalStateException("unfinished"); }
}
