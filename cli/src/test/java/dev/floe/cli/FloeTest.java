package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloeTest {

  @TempDir Path folder;

  @Test
  void saysItsVersion() {
    Typed typed = Typed.in(folder, "--version");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).matches("floe \\S+ \\(Java \\d+\\)\n");
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void listsItsCommandsWhenAskedForHelp() {
    Typed typed = Typed.in(folder, "--help");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("Usage: floe COMMAND", "init", "help");
    assertThat(typed).isEqualTo(Typed.in(folder, "help"));
  }

  @Test
  void withoutACommandIsAUsageError() {
    Typed typed = Typed.in(folder);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).contains("Usage: floe COMMAND");
  }

  @Test
  void proposesTheCommandThatWasMeant() {
    Typed typed = Typed.in(folder, "inti");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains("error[FLOE-CLI-001]: 'floe' has no command 'inti'", "did you mean 'init'?");
  }

  @Test
  void proposesTheOptionThatWasMeant() {
    Typed typed = Typed.in(folder, "init", "--plattform=x");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains(
            "error[FLOE-CLI-002]: 'floe init' has no option '--plattform'",
            "did you mean '--platform'?");
  }

  @Test
  void anOptionBeforeTheCommandIsExplained() {
    assertThat(Typed.in(folder, "--env", "compile").err())
        .contains("error[FLOE-CLI-002]", "options follow the command");
  }

  @Test
  void explainsAnErrorCodeInAnyCase() {
    Typed typed = Typed.in(folder, "help", "floe-cli-001");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).startsWith("# FLOE-CLI-001: unknown command");
  }

  @Test
  void refusesAnErrorCodeThatDoesNotExist() {
    Typed typed = Typed.in(folder, "help", "FLOE-CLI-999");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("error[FLOE-CLI-007]");
  }

  @Test
  void showsTheHelpOfACommandInTwoWays() {
    Typed typed = Typed.in(folder, "init", "--help");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("Usage: floe init", "Examples:");
    assertThat(typed).isEqualTo(Typed.in(folder, "help", "init"));
  }
}
