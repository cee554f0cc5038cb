package dev.floe.contracts.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.contracts.Compatibility;
import dev.floe.contracts.ShortContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

  record Pair(String before, String after, String kinds, String verdicts) {

    List<Change> changes() {
      return Comparison.of(ShortContract.of(before), ShortContract.of(after), Levels.standard());
    }

    @Override
    public String toString() {
      return before + " => " + after;
    }
  }

  static Stream<Pair> pairs() throws IOException {
    try (InputStream in = ComparisonTest.class.getResourceAsStream("pairs.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(ComparisonTest::pair);
    }
  }

  private static Pair pair(String line) {
    String[] parts = line.split(" ?:: ?", -1);
    String[] contracts = parts[0].split(" ?=> ?", -1);
    return new Pair(contracts[0], contracts[1], parts[1], parts[2]);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void findsWhatChangedAndJudgesItByTheTable(Pair pair) {
    List<Change> changes = pair.changes();
    assertThat(
            changes.stream().map(change -> change.kind().words()).collect(Collectors.joining(", ")))
        .isEqualTo(pair.kinds());
    assertThat(
            Arrays.stream(Compatibility.values())
                .map(mode -> Comparison.verdict(changes, mode).word())
                .collect(Collectors.joining(" ")))
        .isEqualTo(pair.verdicts());
  }

  @Test
  void thePairsShowEveryKindOfChange() throws IOException {
    List<Pair> pairs = pairs().toList();
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(120);
    Set<ChangeKind> shown = new TreeSet<>();
    pairs.forEach(pair -> pair.changes().forEach(change -> shown.add(change.kind())));
    assertThat(shown).isEqualTo(EnumSet.allOf(ChangeKind.class));
  }

  @Test
  void theDocumentationHoldsTheTable() throws IOException {
    Path page = Path.of(System.getProperty("floe.root", ".."), "docs/contracts.md");
    String text = Files.readString(page);
    String start = "<!-- rules -->\n";
    String end = "<!-- end of rules -->";
    int from = text.indexOf(start) + start.length();
    String now = text.substring(0, from) + RuleTable.markdown() + text.substring(text.indexOf(end));
    if ("update".equals(System.getProperty("floe.golden"))) {
      Files.writeString(page, now);
    } else {
      assertThat(text).isEqualTo(now);
    }
  }
}
