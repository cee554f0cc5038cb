package dev.floe.runner.materialize;

import dev.floe.dbt.config.PlainValues;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.spi.Dialect;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.UserFunctions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code function}: a function of the database, replaced in one statement. */
final class FunctionBuild {

  private FunctionBuild() {}

  static Outcome run(Build build) throws SqlFailure {
    String language = build.settings().text("language").orElse("sql");
    if (!language.equals("sql")) {
      return Outcome.refused(
          build
              .unusable(
                  "the function '"
                      + build.node().info().name()
                      + "' is written in "
                      + language
                      + ": floe makes functions in SQL alone")
              .withHelp("write its body in SQL, in a file that ends in .sql"));
    }
    String type = build.settings().text("type").orElse("scalar");
    if (!type.equals("scalar") || !(build.session().dialect() instanceof UserFunctions functions)) {
      return Outcome.refused(
          build.problem(
              RunCode.NOT_SUPPORTED,
              build.session().dialect().name() + " cannot be given " + type + " functions"));
    }
    if (!functions.overloadsFunctions() && !build.settings().texts("overloads").isEmpty()) {
      return Outcome.refused(
          build.problem(
              RunCode.NOT_SUPPORTED,
              build.session().dialect().name() + " has one function of a name: no overloads"));
    }
    if (PlainValues.mapping(build.settings().values().get("returns")).get("data_type") == null) {
      return Outcome.refused(build.unusable("it is not said what the function returns"));
    }
    Dialect.Frame frame = functions.createFunction(build.target(), signature(build.settings()));
    build.session().execute(Statement.framed(frame, build.query()));
    return new Outcome.Done(
        NodeStatus.SUCCESS,
        "CREATE FUNCTION",
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        List.of());
  }

  private static UserFunctions.Signature signature(Settings settings) {
    List<UserFunctions.Argument> arguments =
        PlainValues.list(settings.values().get("arguments")).stream()
            .map(PlainValues::mapping)
            .map(FunctionBuild::argument)
            .toList();
    Map<String, @Nullable Object> returns = PlainValues.mapping(settings.values().get("returns"));
    return new UserFunctions.Signature(
        arguments, String.valueOf(returns.get("data_type")), settings.text("volatility"));
  }

  private static UserFunctions.Argument argument(Map<String, @Nullable Object> written) {
    return new UserFunctions.Argument(
        String.valueOf(written.get("name")),
        String.valueOf(written.get("data_type")),
        Optional.ofNullable(written.get("default_value")).map(String::valueOf));
  }
}
