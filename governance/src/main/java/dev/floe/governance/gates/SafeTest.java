package dev.floe.governance.gates;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A missing test that follows from what is known, so that a program may write it.
 *
 * @param rule the id of the rule that asks for it
 * @param subject unique id of the model
 * @param model its name
 * @param file the property file, relative to the dbt project; it need not exist yet
 * @param column absent for a test of the whole model
 * @param arguments in the order to write them, each as YAML
 */
public record SafeTest(
    String rule,
    String subject,
    String model,
    String file,
    Optional<String> column,
    String test,
    Map<String, String> arguments) {

  public SafeTest {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** The whole entry of a model that nothing was written of. */
  public String entry() {
    return PropertyYaml.of(model, List.of(addition()));
  }

  /** As an item of a list, its lines ending in line feeds. */
  public String item(String indent) {
    return PropertyYaml.lines(indent, addition());
  }

  private Addition.AddTest addition() {
    return new Addition.AddTest(column, test, arguments);
  }
}
