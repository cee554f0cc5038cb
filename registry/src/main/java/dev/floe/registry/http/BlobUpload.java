package dev.floe.registry.http;

import dev.floe.diagnostics.FloeException;
import dev.floe.registry.Digest;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Uploads blobs: small ones at once, large ones in pieces, so that a cut connection costs a piece
 * and not the whole.
 */
final class BlobUpload {

  private static final int PIECE = 4 << 20;
  private static final int MOST_RESUMES = 5;

  private final Connection connection;
  private final Access access;
  private final Exchange exchange;

  BlobUpload(Connection connection, Access access, Exchange exchange) {
    this.connection = connection;
    this.access = access;
    this.exchange = exchange;
  }

  void send(Repository repository, Digest digest, byte[] bytes) {
    for (int tries = 0; ; tries++) {
      Answer begun = begin(repository);
      if (begun.status() == 201) {
        return;
      }
      URI place = Exchange.location(begun);
      Optional<URI> ready =
          bytes.length > PIECE ? pieces(repository, place, bytes) : Optional.of(place);
      byte[] rest = bytes.length > PIECE ? new byte[0] : bytes;
      if (ready.isPresent() && finish(repository, ready.get(), digest, rest)) {
        return;
      }
      if (tries == MOST_RESUMES) {
        throw HttpStore.bad(repository, "an upload is forgotten or damaged again and again");
      }
    }
  }

  private Answer begin(Repository repository) {
    Answer answer =
        access.send(
            Call.send("POST", Addresses.of(connection, repository, "blobs/uploads/"), new byte[0]),
            HttpStore.push(repository));
    HttpStore.expectGood(answer, repository);
    return answer;
  }

  /**
   * Sends piece after piece, and after a failure asks how far it got; empty if the registry has
   * forgotten the upload, as Docker's does when a piece arrived in part.
   */
  private Optional<URI> pieces(Repository repository, URI begun, byte[] bytes) {
    URI place = begun;
    int sent = 0;
    int resumes = 0;
    while (sent < bytes.length) {
      int end = Math.min(bytes.length, sent + PIECE);
      Optional<Answer> answer =
          piece(repository, place, Arrays.copyOfRange(bytes, sent, end), sent);
      if (answer.isPresent() && answer.get().isGood()) {
        place = Exchange.location(answer.get());
        sent = end;
        continue;
      }
      Answer where = sendTo(repository, Call.get(place, Call.SMALL));
      if (!where.isGood() || resumes++ == MOST_RESUMES) {
        return Optional.empty();
      }
      sent = received(where, bytes.length);
      place = where.header("Location").isPresent() ? Exchange.location(where) : place;
    }
    return Optional.of(place);
  }

  /** One piece; empty if the connection broke while it was under way. */
  private Optional<Answer> piece(Repository repository, URI place, byte[] piece, int from) {
    Call call =
        Call.send("PATCH", place, piece)
            .with("Content-Type", "application/octet-stream")
            .with("Content-Range", from + "-" + (from + piece.length - 1));
    try {
      return Optional.of(sendTo(repository, call));
    } catch (FloeException e) {
      if (e.diagnostic().code() == RegistryCode.UNREACHABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** How much of the upload has arrived. */
  private static int received(Answer answer, int total) {
    String range = answer.header("Range").orElse("0--1");
    String last = range.substring(range.indexOf('-') + 1);
    int arrived = last.matches("[0-9]{1,10}") ? (int) (Long.parseLong(last) + 1) : 0;
    return range.equals("0-0") ? 0 : Math.clamp(arrived, 0, total);
  }

  private boolean finish(Repository repository, URI place, Digest digest, byte[] rest) {
    String joined = place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + digest;
    Answer answer =
        sendTo(
            repository,
            Call.send("PUT", URI.create(joined), rest)
                .with("Content-Type", "application/octet-stream"));
    if (answer.status() == 404 || answer.status() == 416 || answer.isOfAnotherDigest()) {
      return false;
    }
    HttpStore.expectGood(answer, repository);
    return true;
  }

  /** An upload may lie on another host, which is not shown our credentials. */
  private Answer sendTo(Repository repository, Call call) {
    String scope = HttpStore.push(repository);
    URI registry = Addresses.of(connection, repository, "");
    return Exchange.isSameHost(registry, call.uri())
        ? access.send(call, scope)
        : exchange.send(call, Optional.empty());
  }
}
