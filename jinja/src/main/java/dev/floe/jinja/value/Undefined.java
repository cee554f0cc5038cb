package dev.floe.jinja.value;

import dev.floe.diagnostics.Suggestion;
import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a name, attribute or item is that does not exist. */
public final class Undefined implements PyIterable, PySized, PyIndexed, PyCallable {

  private final UndefinedPolicy policy;
  private final @Nullable String hint;
  private final @Nullable Object owner;
  private final Object name;
  private final Supplier<? extends Collection<String>> known;

  private Undefined(
      UndefinedPolicy policy,
      @Nullable String hint,
      @Nullable Object owner,
      Object name,
      Supplier<? extends Collection<String>> known) {
    this.policy = policy;
    this.hint = hint;
    this.owner = owner;
    this.name = name;
    this.known = known;
  }

  /** A name nobody defines. */
  public static Undefined name(
      UndefinedPolicy policy, String name, Supplier<? extends Collection<String>> known) {
    return new Undefined(policy, null, null, name, known);
  }

  /** An attribute or item that a value does not have. */
  public static Undefined member(
      UndefinedPolicy policy,
      Object owner,
      Object name,
      Supplier<? extends Collection<String>> known) {
    return new Undefined(policy, null, owner, name, known);
  }

  /** Something undefined for a reason of its own. */
  public static Undefined because(UndefinedPolicy policy, String hint, String name) {
    return new Undefined(policy, hint, null, name, List::of);
  }

  public UndefinedPolicy policy() {
    return policy;
  }

  /** The name that was looked for; empty where it was no string. */
  public String name() {
    return name instanceof String text ? text : "";
  }

  /** What is undefined, as Python says it. */
  public String message() {
    if (hint != null) {
      return hint;
    }
    if (owner == null) {
      return Texts.repr(name) + " is undefined";
    }
    if (name instanceof String) {
      return "'" + Types.description(owner) + "' has no attribute " + Texts.repr(name);
    }
    return Types.description(owner) + " has no element " + Texts.repr(name);
  }

  /** The failure of using it. */
  public RenderException failure() {
    RenderException failure = new RenderException(Fault.UNDEFINED, message());
    if (name instanceof String text && !text.isEmpty()) {
      Suggestion.closest(text, known.get())
          .ifPresent(near -> failure.withHelp("did you mean '" + near + "'?"));
    }
    return failure;
  }

  private void refuseIfStrict() {
    if (policy == UndefinedPolicy.STRICT) {
      throw failure();
    }
  }

  @Override
  public String typeName() {
    return switch (policy) {
      case LENIENT, PARSING -> "Undefined";
      case CHAINABLE -> "ChainableUndefined";
      case DEBUG -> "DebugUndefined";
      case STRICT -> "StrictUndefined";
    };
  }

  private boolean chains() {
    return policy == UndefinedPolicy.CHAINABLE || policy == UndefinedPolicy.PARSING;
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    if (attribute.startsWith("__") && attribute.endsWith("__")) {
      return null;
    }
    if (chains()) {
      return this;
    }
    throw failure();
  }

  @Override
  public Object item(Object key) {
    if (chains()) {
      return this;
    }
    throw failure();
  }

  @Override
  public Object call(Call call) {
    if (policy == UndefinedPolicy.PARSING) {
      return this;
    }
    throw failure();
  }

  @Override
  public String repr() {
    return "Undefined";
  }

  @Override
  public String str() {
    refuseIfStrict();
    return policy == UndefinedPolicy.DEBUG ? "{{ " + debugText() + " }}" : "";
  }

  private String debugText() {
    if (hint != null) {
      return "undefined value printed: " + hint;
    }
    if (owner == null) {
      return Texts.str(name);
    }
    return "no such element: " + Types.description(owner) + "[" + Texts.repr(name) + "]";
  }

  @Override
  public boolean isTrue() {
    refuseIfStrict();
    return false;
  }

  @Override
  public int length() {
    refuseIfStrict();
    return 0;
  }

  @Override
  public Iterator<Object> iterator() {
    refuseIfStrict();
    return Collections.emptyIterator();
  }

  @Override
  public boolean equalTo(Object other) {
    refuseIfStrict();
    return other instanceof Undefined;
  }

  @Override
  public Object hashKey() {
    refuseIfStrict();
    return policy;
  }
}
