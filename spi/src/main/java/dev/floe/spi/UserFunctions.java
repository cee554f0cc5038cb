package dev.floe.spi;

import java.util.List;
import java.util.Optional;

/** The capability of a {@link Dialect} to give the database functions that are a user's own. */
public interface UserFunctions {

  /**
   * An argument of a function.
   *
   * @param type as SQL has it
   * @param standard a literal or an expression that stands for an argument that is not given
   */
  record Argument(String name, String type, Optional<String> standard) {}

  /**
   * How a function is called.
   *
   * @param returns the type of its result, as SQL has it
   * @param volatility {@code deterministic}, {@code stable} or {@code non-deterministic}; absent
   *     where nobody says
   */
  record Signature(List<Argument> arguments, String returns, Optional<String> volatility) {

    public Signature {
      arguments = List.copyOf(arguments);
    }
  }

  /** Whether there may be several functions of one name, with other arguments. */
  boolean overloadsFunctions();

  /**
   * The statement around the body of a function, a query of one value, that makes the function or
   * takes the place of the one that is there.
   */
  Dialect.Frame createFunction(RelationName name, Signature signature);
}
