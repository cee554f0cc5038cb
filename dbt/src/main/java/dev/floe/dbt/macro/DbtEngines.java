package dev.floe.dbt.macro;

import dev.floe.jinja.Engine;
import dev.floe.jinja.syntax.BlockTag;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Types;
import dev.floe.jinja.value.UndefinedPolicy;
import dev.floe.yaml.YamlSchema;

/** Jinja as dbt sets it up: {@code do}, loop controls, dbt's own block tags and filters. */
final class DbtEngines {

  /** The tag of a generic test. */
  static final String TEST = "test";

  /** The newer name of the tag of a generic test. */
  static final String DATA_TEST = "data_test";

  /** The tag of a materialization. */
  static final String MATERIALIZATION = "materialization";

  /** Undefined values are refused as Jinja does; texts know where they were written. */
  static final Engine RUNNING = engine(UndefinedPolicy.LENIENT);

  /** Undefined values swallow what is done to them. */
  static final Engine PARSING = engine(UndefinedPolicy.PARSING);

  private DbtEngines() {}

  private static Engine engine(UndefinedPolicy undefined) {
    return Engine.builder()
        .doStatement()
        .loopControls()
        .parameterTypes()
        .returnFunction("return")
        .tag(new BlockTag(TEST, BlockTag.Header.SIGNATURE, BlockTag.Body.TEMPLATE))
        .tag(new BlockTag(DATA_TEST, BlockTag.Header.SIGNATURE, BlockTag.Body.TEMPLATE))
        .tag(new BlockTag(MATERIALIZATION, BlockTag.Header.OPTIONS, BlockTag.Body.TEMPLATE))
        .tag(new BlockTag("snapshot", BlockTag.Header.NAME, BlockTag.Body.TEMPLATE))
        .tag(new BlockTag("docs", BlockTag.Header.NAME, BlockTag.Body.RAW))
        .filter("as_text", call -> call.args().getFirst())
        .filter("as_bool", DbtEngines::typed)
        .filter("as_number", DbtEngines::typed)
        .filter("as_native", DbtEngines::typed)
        .undefined(undefined)
        .build();
  }

  /** The value that a text means in YAML: {@code "5432"} is a number. */
  private static Object typed(Call call) {
    Object value = call.args().getFirst();
    if (!Types.isString(value)) {
      return value;
    }
    Object meant = YamlSchema.PYYAML.resolvePlain(Texts.str(value));
    return meant == null ? value : meant;
  }
}
