package dev.floe.acceptance.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Nessie as an Iceberg REST catalog whose tables lie in S3Proxy. */
final class LakeServers implements AutoCloseable {

  private static final String KEY = "floe-key";
  private static final String SECRET = "floe-secret";

  private final int storagePort;
  private final int catalogPort;
  private final ServerProcess storage;
  private final ServerProcess catalog;

  /**
   * Starts both.
   *
   * @param folder where the files of the storage go, and the logs
   */
  LakeServers(Path folder) throws Exception {
    storagePort = ServerProcess.freePort();
    catalogPort = ServerProcess.freePort();
    storage = startStorage(folder);
    catalog = startCatalog(folder);
  }

  private ServerProcess startStorage(Path folder) throws Exception {
    Files.createDirectories(folder.resolve("buckets/lake"));
    Path settings = folder.resolve("s3proxy.conf");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.identity=%s
        jclouds.credential=%s
        jclouds.filesystem.basedir=%s
        """
            .formatted(storage(), KEY, SECRET, KEY, SECRET, folder.resolve("buckets")));
    return ServerProcess.start(
        folder,
        "s3proxy",
        URI.create(storage()),
        List.of(
            "-cp",
            ServerProcess.jars("s3proxy") + "/*",
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString()));
  }

  private ServerProcess startCatalog(Path folder) throws Exception {
    String s3 = "-Dnessie.catalog.service.s3.default-options.";
    return ServerProcess.start(
        folder,
        "nessie",
        URI.create(catalog() + "/v1/config"),
        List.of(
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + catalogPort,
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=" + ServerProcess.freePort(),
            "-Dnessie.version.store.type=IN_MEMORY",
            "-Dnessie.server.authentication.enabled=false",
            "-Dnessie.catalog.default-warehouse=lake",
            "-Dnessie.catalog.warehouses.lake.location=s3://lake/tables",
            s3 + "endpoint=" + storage(),
            s3 + "path-style-access=true",
            s3 + "region=us-east-1",
            s3 + "request-signing-enabled=false",
            s3 + "access-key=urn:nessie-secret:quarkus:keys",
            "-Dkeys.name=" + KEY,
            "-Dkeys.secret=" + SECRET,
            "-jar",
            runner().toString()));
  }

  private static Path runner() throws IOException {
    try (var jars = Files.list(ServerProcess.jars("nessie"))) {
      return jars.findFirst().orElseThrow();
    }
  }

  private String storage() {
    return "http://127.0.0.1:" + storagePort;
  }

  private String catalog() {
    return "http://127.0.0.1:" + catalogPort + "/iceberg";
  }

  /** What a manifest says to publish there. */
  String manifest() {
    return """
    metadata: {name: acme, version: 1.0.0}
    plugins:
      compute: duckdb
      catalog:
        type: iceberg-rest
        config:
          uri: "%s"
          warehouse: lake
          properties: {view-endpoints-supported: true}
      storage:
        type: s3
        config:
          endpoint: "%s"
          access_key_id: "${LAKE_KEY}"
          secret_access_key: "${LAKE_SECRET}"
    """
        .formatted(catalog(), storage());
  }

  /** The variables of that manifest. */
  static Map<String, String> variables() {
    return Map.of("LAKE_KEY", KEY, "LAKE_SECRET", SECRET);
  }

  /** How Spark finds the catalog, under the name {@code lake}. */
  Map<String, String> spark() {
    return Map.ofEntries(
        Map.entry("", "org.apache.iceberg.spark.SparkCatalog"),
        Map.entry(".type", "rest"),
        Map.entry(".uri", catalog()),
        Map.entry(".warehouse", "lake"),
        Map.entry(".cache-enabled", "false"),
        Map.entry(".view-endpoints-supported", "true"),
        Map.entry(".client.region", "us-east-1"),
        Map.entry(".s3.endpoint", storage()),
        Map.entry(".s3.path-style-access", "true"),
        Map.entry(".s3.access-key-id", KEY),
        Map.entry(".s3.secret-access-key", SECRET));
  }

  @Override
  public void close() {
    catalog.close();
    storage.close();
  }
}
