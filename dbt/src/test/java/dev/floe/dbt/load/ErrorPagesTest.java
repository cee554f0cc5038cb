package dev.floe.dbt.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorPagesTest {

  private static final Pattern BLOCK =
      Pattern.compile("```\\w*\\n(?:#|--) file: (\\S+)\\n(.*?)```", Pattern.DOTALL);

  /**
   * About commands, bytes or the day of the command, which a folder of texts that is loaded has
   * not.
   */
  private static final Set<DbtCode> ELSEWHERE =
      Set.of(
          DbtCode.NOTHING_SELECTED,
          DbtCode.BAD_VARS,
          DbtCode.NOT_UTF8,
          DbtCode.CSV_MALFORMED,
          DbtCode.BAD_PACKAGES_FILE,
          DbtCode.NO_SUCH_VERSION,
          DbtCode.PACKAGE_CONFLICT,
          DbtCode.CANNOT_FETCH_PACKAGE,
          DbtCode.NO_STATE,
          DbtCode.BAD_STATE,
          DbtCode.BROKEN_CONTRACT,
          DbtCode.UNUSED_CONFIG,
          DbtCode.LARGE_SEED,
          DbtCode.MISPLACED_FLAGS,
          DbtCode.BAD_FRESHNESS,
          DbtCode.STALE_SOURCE,
          DbtCode.BAD_SAMPLE,
          DbtCode.DEPRECATED_MODEL,
          DbtCode.DEPRECATED_REF,
          DbtCode.DEPRECATED_SOON);

  static Stream<DbtCode> codes() {
    return Arrays.stream(DbtCode.values())
        .filter(code -> code.id().startsWith("FLOE-DBT-0"))
        .filter(code -> !ELSEWHERE.contains(code));
  }

  private static String page(DbtCode code) throws IOException {
    Path root = Path.of(System.getProperty("floe.root", ".."));
    return Files.readString(root.resolve("docs/errors/" + code.id() + ".md"));
  }

  private static List<DbtCode> found(String example) {
    MemoryTree files = new MemoryTree();
    Matcher block = BLOCK.matcher(example);
    while (block.find()) {
      files.with(block.group(1), block.group(2));
    }
    return Projects.load(files).diagnostics().stream()
        .map(Diagnostic::code)
        .map(DbtCode.class::cast)
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void theBadExampleIsBadAndTheGoodOneIsNot(DbtCode code) throws IOException {
    String page = page(code);
    int good = page.indexOf("## Good example");

    assertThat(page).startsWith("# " + code.id() + ": " + code.title() + "\n");
    assertThat(found(page.substring(0, good))).containsExactly(code);
    assertThat(found(page.substring(good))).isEmpty();
  }
}
