package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedValuesTest {

  private static final int THREADS = 4;
  private static final int STEPS = 2_000;

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void losesNothingThatSeveralThreadsPutInto() throws Exception {
    PyDict dict = new PyDict();
    dict.share();
    dict.put("list", new PyList());
    dict.put("inner", new PyDict());
    PyList list = (PyList) Objects.requireNonNull(dict.get("list"));
    PyDict inner = (PyDict) Objects.requireNonNull(dict.get("inner"));

    together(thread -> {
      for (int step = 0; step < STEPS; step++) {
        list.add((long) step);
        inner.put(thread + "/" + step, (long) step);
        assertThat(inner.keys()).isNotEmpty();
      }
      return true;
    });

    assertThat(list.length()).isEqualTo(THREADS * STEPS);
    assertThat(inner.length()).isEqualTo(THREADS * STEPS);
  }

  @Test
  void isStillTheSameDict() {
    PyDict dict = new PyDict();
    dict.put("b", PyList.of(1L));
    dict.put(1.0, "one");
    PyDict before = PyDict.copyOf(dict);
    dict.share();

    assertThat(dict.equalTo(before)).isTrue();
    assertThat(dict.repr()).isEqualTo("{'b': [1], 1.0: 'one'}");
  }

  private interface Work {
    boolean on(int thread) throws Exception;
  }

  private static void together(Work work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int own = thread;
        all.add(() -> work.on(own));
      }
      for (Future<Boolean> done : threads.invokeAll(all)) {
        assertThat(done.get()).isTrue();
      }
    }
  }
}
