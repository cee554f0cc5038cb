package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.context.ContextTable;
import dev.floe.dbt.context.Member;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.testing.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContextPhasesTest {

  static Stream<Member> members() {
    return ContextTable.members().stream();
  }

  @ParameterizedTest
  @MethodSource("members")
  void aModelSeesExactlyTheMembersOfTheTable(Member member) {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with(
                    "models/m.sql",
                    "select '{{ context[\"" + member.name() + "\"] is defined }}'"));

    assertThat(project.sql("m"))
        .isEqualTo(member.in(Phase.COMPILE) ? "select 'True'" : "select 'False'");
  }

  @ParameterizedTest
  @MethodSource("members")
  void everyMemberExistsInSomePhaseAndHasASummary(Member member) {
    assertThat(member.phases()).isNotEmpty();
    assertThat(member.summary()).isNotBlank().doesNotEndWith(".");
  }

  @Test
  void theDocumentationIsPrintedFromTheTable() throws IOException {
    Path page = Path.of(System.getProperty("floe.root", ".."), "docs/dbt-context.md");
    String expected =
        "# What templates may use\n\nA macro of the same name hides a member; `builtins` still has it."
            + "\n\n"
            + ContextTable.toMarkdown();
    if ("update".equals(System.getProperty("floe.golden"))) {
      Files.writeString(page, expected);
    }

    assertThat(Files.readString(page)).isEqualTo(expected);
  }
}
