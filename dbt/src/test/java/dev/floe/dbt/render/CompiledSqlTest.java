package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.testing.FolderTree;
import dev.floe.testing.GoldenCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CompiledSqlTest {

  @TestFactory
  Stream<DynamicTest> compilesEveryNodeToTheSqlThatWasReadAndAgreedOn() {
    return GoldenCase.testsIn("dev/floe/dbt/render/golden", CompiledSqlTest::compile);
  }

  private static void compile(GoldenCase golden) {
    RenderedProject project = new RenderedProject(new FolderTree(golden.folder().resolve("input")));
    StringBuilder all = new StringBuilder();
    for (ResourceNode node : project.loaded().value().orElseThrow().graph().nodes().values()) {
      if (node.identity().type() != ResourceType.SEED) {
        all.append("-- ").append(node.uniqueId()).append('\n');
        all.append(project.compiled(node.identity().name()).text().strip()).append("\n\n");
      }
    }

    assertThat(project.loaded().diagnostics()).isEmpty();
    golden.expect("expected.sql", all.toString());
  }
}
