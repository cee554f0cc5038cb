package dev.floe.registry.sign;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.registry.RegistryCode;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a PEM text.
 *
 * @param label such as {@code PRIVATE KEY}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pem(String label, byte[] der) {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----", Pattern.DOTALL);

  /**
   * Reads the first block whose label ends as asked for.
   *
   * @param what the key is called in messages, never its content
   */
  static Result<Pem> read(String what, String text, String ending) {
    Matcher matcher = SYNTAX.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).endsWith(ending)) {
        try {
          return Result.ok(
              new Pem(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
        } catch (IllegalArgumentException e) {
          break;
        }
      }
    }
    return Result.failed(bad(what, "holds no " + ending.strip() + " in PEM"));
  }

  static Diagnostic bad(String what, String why) {
    return Diagnostic.of(RegistryCode.BAD_KEY, what + " " + why)
        .withHelp(
            "make a pair of keys with 'openssl genpkey -algorithm EC -pkeyopt"
                + " ec_paramgen_curve:P-256 -aes-256-cbc -out floe.key' and 'openssl pkey -in"
                + " floe.key -pubout -out floe.pub'");
  }
}
