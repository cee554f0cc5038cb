package dev.floe.storage.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says of a request it refuses. */
final class ErrorText {

  private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
  private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

  private ErrorText() {}

  static String of(String xml, int status) {
    Matcher code = CODE.matcher(xml);
    Matcher message = MESSAGE.matcher(xml);
    String told =
        (code.find() ? code.group(1) : "") + (message.find() ? ": " + message.group(1) : "");
    return told.isEmpty() ? "the storage answered " + status : told;
  }
}
