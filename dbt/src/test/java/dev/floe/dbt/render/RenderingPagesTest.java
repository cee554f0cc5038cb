package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderingPagesTest {

  private static final Pattern BLOCK =
      Pattern.compile("```\\w*\\n(?:#|--) file: (\\S+)\\n(.*?)```", Pattern.DOTALL);

  /** The only way to show FLOE-DBT-114. */
  private static final Pattern OPERATION = Pattern.compile("run-operation (\\w+)");

  /** Those that rendering finds; a strategy is asked only when its snapshot is built. */
  static Stream<DbtCode> codes() {
    return Arrays.stream(DbtCode.values())
        .filter(code -> code.id().startsWith("FLOE-DBT-1"))
        .filter(code -> code != DbtCode.BAD_STRATEGY);
  }

  private static String page(DbtCode code) throws IOException {
    Path root = Path.of(System.getProperty("floe.root", ".."));
    return Files.readString(root.resolve("docs/errors/" + code.id() + ".md"));
  }

  private static List<Code> found(String example) throws SqlFailure {
    MemoryTree files = new MemoryTree();
    Matcher block = BLOCK.matcher(example);
    while (block.find()) {
      files.with(block.group(1), block.group(2));
    }
    RenderedProject project = new RenderedProject(files);
    List<Diagnostic> found = new ArrayList<>(project.loaded().diagnostics());
    try (Engine engine = new DuckDbComputePlugin().open(Map.of("path", ":memory:"));
        Session session = engine.session()) {
      for (ResourceNode node : project.loaded().value().orElseThrow().graph().nodes().values()) {
        found.addAll(
            project
                .rendering()
                .runtime()
                .body(WithSession.model(project, node.identity().name()), session)
                .diagnostics());
      }
      Matcher operation = OPERATION.matcher(example);
      if (operation.find()) {
        found.addAll(
            project.rendering().operation(operation.group(1), Map.of(), session).diagnostics());
      }
    }
    return found.stream().map(Diagnostic::code).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void theBadExampleIsBadAndTheGoodOneIsNot(DbtCode code) throws Exception {
    String page = page(code);
    int good = page.indexOf("## Good example");

    assertThat(page).startsWith("# " + code.id() + ": " + code.title() + "\n");
    assertThat(found(page.substring(0, good))).containsExactly(code);
    assertThat(found(page.substring(good))).isEmpty();
  }
}
