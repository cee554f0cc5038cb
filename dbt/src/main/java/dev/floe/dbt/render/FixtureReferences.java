package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.Resolution;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import java.util.Map;

/** References of a model under test: they lead to its fixtures, and nowhere else. */
final class FixtureReferences implements ReferenceFunctions {

  private final ResolvingReferences others;
  private final References references;
  private final String packageName;
  private final Map<String, PyRelation> fixtures;

  /**
   * @param others knows what is wrong with a reference that leads nowhere
   * @param fixtures by the unique id of what they stand for
   */
  FixtureReferences(
      ResolvingReferences others,
      References references,
      String packageName,
      Map<String, PyRelation> fixtures) {
    this.others = others;
    this.references = references;
    this.packageName = packageName;
    this.fixtures = fixtures;
  }

  @Override
  public Object ref(Call call) {
    Resolution target = references.ref(ReferenceArguments.ref(call), packageName);
    return fixture(target, "ref('" + ReferenceArguments.ref(call).name() + "')", call);
  }

  @Override
  public Object source(Call call) {
    Resolution target = references.source(ReferenceArguments.source(call), packageName);
    return fixture(target, "source(…, '" + ReferenceArguments.source(call).table() + "')", call);
  }

  private Object fixture(Resolution target, String written, Call call) {
    if (!(target instanceof Resolution.Found found)) {
      return written.startsWith("ref") ? others.ref(call) : others.source(call);
    }
    PyRelation fixture = fixtures.get(found.uniqueId());
    if (fixture == null) {
      throw new RenderException(
              DbtCode.BAD_UNIT_TEST,
              "the model reads " + written + ", and the unit test gives it no rows")
          .withHelp("add to 'given': {input: " + written + ", rows: []}");
    }
    return fixture;
  }

  @Override
  public Object metric(Call call) {
    return others.metric(call);
  }

  @Override
  public Object function(Call call) {
    return others.function(call);
  }
}
