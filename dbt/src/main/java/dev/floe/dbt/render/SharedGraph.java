package dev.floe.dbt.render;

import dev.floe.dbt.parse.ManifestView;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.PyDict;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@code graph} of one run: made when the first template looks, and one for all of them, as in
 * dbt, where packages keep there what they learn from node to node.
 */
final class SharedGraph implements Supplier<PyDict> {

  private final ManifestView manifest;
  private @Nullable PyDict made;

  SharedGraph(ManifestView manifest) {
    this.manifest = manifest;
  }

  @Override
  public synchronized PyDict get() {
    PyDict known = made;
    if (known == null) {
      known = PlainPython.dict(manifest.graph());
      known.share();
      made = known;
    }
    return known;
  }
}
