package dev.floe.registry;

/** A manifest or an index as it lies in a store. */
@SuppressWarnings("ArrayRecordComponent") // compared by digest, not by bytes
public record StoredManifest(String mediaType, byte[] bytes) {

  /** The name of the bytes. */
  public Digest digest() {
    return Digest.of(bytes);
  }
}
