package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code env_var}.
 *
 * @param secrets whether variables with the prefix of secrets may be read here
 */
record EnvironmentFunction(Invocation invocation, ReadLog reads, boolean secrets)
    implements PyCallable {

  static final String SECRET_PREFIX = "DBT_ENV_SECRET";

  @Override
  public Object call(Call call) {
    @Nullable Object[] args = Signature.of("env_var", "var", "default?").bind(call);
    String name = Arguments.text(args[0], "env_var", "var");
    if (name.startsWith(SECRET_PREFIX) && !secrets) {
      throw new RenderException(
              DbtCode.BAD_CALL, "the secret '" + name + "' may not be read in a template of SQL")
          .withHelp("secrets are for profiles.yml and packages.yml");
    }
    reads.environment(name);
    Optional<String> value = invocation.environment().apply(name);
    if (value.isPresent()) {
      return value.get();
    }
    if (!Arguments.absent(args[1])) {
      return Texts.str(args[1] == null ? "" : args[1]);
    }
    throw new RenderException(
            DbtCode.MISSING_ENV_VAR, "the environment variable '" + name + "' is not set")
        .withHelp("set it, or give a default: env_var('" + name + "', 'a default')");
  }
}
