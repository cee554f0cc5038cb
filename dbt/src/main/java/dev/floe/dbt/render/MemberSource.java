package dev.floe.dbt.render;

import org.jspecify.annotations.Nullable;

/** The values behind the names of the context, made when a template asks for them. */
@FunctionalInterface
interface MemberSource {

  /** The value of a name; null if this source has none. */
  @Nullable Object member(String name);
}
