package dev.floe.dbt.adapter;

import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What a database said to a statement.
 *
 * @param rowsAffected -1 where it did not tell
 */
public record PyResponse(String message, String code, long rowsAffected) implements PyIndexed {

  @Override
  public String typeName() {
    return "AdapterResponse";
  }

  @Override
  public String str() {
    return message;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "_message", "message" -> message;
      case "code" -> code;
      case "rows_affected" -> rowsAffected < 0 ? None.NONE : (Object) rowsAffected;
      case "query_id" -> None.NONE;
      default -> null;
    };
  }

  @Override
  public @Nullable Object item(Object key) {
    return attribute(Texts.str(key));
  }

  @Override
  public boolean isTrue() {
    return true;
  }
}
