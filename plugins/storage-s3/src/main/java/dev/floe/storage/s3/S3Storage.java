package dev.floe.storage.s3;

import dev.floe.spi.table.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files in buckets. */
final class S3Storage implements Storage {

  private final Access access;
  private final Requests requests;

  S3Storage(Access access, Clock clock) {
    this(access, new Requests(clock));
  }

  private S3Storage(Access access, Requests requests) {
    this.access = access;
    this.requests = requests;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("s3", "s3a", "s3n");
  }

  @Override
  public Storage with(Map<String, String> properties) {
    return new S3Storage(access.with(properties), requests);
  }

  private HttpResponse<InputStream> send(Requests.Ask ask) throws IOException {
    return requests.send(access, ask);
  }

  @Override
  public long length(String location) throws IOException {
    HttpResponse<InputStream> answer = send(new Requests.Ask("HEAD", ObjectName.of(location)));
    answer.body().close();
    return answer.headers().firstValueAsLong("content-length").orElse(0);
  }

  @Override
  public InputStream read(String location, long offset) throws IOException {
    Map<String, String> headers = offset == 0 ? Map.of() : Map.of("range", "bytes=" + offset + "-");
    return send(new Requests.Ask(
            "GET", ObjectName.of(location), new TreeMap<>(), headers, Requests.Body.none()))
        .body();
  }

  @Override
  public void upload(Path file, String location) throws IOException {
    Requests.Body body = new Requests.Body(BodyPublishers.ofFile(file), digest(file));
    send(new Requests.Ask("PUT", ObjectName.of(location), new TreeMap<>(), Map.of(), body))
        .body()
        .close();
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void delete(String location) throws IOException {
    try {
      send(new Requests.Ask("DELETE", ObjectName.of(location))).body().close();
    } catch (NoSuchFileException e) {
      // As it shall be.
    }
  }

  @Override
  public List<StoredFile> list(String prefix) throws IOException {
    ObjectName name = ObjectName.of(prefix);
    List<StoredFile> files = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      SortedMap<String, String> query = new TreeMap<>();
      query.put("list-type", "2");
      query.put("prefix", ObjectName.encoded(name.key(), false));
      next.ifPresent(token -> query.put("continuation-token", ObjectName.encoded(token, false)));
      Requests.Ask ask =
          new Requests.Ask(
              "GET", new ObjectName(name.bucket(), ""), query, Map.of(), Requests.Body.none());
      try (InputStream xml = send(ask).body()) {
        Listing page = Listing.read(xml, name.bucket());
        files.addAll(page.files());
        next = page.next();
      }
    } while (next.isPresent());
    return files;
  }

  @Override
  public void close() {
    requests.close();
  }
}
