package dev.floe.openlineage.delivery;

import dev.floe.openlineage.EventSink;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers events in a thread of its own. {@link #take} never waits: when the buffer is full the
 * event is counted as lost. When the receiver fails, everything goes to the spool and is delivered
 * by the next process that reaches it, before its own events.
 */
final class Delivery implements EventSink, AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final String LATE = "it did not answer in time";
  private static final Duration LAST_PATIENCE = Duration.ofMillis(100);

  private final Transport transport;
  private final Spool spool;
  private final String name;
  private final Duration patience;
  private final BlockingQueue<String> buffer;
  private final List<String> undelivered = new ArrayList<>();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean abandoned;
  private volatile Optional<String> sending = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param name of this process's file in the spool
   * @param capacity most events that wait for the thread
   * @param patience how long {@link #close} waits for what is still in the buffer
   */
  Delivery(Transport transport, Spool spool, String name, int capacity, Duration patience) {
    this.transport = transport;
    this.spool = spool;
    this.name = name;
    this.patience = patience;
    this.buffer = new ArrayBlockingQueue<>(capacity);
    this.thread = Thread.ofPlatform().name("openlineage").daemon().unstarted(this::work);
  }

  Delivery start() {
    thread.start();
    return this;
  }

  @Override
  public void take(Map<String, Object> event) {
    if (!buffer.offer(JSON.writeValueAsString(event))) {
      lost.incrementAndGet();
    }
  }

  private void work() {
    try {
      deliverSpooled();
      while (!abandoned && (!closing || !buffer.isEmpty())) {
        String event = buffer.poll(20, TimeUnit.MILLISECONDS);
        if (event != null) {
          deliver(event);
        }
      }
    } catch (InterruptedException e) {
      trouble = trouble.or(() -> Optional.of(LATE));
    }
  }

  private void deliver(String event) {
    if (trouble.isPresent()) {
      keep(event);
      return;
    }
    sending = Optional.of(event);
    try {
      transport.send(event);
    } catch (Transport.Rejected e) {
      rejected.incrementAndGet();
    } catch (IOException e) {
      fails(e);
      if (!abandoned) {
        keep(event);
      }
    }
    if (!abandoned) {
      sending = Optional.empty();
    }
  }

  private void fails(IOException e) {
    trouble = Optional.of(abandoned ? LATE : words(e));
  }

  private static String words(IOException e) {
    return e instanceof ConnectException
        ? "nobody answers"
        : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  private synchronized void keep(String event) {
    undelivered.add(event);
  }

  /** What earlier processes could not deliver goes first; it stays when it still cannot. */
  private void deliverSpooled() {
    try {
      for (Path file : spool.waiting()) {
        for (String event : Files.readAllLines(file)) {
          if (abandoned) {
            return;
          }
          try {
            transport.send(event);
          } catch (Transport.Rejected e) {
            rejected.incrementAndGet();
          }
        }
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      fails(e);
    }
  }

  /** Waits a little for what is left, then keeps it for the next time. */
  @Override
  public void close() {
    closing = true;
    try {
      if (!thread.join(patience)) {
        abandon();
      }
      keepTheRest();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Nobody waits for the thread any more: it may hang where nothing can be ended, in the search for
   * a name for instance. What it was sending counts as not delivered, so it may arrive twice.
   */
  private void abandon() throws InterruptedException {
    abandoned = true;
    trouble = trouble.or(() -> Optional.of(LATE));
    transport.abandon();
    thread.interrupt();
    boolean _ = thread.join(LAST_PATIENCE);
    sending.ifPresent(this::keep);
  }

  private synchronized void keepTheRest() {
    buffer.drainTo(undelivered);
    try {
      spool.keep(name, undelivered);
    } catch (IOException e) {
      lost.addAndGet(undelivered.size());
    }
  }

  /** What a user should know about the delivery, if it was not smooth. */
  synchronized Optional<String> complaint() {
    List<String> parts = new ArrayList<>();
    trouble.ifPresent(
        why -> parts.add(undelivered.size() + " events wait for the next run (" + why + ")"));
    if (rejected.get() > 0) {
      parts.add(rejected + " events were refused");
    }
    if (lost.get() > 0) {
      parts.add(lost + " events are lost");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }
}
