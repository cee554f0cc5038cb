package dev.floe.contracts.check;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.PortAccess;
import dev.floe.contracts.Contract;
import dev.floe.manifest.InputPort;

/**
 * A port of another product that a product consumes, as its owner promises it.
 *
 * @param input the port that consumes
 * @param offered what its owner promises
 * @param port as its owner compiled it
 * @param access who may read it
 */
public record Consumed(
    InputPort input, Contract offered, CompiledProduct.OutputPort port, PortAccess access) {}
