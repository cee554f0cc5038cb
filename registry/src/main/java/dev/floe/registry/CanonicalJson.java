package dev.floe.registry;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON whose bytes depend on its content alone: keys sorted, no white space, UTF-8. Reading is
 * bounded, because what is read comes from somebody else.
 */
public final class CanonicalJson {

  private static final int DEEPEST = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxDocumentLength(64L << 20)
                          .maxStringLength(32 << 20)
                          .build())
                  .build())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private CanonicalJson() {}

  /** Maps, lists, texts, numbers, booleans and nulls as bytes. */
  public static byte[] bytes(Object plain) {
    return MAPPER.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a document.
   *
   * @throws tools.jackson.core.JacksonException if it is none, or too deep
   */
  public static JsonNode read(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }
}
