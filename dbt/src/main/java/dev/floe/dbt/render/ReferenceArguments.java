package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import dev.floe.jinja.value.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the arguments of {@code ref} and {@code source}. */
final class ReferenceArguments {

  private ReferenceArguments() {}

  static RefCall ref(Call call) {
    List<Object> args = call.args();
    if (args.isEmpty() || args.size() > 2) {
      throw new RenderException(
              DbtCode.BAD_CALL, "ref() takes one or two names, not " + args.size())
          .withHelp("write ref('model'), or ref('package', 'model')");
    }
    return new RefCall(
        args.size() == 2 ? Optional.of(name(args.getFirst(), "ref")) : Optional.empty(),
        name(args.getLast(), "ref"),
        version(call.keywords()),
        call.span());
  }

  static RefCall function(Call call) {
    List<Object> args = call.args();
    if (args.isEmpty() || args.size() > 2) {
      throw new RenderException(
              DbtCode.BAD_CALL, "function() takes one or two names, not " + args.size())
          .withHelp("write function('name'), or function('package', 'name')");
    }
    return new RefCall(
        args.size() == 2 ? Optional.of(name(args.getFirst(), "function")) : Optional.empty(),
        name(args.getLast(), "function"),
        Optional.empty(),
        call.span());
  }

  private static Optional<String> version(Map<String, Object> keywords) {
    Object version = keywords.getOrDefault("version", keywords.getOrDefault("v", ""));
    return Truth.of(version) ? Optional.of(Texts.str(version)) : Optional.empty();
  }

  static SourceCall source(Call call) {
    List<Object> args = call.args();
    if (args.size() != 2) {
      throw new RenderException(DbtCode.BAD_CALL, "source() takes two names, not " + args.size())
          .withHelp("write source('source', 'table')");
    }
    return new SourceCall(name(args.get(0), "source"), name(args.get(1), "source"), call.span());
  }

  private static String name(Object argument, String function) {
    if (!Types.isString(argument)) {
      throw new RenderException(
          DbtCode.BAD_CALL,
          "a name in " + function + "() must be a string, not " + Types.name(argument));
    }
    return Texts.str(argument);
  }
}
