package dev.floe.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.registry.Publisher.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PublisherTest {

  private static final Repository REPOSITORY = new Repository("localhost:1", "a/b");

  @Test
  void publishesOnceAndRefusesAnotherContent() {
    Publisher publisher = new Publisher(new InMemoryStore(), time -> {});
    assertThat(publisher.publish(REPOSITORY, "v1.0.0", Samples.text("one")))
        .isInstanceOf(Outcome.Published.class);
    assertThat(publisher.publish(REPOSITORY, "v1.0.0", Samples.text("one")))
        .isInstanceOf(Outcome.Unchanged.class);
    // VERSION_TAKEN is what commands make of it.
    assertThat(publisher.publish(REPOSITORY, "v1.0.0", Samples.text("two")))
        .isInstanceOf(Outcome.Taken.class);
  }

  @Test
  void tellsAllButOneOfThoseWhoRaceForATag() throws Exception {
    race(new InMemoryStore(), REPOSITORY, 20);
  }

  /** Lets several publish different contents under one tag at the same moment. */
  static void race(ArtifactStore store, Repository repository, int racers) throws Exception {
    CyclicBarrier start = new CyclicBarrier(racers);
    List<Future<Outcome>> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
      for (int i = 0; i < racers; i++) {
        Bundle bundle = Samples.text("racer " + i);
        outcomes.add(
            threads.submit(() -> {
              start.await();
              return new Publisher(store, Thread::sleep).publish(repository, "v1.0.0", bundle);
            }));
      }
    }
    Digest winner = store.resolve(repository, "v1.0.0").orElseThrow();
    int published = 0;
    for (Future<Outcome> outcome : outcomes) {
      if (outcome.get() instanceof Outcome.Published(Digest digest)) {
        published++;
        assertThat(digest).isEqualTo(winner);
      }
    }
    assertThat(published).isEqualTo(1);
  }
}
