package dev.floe.yaml;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict decoding: a byte that is no UTF-8 is reported where it stands. */
final class Utf8 {

  private Utf8() {}

  static Result<String> decode(String file, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult outcome = decoder.decode(in, out, true);
    out.flip();
    String text = out.toString();
    if (outcome.isError()) {
      return Result.failed(malformed(file, text, bytes[in.position()]));
    }
    return Result.ok(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static Diagnostic malformed(String file, String before, byte found) {
    Position place = Position.at(before, before.length());
    return Diagnostic.at(
            YamlCode.NOT_UTF8,
            new Span(file, place, place),
            String.format("'%s' is not UTF-8: byte 0x%02X cannot be read", file, found & 0xFF))
        .withHelp("save the file as UTF-8");
  }
}
