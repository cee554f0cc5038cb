package dev.floe.spi;

/** The capability of a compute plugin to check SQL without running it. */
public interface StaticAnalysis {

  /** A new, empty analyzer that sees neither the warehouse nor any other analyzer. */
  SqlAnalyzer analyzer() throws SqlFailure;
}
