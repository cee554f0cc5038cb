package dev.floe.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.diagnostics.FloeException;
import dev.floe.spi.table.Storage;
import dev.floe.spi.table.Storage.StoredFile;
import dev.floe.spi.table.StoragePlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StorageTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Bucket bucket;
  private Storage storage;

  @BeforeEach
  void begin() throws IOException {
    bucket = new Bucket();
    storage =
        new S3StoragePlugin()
            .open(
                Map.of(
                    "endpoint", bucket.endpoint(),
                    "access_key_id", "KEY",
                    "secret_access_key", "SECRET"),
                CLOCK);
  }

  @AfterEach
  void end() {
    storage.close();
    bucket.close();
  }

  private void put(String location, String text) throws IOException {
    storage.upload(Files.writeString(folder.resolve("file"), text), location);
  }

  private String text(String location, long offset) throws IOException {
    try (InputStream in = storage.read(location, offset)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isFoundByItsRole() {
    assertThat(ServiceLoader.load(StoragePlugin.class))
        .anySatisfy(found -> assertThat(found.type()).isEqualTo("s3"));
  }

  /** The example of AWS's documentation: "GET Object", with its keys and its signature. */
  @Test
  void signsAsTheProtocolSays() {
    Access.Credentials credentials =
        new Access.Credentials(
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());

    Map<String, String> headers =
        new Signature(credentials, "us-east-1")
            .headers(
                "GET",
                "/test.txt",
                new TreeMap<>(),
                Map.of("host", "examplebucket.s3.amazonaws.com", "range", "bytes=0-9"),
                Signature.sha256(new byte[0]),
                CLOCK.instant());

    assertThat(headers.get("authorization"))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void keepsFilesAndReadsThemFromAnywhere() throws IOException {
    put("s3://lake/a/b c=1+2/ü.txt", "0123456789");

    assertThat(storage.length("s3://lake/a/b c=1+2/ü.txt")).isEqualTo(10);
    assertThat(text("s3://lake/a/b c=1+2/ü.txt", 0)).isEqualTo("0123456789");
    assertThat(text("s3a://lake/a/b c=1+2/ü.txt", 7)).isEqualTo("789");
    assertThat(bucket.signatures()).allMatch(s -> s.startsWith("AWS4-HMAC-SHA256 Credential=KEY/"));
  }

  @Test
  void listsEveryPage() throws IOException {
    for (int file = 0; file < 5; file++) {
      put("s3://lake/data/" + file, "x".repeat(file));
    }
    put("s3://lake/other", "");

    assertThat(storage.list("s3://lake/data/"))
        .extracting(StoredFile::location)
        .containsExactly(
            "s3://lake/data/0",
            "s3://lake/data/1",
            "s3://lake/data/2",
            "s3://lake/data/3",
            "s3://lake/data/4");
    assertThat(storage.list("s3://lake/data/").get(3).bytes()).isEqualTo(3);
  }

  @Test
  void deletesWhatIsThereAndWhatIsNot() throws IOException {
    put("s3://lake/file", "x");
    storage.delete("s3://lake/file");
    storage.delete("s3://lake/file");

    assertThatThrownBy(() -> storage.length("s3://lake/file"))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> text("s3://lake/file", 0))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("it is not there");
  }

  @Test
  void asksABusyServerAgain() throws IOException {
    put("s3://lake/file", "x");
    bucket.refuse(503, 500);

    assertThat(text("s3://lake/file", 0)).isEqualTo("x");
  }

  @Test
  void asksNobodyAgainWhoRefuses() {
    bucket.refuse(403);

    assertThatThrownBy(() -> text("s3://lake/file", 0)).isInstanceOf(AccessDeniedException.class);
    assertThat(bucket.signatures()).hasSize(1);
  }

  @Test
  void usesTheKeysACatalogHandsOut() throws IOException {
    Storage vended =
        storage.with(
            Map.of(
                "s3.access-key-id", "VENDED",
                "s3.secret-access-key", "S",
                "s3.session-token", "T",
                "something.else", "ignored"));

    vended.delete("s3://lake/file");

    assertThat(bucket.signatures().getFirst())
        .contains("Credential=VENDED/")
        .contains("x-amz-security-token");
  }

  @Test
  void knowsItsSettings() {
    assertThat(refused(Map.of("end_point", "x"))).contains("'end_point'");
    assertThat(refused(Map.of("endpoint", "storage.acme.example"))).contains("not an address");
    assertThat(refused(Map.of("access_key_id", "KEY"))).contains("two parts");
  }

  private static String refused(Map<String, Object> config) {
    FloeException refused =
        catchThrowableOfType(
            FloeException.class, () -> new S3StoragePlugin().open(config, CLOCK).close());
    assertThat(refused.diagnostic().code()).isEqualTo(S3Code.SETTINGS);
    return refused.diagnostic().message();
  }

  @Test
  void sendsNoSignatureWithoutKeys() throws IOException {
    try (Storage open = new S3StoragePlugin().open(Map.of("endpoint", bucket.endpoint()), CLOCK)) {
      assertThat(open.list("s3://lake/")).isEqualTo(List.of());
    }
    assertThat(bucket.signatures()).containsExactly("");
  }
}
