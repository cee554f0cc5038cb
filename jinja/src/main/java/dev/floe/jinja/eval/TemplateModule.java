package dev.floe.jinja.eval;

import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.Texts;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An imported template: its exported names are attributes, its text is what it prints. */
record TemplateModule(String name, Map<String, Object> exports, Object text) implements PyObject {

  @Override
  public @Nullable Object attribute(String attribute) {
    return exports.get(attribute);
  }

  @Override
  public Collection<String> attributeNames() {
    return exports.keySet();
  }

  @Override
  public String typeName() {
    return "jinja2.environment.TemplateModule";
  }

  @Override
  public String str() {
    return Texts.str(text);
  }

  @Override
  public String repr() {
    return "<TemplateModule '" + name + "'>";
  }

  @Override
  public boolean equalTo(Object other) {
    return this == other;
  }
}
