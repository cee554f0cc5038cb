package dev.floe.registry;

import dev.floe.registry.http.Connection;
import dev.floe.registry.http.HttpStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Races for one tag of a real registry. */
class PublisherIT {

  private static void race(Path folder, int rounds, int racers) throws Exception {
    try (DockerRegistry registry = DockerRegistry.open(folder)) {
      HttpStore store = new HttpStore(Connection.standard(), host -> Optional.empty());
      for (int round = 0; round < rounds; round++) {
        PublisherTest.race(store, registry.repository("race/n" + round), racers);
      }
    }
  }

  @Test
  void oneOfManyWinsATag(@TempDir Path folder) throws Exception {
    race(folder, 1, 8);
  }

  @Test
  @Tag("nightly")
  void oneOfTwentyWinsATagAgainAndAgain(@TempDir Path folder) throws Exception {
    race(folder, 30, 20);
  }
}
