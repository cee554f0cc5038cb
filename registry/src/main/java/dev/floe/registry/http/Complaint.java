package dev.floe.registry.http;

import dev.floe.registry.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a registry says about an error, made fit to be printed. */
final class Complaint {

  private static final int LONGEST = 200;

  private Complaint() {}

  static String in(byte[] body) {
    try {
      JsonNode error = CanonicalJson.read(body).path("errors").path(0);
      String text = (error.path("code").asString("") + " " + error.path("message").asString(""));
      String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
      return clean.isEmpty() ? "" : ", " + clean.substring(0, Math.min(LONGEST, clean.length()));
    } catch (JacksonException e) {
      return "";
    }
  }
}
