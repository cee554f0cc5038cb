package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.parse.ParseRenderer.NamePart;
import dev.floe.dbt.parse.ParseRenderer.Named;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class StandardNamesProperties {

  private static final ParsingRenderer RENDERER =
      (ParsingRenderer)
          new RenderedProject(Projects.shop()).loaded().value().orElseThrow().renderer();

  @Property
  void namesAreWhatTheMacrosGive(
      @ForAll NamePart part,
      @ForAll("words") Optional<String> custom,
      @ForAll("words") Optional<String> version) {
    Map<String, @Nullable Object> view = new HashMap<>();
    view.put("name", "orders");
    view.put(
        "version",
        version.map(v -> v.matches("\\d{1,18}") ? (Object) Long.valueOf(v) : v).orElse(null));
    Named node = new Named("orders", version, () -> view);

    assertThat(StandardNames.of(RENDERER.workshop()).name(part, custom, node)).isPresent();
    assertThat(stripped(RENDERER.name(part, custom, node, "shop")))
        .isEqualTo(stripped(RENDERER.rendered(part, custom, node, "shop")));
  }

  private static Optional<String> stripped(Result<String> name) {
    return name.value().map(String::strip);
  }

  @Provide
  Arbitrary<Optional<String>> words() {
    return Arbitraries.of("", "0", "007", "2", "1.5", "a b", " staging ", "v", "x'y").optional();
  }
}
