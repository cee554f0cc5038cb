package dev.floe.dbt.adapter;

import dev.floe.jinja.value.PyObject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code adapter} of templates: the methods of dbt's adapters over an {@link Introspector}, or
 * dbt's stand-ins for them where nothing may be asked.
 */
public final class PyAdapter implements PyObject {

  private final Map<String, Object> members;

  /**
   * @param database absent while parsing
   * @param config {@code adapter.config}: the project and the target
   */
  public PyAdapter(
      RelationRendering rendering,
      Optional<Introspector> database,
      MacroDispatch macros,
      PyObject config) {
    AdapterMethods methods = new AdapterMethods(database.isEmpty(), macros);
    methods.put("Relation", new RelationClass(rendering).type());
    methods.put("Column", new ColumnClass(rendering.dialect()).type());
    new AdapterWords(rendering).addTo(methods, macros);
    new AdapterQuestions(rendering, database).addTo(methods);
    new AdapterChanges(rendering.dialect(), database).addTo(methods);
    methods.put("config", config);
    this.members = methods.members();
  }

  @Override
  public String typeName() {
    return "adapter";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return members.get(name);
  }

  @Override
  public Collection<String> attributeNames() {
    return members.keySet();
  }
}
