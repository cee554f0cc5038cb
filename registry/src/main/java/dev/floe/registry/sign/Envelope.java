package dev.floe.registry.sign;

import dev.floe.registry.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A signed text in the DSSE format, version 1: what is signed is the text together with its type,
 * so that no signature can be taken for one of something else.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Envelope(String payloadType, byte[] payload, List<byte[]> signatures) {

  static final String MEDIA_TYPE = "application/vnd.dsse.envelope.v1+json";

  Envelope {
    signatures = List.copyOf(signatures);
  }

  static Envelope seal(String payloadType, byte[] payload, SigningKey key) {
    return new Envelope(payloadType, payload, List.of(key.sign(signed(payloadType, payload))));
  }

  /** The bytes that signatures are of: DSSE calls them the pre-authentication encoding. */
  static byte[] signed(String payloadType, byte[] payload) {
    int typeLength = payloadType.getBytes(StandardCharsets.UTF_8).length;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String head = "DSSEv1 " + typeLength + " " + payloadType + " " + payload.length + " ";
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(payload);
    return all.toByteArray();
  }

  /** The first of some keys that signed it. */
  Optional<TrustedKey> signer(List<TrustedKey> trusted) {
    byte[] signed = signed(payloadType, payload);
    return trusted.stream()
        .filter(key -> signatures.stream().anyMatch(one -> key.signed(signed, one)))
        .findFirst();
  }

  byte[] bytes() {
    Base64.Encoder base64 = Base64.getEncoder();
    return CanonicalJson.bytes(
        Map.of(
            "payloadType",
            payloadType,
            "payload",
            base64.encodeToString(payload),
            "signatures",
            signatures.stream().map(one -> Map.of("sig", base64.encodeToString(one))).toList()));
  }

  /** Reads an envelope somebody else wrote; empty for anything else. */
  static Optional<Envelope> read(byte[] bytes) {
    try {
      JsonNode tree = CanonicalJson.read(bytes);
      List<byte[]> signatures = new ArrayList<>();
      for (JsonNode one : tree.path("signatures").values()) {
        signatures.add(Base64.getDecoder().decode(one.path("sig").asString("")));
      }
      return Optional.of(
          new Envelope(
              tree.path("payloadType").asString(""),
              Base64.getDecoder().decode(tree.path("payload").asString("")),
              signatures));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
