package dev.floe.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The few kinds of options floe has, so that all commands spell them alike. */
public final class Options {

  private Options() {}

  /** A specification that begins with what the command is for and ends with examples. */
  public static CommandSpec command(String purpose, String... examples) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description(purpose)
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .synopsisHeading("Usage: ")
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(100)
        .footerHeading("%nExamples:%n")
        .footer(indented(examples));
    return spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("show this help").build());
  }

  private static String[] indented(String[] examples) {
    return List.of(examples).stream().map(line -> "  " + line).toArray(String[]::new);
  }

  /** A switch. */
  public static OptionSpec flag(String names, String description) {
    return named(names).type(boolean.class).arity("0").description(description).build();
  }

  /** A switch with a {@code --no-} form. */
  public static OptionSpec choice(String names, String description) {
    return named(names)
        .type(Boolean.class)
        .arity("0")
        .negatable(true)
        .description(description)
        .build();
  }

  /** An option with a value. */
  public static OptionSpec value(String names, String label, String description) {
    return named(names)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option whose value is a whole number. */
  public static OptionSpec number(String names, String label, String description) {
    return named(names)
        .type(Integer.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option that takes several values and may be repeated. */
  public static OptionSpec values(String names, String label, String description) {
    return named(names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1..*")
        .paramLabel(label)
        .hideParamSyntax(true)
        .description(description)
        .build();
  }

  /** A switch that is accepted, both ways, and left out of the help. */
  public static OptionSpec hidden(String names) {
    return named(names).type(Boolean.class).arity("0").negatable(true).hidden(true).build();
  }

  /** An option with a value that is accepted and left out of the help. */
  public static OptionSpec hiddenValue(String names) {
    return named(names).type(String.class).arity("1").hidden(true).build();
  }

  /** {@code --output text|json}. */
  public static OptionSpec output() {
    return value("--output", "FORMAT", "text (default) or json");
  }

  /** {@code --env}. */
  public static OptionSpec environment() {
    return value("--env", "NAME", "the environment of the manifest to work for");
  }

  /** {@code --locked}. */
  public static OptionSpec locked() {
    return flag("--locked", "use exactly what floe.lock says, not the workspace");
  }

  /** {@code --offline}. */
  public static OptionSpec offline() {
    return flag("--offline", "use what was fetched before, not the network");
  }

  /** {@code --project-dir}. */
  public static OptionSpec projectFolder() {
    return value("--project-dir", "DIR", "the project's folder, instead of the current one");
  }

  /** One argument. */
  public static PositionalParamSpec argument(String label, boolean required, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .index("0")
        .arity(required ? "1" : "0..1")
        .type(String.class)
        .description(description)
        .build();
  }

  private static OptionSpec.Builder named(String names) {
    List<String> all = new ArrayList<>(List.of(names.split(", ")));
    return OptionSpec.builder(all.toArray(String[]::new));
  }
}
