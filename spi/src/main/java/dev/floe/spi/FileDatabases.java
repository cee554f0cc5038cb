package dev.floe.spi;

/**
 * The capability of a {@link ComputePlugin} whose databases are files: with {@code path} in its
 * settings, the engine it opens is {@link FileBacked} by that file. What a product publishes are
 * generations of such a file.
 */
public interface FileDatabases {}
