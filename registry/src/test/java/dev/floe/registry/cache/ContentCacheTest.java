package dev.floe.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.registry.Digest;
import dev.floe.registry.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCacheTest {

  private static final byte[] TEXT = "hello".getBytes(StandardCharsets.UTF_8);
  private static final Repository REPOSITORY = new Repository("r.io", "a");

  @TempDir private Path folder;

  @Test
  void handsOutNoContentThatWasDamaged() throws Exception {
    ContentCache cache = new ContentCache(folder);
    cache.keep(TEXT);
    assertThat(cache.content(Digest.of(TEXT))).hasValue(TEXT);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "hellO");
      }
    }
    assertThat(cache.content(Digest.of(TEXT))).isEmpty();
    cache.keep(TEXT);
    assertThat(cache.content(Digest.of(TEXT))).hasValue(TEXT);
  }

  @Test
  void aCacheThatCannotBeWrittenIsNoError() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    ContentCache cache = new ContentCache(file);
    cache.keep(TEXT);
    cache.see(REPOSITORY, "v1", Digest.of(TEXT));
    assertThat(cache.content(Digest.of(TEXT))).isEmpty();
    assertThat(cache.seen(REPOSITORY, "v1")).isEmpty();
  }

  @Test
  void manyMayWriteAtOnceAndNobodyReadsHalfAFile() throws Exception {
    List<Future<Boolean>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < 20; i++) {
        int number = i;
        readers.add(
            threads.submit(() -> {
              ContentCache cache = new ContentCache(folder);
              for (int round = 0; round < 30; round++) {
                byte[] bytes =
                    ("content " + round % 7).repeat(2000).getBytes(StandardCharsets.UTF_8);
                cache.keep(bytes);
                cache.see(REPOSITORY, "stable", Digest.of(bytes));
                boolean whole =
                    cache.content(Digest.of(bytes)).isPresent()
                        && cache.seen(REPOSITORY, "stable").isPresent();
                if (!whole) {
                  return false;
                }
              }
              return number >= 0;
            }));
      }
    }
    for (Future<Boolean> reader : readers) {
      assertThat(reader.get()).isTrue();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".new"))).isEmpty();
    }
  }
}
