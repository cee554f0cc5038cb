package dev.floe.registry.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.registry.Digest;
import dev.floe.registry.Repository;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class LockFileProperties {

  @Property
  void readsWhatItWrote(
      @ForAll @Size(max = 6) Map<String, @AlphaChars @StringLength(min = 1, max = 9) String> said) {
    TreeMap<String, LockFile.Entry> entries = new TreeMap<>();
    said.forEach((reference, tag) ->
        entries.put(
            reference,
            new LockFile.Entry(
                new Repository("r.io:5000", "a/b"),
                tag.length() > 4 ? Optional.empty() : Optional.of(tag),
                Digest.of(tag.getBytes(StandardCharsets.UTF_8)))));
    LockFile lock = new LockFile(entries);
    assertThat(LockFile.read("floe.lock", lock.bytes()).value()).hasValue(lock);
  }

  @Example
  void refusesWhatItDidNotWrite() {
    for (String text :
        new String[] {
          "",
          "<<<<<<< HEAD",
          "{}",
          "{\"version\":2}",
          "{\"version\":1,\"references\":{\"a\":{}}}",
          "{\"version\":1,\"references\":{\"a\":{\"repository\":\"oci://r.io/a\",\"digest\":\"x\"}}}"
        }) {
      assertThat(
              LockFile.read("floe.lock", text.getBytes(StandardCharsets.UTF_8))
                  .diagnostics()
                  .getFirst()
                  .code()
                  .id())
          .as(text)
          .isEqualTo("FLOE-REG-009");
    }
  }
}
