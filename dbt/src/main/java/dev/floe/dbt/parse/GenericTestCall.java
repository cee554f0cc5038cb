package dev.floe.dbt.parse;

import dev.floe.dbt.graph.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code _dbt_generic_test_kwargs} is made of. Text values are templates and are rendered
 * natively ({@code ref('x')} inside braces gives a relation), but for {@code column_name}.
 *
 * @param arguments plain values in the order written, with {@code model} = {@code {{
 *     get_where_subquery(ref('orders')) }}} and {@code column_name} among them
 * @param at where the test is written
 */
public record GenericTestCall(Map<String, @Nullable Object> arguments, Template at) {}
