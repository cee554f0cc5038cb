package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentOfCommandsTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void begin() throws IOException {
    shop = Shop.in(folder);
    shop.write("models/who.sql", "select '{{ env_var(\"OWNER\", \"?\") }}' as owner");
  }

  @Test
  void aFileBesideTheUserHasVariables() throws IOException {
    shop.write(".env", "# who\nexport OWNER=\"Ada ${LAST:-L.}\" # the first\n");

    Typed compiled = shop.dbt("compile", "-s", "who");
    assertThat(compiled.out()).contains("select 'Ada L.' as owner");

    assertThat(shop.dbt(Map.of("OWNER", "Grace"), "compile", "-s", "who").out())
        .contains("select 'Grace' as owner");
  }

  @Test
  void valuesAreReadAsShellsDo() {
    assertThat(
            DotEnv.over(
                Map.of("HOME", "/home/ada"),
                "A='$HOME # not a comment'\nB = plain text # said\nC=${HOME}/x\nD=\"a\\nb\"\nnonsense\n"))
        .containsEntry("A", "$HOME # not a comment")
        .containsEntry("B", "plain text")
        .containsEntry("C", "/home/ada/x")
        .containsEntry("D", "a\nb")
        .containsEntry("HOME", "/home/ada")
        .hasSize(5);
  }

  @Test
  void debuggingShowsWhatTheDatabaseIsAskedButNoSecrets() throws IOException {
    shop.write("models/who.sql", "select 'hidden7' as owner");
    Map<String, String> environment = Map.of("DBT_ENV_SECRET_KEY", "hidden7");

    for (String format : new String[] {"text", "json"}) {
      Typed run = shop.dbt(environment, "run", "-s", "who", "--debug", "--log-format", format);

      assertThat(run.out()).contains("On model.shop.who", "as owner").doesNotContain("hidden7");
    }
  }

  @Test
  void whatALoadDependsOnIsAnEventWithoutSecretVariables() throws IOException {
    Typed run =
        shop.dbt(
            "ls",
            "-s",
            "orders",
            "--debug",
            "--log-format",
            "json",
            "--vars",
            "{DBT_ENV_SECRET_key: hidden7, day: monday}");

    assertThat(run.out() + run.err())
        .contains("StateCheckVarsHash", "{'DBT_ENV_SECRET_key': '*****', 'day': 'monday'}")
        .doesNotContain("hidden7");
  }

  @Test
  void whatIsComparedWithLiesInTheProject() throws IOException {
    shop.write("elsewhere/notes.txt", "");
    shop.dbt("parse", "--target-path", "last");

    Typed listed =
        Typed.in(
            folder.resolve("elsewhere"),
            Map.of(),
            "dbt",
            "ls",
            "-q",
            "--project-dir",
            "..",
            "--profiles-dir",
            "..",
            "-s",
            "state:unmodified,orders",
            "--resource-type",
            "model",
            "--state",
            "last");

    assertThat(listed.out()).as(listed.err()).isEqualTo("shop.orders\n");
  }
}
