package dev.floe.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentParserTest {

  private static Arguments parse(String... typed) {
    return new ArgumentParser(
            "floe test",
            Options.command("Tests.", "floe test")
                .addOption(Options.flag("--all", "all"))
                .addOption(Options.choice("-x, --fail-fast", "stop"))
                .addOption(Options.value("-t, --target", "NAME", "where"))
                .addOption(Options.number("--threads", "N", "how many"))
                .addOption(Options.values("-s, --select", "NODES", "which"))
                .addPositional(Options.argument("NODE", false, "what")))
        .parse(List.of(typed))
        .orElseThrow();
  }

  @Test
  void readsValuesWithAndWithoutAnEqualsSign() {
    assertThat(parse("--target", "prod").value("--target")).contains("prod");
    assertThat(parse("--target=prod").value("--target")).contains("prod");
    assertThat(parse("-t", "prod").value("--target")).contains("prod");
    assertThat(parse().value("--target")).isEmpty();
  }

  @Test
  void theLastOfTwoValuesCounts() {
    assertThat(parse("-t", "a", "-t", "b").value("--target")).contains("b");
  }

  @Test
  void readsSeveralValuesUpToTheNextOption() {
    Arguments arguments = parse("-s", "a+", "tag:b", "--threads", "4", "--select", "c");

    assertThat(arguments.values("--select")).containsExactly("a+", "tag:b", "c");
    assertThat(arguments.number("--threads")).contains(4);
  }

  @Test
  void readsASwitchBothWays() {
    assertThat(parse("-x").choice("--fail-fast")).contains(true);
    assertThat(parse("--fail-fast").choice("--fail-fast")).contains(true);
    assertThat(parse("--no-fail-fast").choice("--fail-fast")).contains(false);
    assertThat(parse().choice("--fail-fast")).isEmpty();
    assertThat(parse("--all").has("--all")).isTrue();
    assertThat(parse().has("--all")).isFalse();
  }

  @Test
  void takesTextLiterally() {
    assertThat(parse("--target", "${sys:user.home}").value("--target"))
        .contains("${sys:user.home}");
    assertThat(parse("@file").positional()).contains("@file");
    assertThat(parse("--target", "\"quoted\"").value("--target")).contains("\"quoted\"");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> parse("--tread", "4"))
        .isInstanceOfSatisfying(
            UsageError.class,
            e -> {
              assertThat(e.diagnostic().code()).isEqualTo(CliCode.UNKNOWN_OPTION);
              assertThat(e.diagnostic().help()).contains("did you mean '--threads'?");
            });
    assertThatThrownBy(() -> parse("--threads", "many"))
        .hasMessage("'--threads' takes a whole number, not 'many'");
    assertThatThrownBy(() -> parse("--target"))
        .hasMessage("'floe test' needs a value for '--target'");
    assertThatThrownBy(() -> parse("a", "b")).hasMessage("'floe test' does not take 'b'");
  }
}
