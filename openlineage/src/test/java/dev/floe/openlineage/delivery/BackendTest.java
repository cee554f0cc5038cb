package dev.floe.openlineage.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.openlineage.delivery.Backend.Target;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendTest {

  private static final Path FOLDER = Path.of("product");

  private static Backend of(Map<String, String> environment) {
    return Backend.of(environment, Optional.empty(), FOLDER);
  }

  @Test
  void sendsNothingWhenNobodyAsked() {
    assertThat(of(Map.of())).isEqualTo(new Backend(new Target.None(), "floe"));
  }

  @Test
  void readsTheVariablesOfMarquez() {
    assertThat(
            of(
                Map.of(
                    "OPENLINEAGE_URL", "http://marquez:5000",
                    "OPENLINEAGE_NAMESPACE", "shop",
                    "OPENLINEAGE_API_KEY", "k")))
        .isEqualTo(
            new Backend(
                new Target.Http(URI.create("http://marquez:5000/api/v1/lineage"), Optional.of("k")),
                "shop"));
  }

  @Test
  void letsVariablesWinOverThePlatform() {
    assertThat(
            Backend.of(
                    Map.of("OPENLINEAGE_URL", "http://mine/x/", "OPENLINEAGE_ENDPOINT", "/in"),
                    Optional.of("http://theirs"),
                    FOLDER)
                .target())
        .isEqualTo(new Target.Http(URI.create("http://mine/x/in"), Optional.empty()));
    assertThat(Backend.of(Map.of(), Optional.of("http://theirs"), FOLDER).target())
        .isEqualTo(new Target.Http(URI.create("http://theirs/api/v1/lineage"), Optional.empty()));
  }

  @Test
  void canBeSwitchedOff() {
    assertThat(of(Map.of("OPENLINEAGE_URL", "http://m", "OPENLINEAGE_DISABLED", "true")).target())
        .isEqualTo(new Target.None());
  }

  @Test
  void writesToAFileBesideTheProduct() {
    assertThat(of(Map.of("OPENLINEAGE__TRANSPORT__TYPE", "file")).target())
        .isEqualTo(new Target.ToFile(FOLDER.resolve(".floe/openlineage.jsonl")));
  }

  @Test
  void saysWhatItCannotUnderstand() {
    assertThatThrownBy(() -> of(Map.of("OPENLINEAGE__TRANSPORT__TYPE", "kafka")))
        .hasMessage("OPENLINEAGE__TRANSPORT__TYPE is 'kafka'; one of: http, file, console, none");
    assertThatThrownBy(() -> of(Map.of("OPENLINEAGE_URL", "marquez:5000")))
        .hasMessageContaining("must begin with http:// or https://");
    assertThatThrownBy(() -> of(Map.of("OPENLINEAGE_URL", "http://a b")))
        .hasMessage("the lineage backend's URL is not a URL: http://a b");
    assertThatThrownBy(() -> of(Map.of("OPENLINEAGE__TRANSPORT__TYPE", "http")))
        .hasMessage("lineage goes to http, but OPENLINEAGE_URL is not set");
  }
}
