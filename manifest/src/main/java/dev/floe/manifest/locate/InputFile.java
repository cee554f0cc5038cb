package dev.floe.manifest.locate;

import java.nio.file.Path;

/**
 * A file that had a say in a result; whoever records the result records its digest.
 *
 * @param path absolute, normalised
 * @param name as shown to users
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying inputs would be waste
public record InputFile(Path path, String name, byte[] bytes) {}
