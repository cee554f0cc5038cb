package dev.floe.contracts.check;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.contracts.Contract;
import dev.floe.manifest.Access;
import dev.floe.manifest.InputPort;
import java.util.Optional;

/**
 * A port of another product that a product consumes, as its owner promises it.
 *
 * @param input the port that consumes
 * @param offered what its owner promises
 * @param port as its owner compiled it
 * @param access who may read it, if the owner's document says so
 * @param defaultAccess {@code deny} or {@code allow}, where the owner's platform says so
 */
public record Consumed(
    InputPort input,
    Contract offered,
    CompiledProduct.OutputPort port,
    Optional<Access> access,
    Optional<String> defaultAccess) {}
