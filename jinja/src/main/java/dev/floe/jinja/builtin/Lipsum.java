package dev.floe.jinja.builtin;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.python.CaseMapping;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Filler text; like Jinja's it is another one at each call. */
final class Lipsum {

  private static final String[] WORDS =
      ("lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut"
              + " labore et dolore magna aliqua enim minim veniam quis nostrud exercitation ullamco"
              + " laboris nisi aliquip ex ea commodo consequat duis aute irure in reprehenderit"
              + " voluptate velit esse cillum eu fugiat nulla pariatur")
          .split(" ");

  private Lipsum() {}

  static Object generate(int paragraphs, boolean html, int least, int most, Call call) {
    if (least >= most) {
      throw new RenderException(
          Fault.VALUE, "empty range for randrange() (" + least + ", " + most + ")");
    }
    List<String> all = new ArrayList<>();
    long length = 0;
    for (int i = 0; i < paragraphs; i++) {
      String paragraph = paragraph(ThreadLocalRandom.current().nextInt(least, most));
      length += paragraph.length();
      call.state().checkLength(length);
      all.add(html ? "<p>" + paragraph + "</p>" : paragraph);
    }
    return html ? new Markup(String.join("\n", all)) : String.join("\n\n", all);
  }

  private static String paragraph(int words) {
    StringBuilder out = new StringBuilder();
    boolean startsSentence = true;
    for (int i = 0; i < words; i++) {
      String word = WORDS[ThreadLocalRandom.current().nextInt(WORDS.length)];
      out.append(i == 0 ? "" : " ").append(startsSentence ? CaseMapping.capitalize(word) : word);
      startsSentence = i % 12 == 11;
      if (startsSentence && i < words - 1) {
        out.append('.');
      }
    }
    return out.append('.').toString();
  }
}
