package dev.floe.governance.gates;

import java.util.Optional;

/** A test that a platform can require of the models of a layer. */
interface RequiredTest {

  /** Its name in {@code required_tests}. */
  String name();

  /** A sentence: what it asks of a model. */
  String demands();

  /** What the model lacks; empty where the model satisfies it. */
  Optional<Gap> gap(GatedModel model);
}
