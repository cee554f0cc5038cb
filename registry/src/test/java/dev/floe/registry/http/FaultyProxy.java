package dev.floe.registry.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * A server that stands before a registry and does to each exchange what the test says. One request
 * a connection; byte by byte where it matters.
 */
final class FaultyProxy implements AutoCloseable {

  private final ServerSocket server;
  private final int registry;
  private final AtomicInteger count = new AtomicInteger();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile BiFunction<Integer, Request, Fault> plan = (number, request) -> new Fault.None();

  /** What was asked. */
  record Request(String method, String path, String head) {

    boolean carries(String header) {
      return head.toLowerCase(Locale.ROOT).contains("\n" + header.toLowerCase(Locale.ROOT) + ":");
    }
  }

  /** What becomes of an exchange. */
  sealed interface Fault {

    /** It passes. */
    record None() implements Fault {}

    /** The registry's answer ends after some bytes. */
    record CutAnswer(int bytes) implements Fault {}

    /** The registry's answer ends in a certain part of it. */
    record CutIn(Part part) implements Fault {}

    /** The request reaches nobody after some bytes. */
    record CutRequest(int bytes) implements Fault {}

    /** Another answer is given, byte by byte as it stands. */
    record Answer(String text) implements Fault {}

    /** The answer comes in drops. */
    record Drip(int pauseMillis) implements Fault {}

    /** The head comes at once, the body in drops. */
    record DripBody(int pauseMillis) implements Fault {}

    /** The last byte of the answer is another. */
    record Damage() implements Fault {}
  }

  /** Where an answer can end too early. */
  enum Part {
    WITHIN_STATUS_LINE,
    AFTER_STATUS_LINE,
    WITHIN_A_HEADER,
    BETWEEN_HEADERS,
    BEFORE_THE_EMPTY_LINE,
    AFTER_HEADERS,
    WITHIN_BODY,
    BEFORE_THE_LAST_BYTE,
    BEFORE_THE_FIRST_CHUNK,
    WITHIN_A_CHUNKS_SIZE,
    WITHIN_A_CHUNK,
    BETWEEN_CHUNKS,
    BEFORE_THE_LAST_CHUNK;

    /** The answer up to here; where chunks are spoken of, in chunks. */
    byte[] of(byte[] answer) {
      String text = new String(answer, StandardCharsets.ISO_8859_1);
      int status = text.indexOf("\r\n");
      int second = text.indexOf("\r\n", status + 2);
      int head = text.indexOf("\r\n\r\n");
      String chunked =
          text.substring(0, head).replaceFirst("(?i)\r\ncontent-length: *\\d+", "")
              + "\r\nTransfer-Encoding: chunked\r\n\r\n";
      String body = text.substring(head + 4);
      int half = body.length() / 2;
      String first = chunk(body.substring(0, half));
      String rest = chunk(body.substring(half));
      String kept =
          switch (this) {
            case WITHIN_STATUS_LINE -> text.substring(0, status / 2);
            case AFTER_STATUS_LINE -> text.substring(0, status + 2);
            case WITHIN_A_HEADER -> text.substring(0, (status + second) / 2);
            case BETWEEN_HEADERS -> text.substring(0, second + 2);
            case BEFORE_THE_EMPTY_LINE -> text.substring(0, head + 2);
            case AFTER_HEADERS -> text.substring(0, head + 4);
            case WITHIN_BODY -> text.substring(0, head + 4 + half);
            case BEFORE_THE_LAST_BYTE -> text.substring(0, text.length() - 1);
            case BEFORE_THE_FIRST_CHUNK -> chunked;
            case WITHIN_A_CHUNKS_SIZE -> chunked + first.charAt(0);
            case WITHIN_A_CHUNK -> chunked + first.substring(0, first.length() - 3);
            case BETWEEN_CHUNKS -> chunked + first;
            case BEFORE_THE_LAST_CHUNK -> chunked + first + rest;
          };
      return kept.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String chunk(String bytes) {
      return bytes.isEmpty() ? "" : Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
    }
  }

  FaultyProxy(int registry) throws IOException {
    this.registry = registry;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  static Fault answer(int status, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return new Fault.Answer(
        "HTTP/1.1 "
            + status
            + " test\r\n"
            + more
            + "Content-Length: 0\r\nConnection: close\r\n\r\n");
  }

  static Fault body(String contentType, String body) {
    return new Fault.Answer(
        "HTTP/1.1 200 OK\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\nConnection: close\r\n\r\n"
            + body);
  }

  /** From now on; requests are counted from nought again. */
  void plan(BiFunction<Integer, Request, Fault> next) {
    count.set(0);
    requests.clear();
    plan = next;
  }

  String host() {
    return "localhost:" + server.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      byte[] request = read(client.getInputStream());
      if (request.length == 0) {
        return;
      }
      String head = new String(request, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
      String[] first = head.split(" ", 3);
      Request seen = new Request(first[0], first[1], head);
      requests.add(seen);
      Fault fault = plan.apply(count.getAndIncrement(), seen);
      OutputStream out = client.getOutputStream();
      switch (fault) {
        case Fault.None none -> out.write(forward(request));
        case Fault.CutAnswer(int bytes) -> {
          byte[] answer = forward(request);
          out.write(answer, 0, Math.min(bytes, answer.length));
        }
        case Fault.CutIn(Part part) -> out.write(part.of(forward(request)));
        case Fault.DripBody(int pause) -> {
          byte[] answer = forward(request);
          int body = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
          out.write(answer, 0, body);
          drip(Arrays.copyOfRange(answer, body, answer.length), out, pause);
        }
        case Fault.CutRequest(int bytes) ->
            half(Arrays.copyOf(request, Math.min(bytes, request.length)));
        case Fault.Answer(String text) -> out.write(text.getBytes(StandardCharsets.UTF_8));
        case Fault.Drip(int pause) -> drip(forward(request), out, pause);
        case Fault.Damage damage -> {
          byte[] answer = forward(request);
          answer[answer.length - 1] ^= 1;
          out.write(answer);
        }
      }
      out.flush();
    } catch (IOException e) {
      // the other side has gone: the test looks at what its client says of it
    }
  }

  private static void drip(byte[] answer, OutputStream out, int pause) throws IOException {
    for (byte one : answer) {
      out.write(one);
      out.flush();
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void half(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry)) {
      socket.getOutputStream().write(request);
    }
  }

  private byte[] forward(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry)) {
      String text = new String(request, StandardCharsets.ISO_8859_1);
      String closing = text.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      socket.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return socket.getInputStream().readAllBytes();
    }
  }

  /** A head, and the body whose length it tells. */
  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int end = -1;
    while (end < 0) {
      int one = in.read();
      if (one < 0) {
        return new byte[0];
      }
      bytes.write(one);
      if (one == '\n' && bytes.size() > 3) {
        byte[] so = bytes.toByteArray();
        int n = so.length;
        end = so[n - 4] == '\r' && so[n - 3] == '\n' && so[n - 2] == '\r' ? n : -1;
      }
    }
    bytes.writeBytes(in.readNBytes(length(bytes.toString(StandardCharsets.ISO_8859_1))));
    return bytes.toByteArray();
  }

  private static int length(String head) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring("content-length:".length()).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
