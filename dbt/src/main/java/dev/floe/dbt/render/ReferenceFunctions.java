package dev.floe.dbt.render;

import dev.floe.jinja.value.Call;

/** What {@code ref}, {@code source} and their like do in one rendering. */
interface ReferenceFunctions {

  Object ref(Call call);

  Object source(Call call);

  Object metric(Call call);

  /** {@code function}: a user-defined function of the project. */
  Object function(Call call);
}
