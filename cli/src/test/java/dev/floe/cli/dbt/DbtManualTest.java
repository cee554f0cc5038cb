package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

class DbtManualTest {

  private static final String HEAD =
      """
      # The commands of floe dbt

      `floe dbt` takes dbt's commands and flags. This page is printed from the table of commands.

      - Flags of the whole program (`--target`, `--quiet`, `--vars`…) may stand before the command or after it.
      - A flag that was not typed is taken from the environment (`DBT_TARGET` for `--target`), then from `flags:` in
        `dbt_project.yml`, then from `config:` in `profiles.yml`.
      - Variables that the environment does not have are taken from a file `.env` in the folder you are in, or the
        nearest above it.
      - `--state` and `--defer-state` are folders of the project, wherever you are.
      - A switch can be taken back: `--no-quiet`.
      - Exit codes are dbt's: 0 all is well, 1 something that was to be done failed, 2 the command, the project or
        something outside (database, network, disk) is wrong.
      - Flags about dbt's own caches and telemetry (`--populate-cache`, `--send-anonymous-usage-stats`…) are accepted
        and have no effect.

      """;

  @Test
  void thePageIsPrintedFromTheTableOfCommands() throws IOException {
    Path page = Path.of(System.getProperty("floe.root", ".."), "docs/dbt.md");
    String expected = HEAD + everywhere() + commands();
    if ("update".equals(System.getProperty("floe.golden"))) {
      Files.writeString(page, expected);
    }

    assertThat(Files.readString(page)).isEqualTo(expected);
  }

  private static String everywhere() {
    StringBuilder out = new StringBuilder("## Every command\n\n");
    DbtSpec.of(Verb.PARSE).options().forEach(option -> out.append(line(option)));
    return out.append('\n').toString();
  }

  private static String commands() {
    StringBuilder out = new StringBuilder();
    for (Verb verb : Verb.values()) {
      out.append("## ").append(verb.typed()).append("\n\n").append(verb.summary()).append(".\n\n");
      DbtSpec.of(verb).options().stream()
          .filter(option -> !isEverywhere(option))
          .forEach(option -> out.append(line(option)));
      String[] examples = DbtSpec.of(verb).usageMessage().footer();
      out.append("\n<!-- not run: examples -->\n```sh\n");
      Arrays.stream(examples).forEach(example -> out.append(example.strip()).append('\n'));
      out.append("```\n\n");
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static boolean isEverywhere(OptionSpec option) {
    OptionSpec everywhere = DbtSpec.of(Verb.PARSE).findOption(option.longestName());
    return everywhere != null && !everywhere.hidden();
  }

  private static String line(OptionSpec option) {
    if (option.hidden()) {
      return "";
    }
    String names = String.join("`, `", option.names());
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return "- `" + names + value + "`: " + String.join(" ", option.description()) + "\n";
  }
}
