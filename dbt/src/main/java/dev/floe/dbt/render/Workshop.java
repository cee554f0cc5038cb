package dev.floe.dbt.render;

import dev.floe.dbt.adapter.RelationRendering;
import dev.floe.dbt.graph.QuotedNames;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.macro.Dispatcher;
import dev.floe.dbt.macro.JinjaTemplates;
import dev.floe.dbt.parse.ProjectSettings;
import java.util.List;
import java.util.Map;

/**
 * What all renderings of a project share. Safe for several threads.
 *
 * @param relations how relations are written
 */
record Workshop(
    ProjectSettings settings,
    Invocation invocation,
    JinjaTemplates templates,
    Dispatcher dispatcher,
    RelationRendering relations,
    SharedMembers shared) {

  /** How the relations of the project's own nodes and sources are written. */
  QuotedNames names() {
    return QuotedNames.of(relations.dialect(), settings.quoting());
  }

  /** The same for a command that works on these nodes. */
  Workshop selecting(List<String> ids) {
    if (ids.isEmpty()) {
      return this;
    }
    Invocation own = invocation.selecting(ids);
    return new Workshop(settings, own, templates, dispatcher, relations, new SharedMembers(own));
  }

  /** One rendering: its context, closed around a scope. */
  Bench bench(NodeScope scope, Map<String, Object> extras) {
    MacroTrace trace = new MacroTrace();
    MacroScope macros = new MacroScope(templates, scope.packageName(), scope.reads(), trace);
    NodeMembers members = new NodeMembers(scope, dispatcher);
    TemplateContext context =
        new TemplateContext(scope.phase(), macros, List.of(members, shared), extras, scope.reads());
    members.attach(
        context,
        (text, own) ->
            templates.render(Template.file("rendered text", text), own, scope.phase().executes()));
    return new Bench(context, members, trace);
  }

  /** The parts of one rendering. Belongs to one thread. */
  record Bench(TemplateContext context, NodeMembers members, MacroTrace trace) {}
}
