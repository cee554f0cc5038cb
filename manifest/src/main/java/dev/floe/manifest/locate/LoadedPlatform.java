package dev.floe.manifest.locate;

import dev.floe.manifest.Manifest;
import dev.floe.manifest.inherit.Platform;
import java.util.List;

/**
 * A chain of manifests, found and resolved.
 *
 * @param chain topmost first
 * @param inputs every file that was read for it
 */
public record LoadedPlatform(List<Manifest> chain, Platform platform, List<InputFile> inputs) {
  public LoadedPlatform {
    chain = List.copyOf(chain);
    inputs = List.copyOf(inputs);
  }
}
