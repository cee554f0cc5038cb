package dev.floe.governance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule has a page, and its head is what the rule says of itself. Run with {@code
 * -Dfloe.golden=update} to write the heads and the table of all rules anew.
 */
class RulePagesTest {

  private static final Path PAGES = Path.of(System.getProperty("floe.root", ".."), "docs/rules");
  private static final boolean UPDATE = "update".equals(System.getProperty("floe.golden"));
  private static final String END = "\n<!-- end of what the rule says of itself -->\n";

  @TestFactory
  Stream<DynamicTest> hasAPageThatStartsWithWhatTheRuleSays() {
    return Rules.ALL.stream()
        .map(rule -> DynamicTest.dynamicTest(rule.card().id(), () -> check(rule)));
  }

  private static void check(Rule rule) throws IOException {
    Path file = PAGES.resolve(rule.card().id() + ".md");
    String text = Files.exists(file) ? Files.readString(file) : "";
    int end = text.indexOf(END);
    if (UPDATE) {
      Files.writeString(
          file, head(rule) + END + (end < 0 ? "\n" : text.substring(end + END.length())));
      return;
    }
    assertThat(text).startsWith(head(rule) + END);
    assertThat(text.substring(end + END.length())).as("an explanation").isNotBlank();
  }

  @Test
  void noIdIsUsedTwice() {
    assertThat(Rules.ALL).extracting(rule -> rule.card().id()).doesNotHaveDuplicates();
  }

  @Test
  void noPageSpeaksOfARuleThereIsNot() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("README.md"),
                      Rules.ALL.stream().map(rule -> rule.card().id() + ".md"))
                  .toList());
    }
  }

  @Test
  void theTableNamesThemAll() throws IOException {
    String start = "<!-- table -->\n";
    Path file = PAGES.resolve("README.md");
    String text = Files.readString(file);
    String head = text.substring(0, text.indexOf(start) + start.length());
    if (UPDATE) {
      Files.writeString(file, head + table());
      return;
    }
    assertThat(text).isEqualTo(head + table());
  }

  private static String table() {
    return "| rule | what it demands | codes |\n|---|---|---|\n"
        + Rules.ALL.stream()
            .map(Rule::card)
            .map(card ->
                "| [`%s`](%s.md) | %s | %s |\n"
                    .formatted(card.id(), card.id(), card.demands(), codes(card)))
            .collect(Collectors.joining());
  }

  private static String head(Rule rule) {
    RuleCard card = rule.card();
    List<String> keys = card.policies().stream().map(key -> "`" + key + "`").toList();
    return "# "
        + card.id()
        + ": "
        + card.title()
        + "\n\n"
        + card.demands()
        + "\n\n- Topic: "
        + card.topic().title()
        + "\n- Policies: "
        + (keys.isEmpty() ? "none" : String.join(", ", keys))
        + "\n- Findings: "
        + codes(card)
        + "\n- `governance.rules."
        + card.id()
        + "`: "
        + (rule.switchable() ? "`off`, `warn` or `strict`" : "can only make it stricter")
        + "\n";
  }

  private static String codes(RuleCard card) {
    return card.codes().stream()
        .map(code -> "[" + code.id() + "](../errors/" + code.id() + ".md)")
        .collect(Collectors.joining(", "));
  }
}
