package dev.floe.cli.registry;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.files.Output;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.mesh.ProductIndex;
import dev.floe.registry.ArtifactStore;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.cache.CachingStore;
import dev.floe.registry.cache.ContentCache;
import dev.floe.registry.cache.OfflineStore;
import dev.floe.registry.http.HttpStore;
import dev.floe.registry.layout.LayoutStore;
import dev.floe.registry.resolve.LockFile;
import dev.floe.registry.resolve.LockUse;
import dev.floe.registry.resolve.RegistryDocuments;
import dev.floe.registry.resolve.Resolver;
import dev.floe.registry.resolve.Trust;
import dev.floe.registry.sign.SigningKey;
import dev.floe.registry.sign.TrustedKey;
import dev.floe.telemetry.Phase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The registries, the cache and the lock file as one command sees them. */
public final class Registries {

  private final RegistrySettings settings;
  private final Path lockPath;
  private final Result<LockFile> lock;
  private final Resolver resolver;
  private final ArtifactStore store;
  private final RegistryDocuments documents;
  private final Mode mode;
  private final ContentCache cache;
  private final TimedStore timed;

  /**
   * How a command uses them.
   *
   * @param offline whether the network is out of bounds
   */
  public record Mode(LockUse lock, boolean offline) {

    /** The usual: the lock holds, what it lacks is resolved. */
    public static Mode standard() {
      return new Mode(LockUse.FILL, false);
    }

    /** As {@code --locked} and {@code --offline} say, for commands that have them. */
    public static Mode of(Invocation invocation) {
      boolean locked =
          invocation.arguments().knows("--locked") && invocation.arguments().has("--locked");
      boolean offline =
          invocation.arguments().knows("--offline") && invocation.arguments().has("--offline");
      return new Mode(locked ? LockUse.STRICT : LockUse.FILL, offline);
    }
  }

  /**
   * @param folder whose lock file counts
   */
  public Registries(Surroundings surroundings, Path folder, Mode mode) {
    this.settings = new RegistrySettings(surroundings);
    this.mode = mode;
    this.lockPath = folder.resolve(LockFile.NAME);
    this.lock =
        DiskTree.readFile(lockPath.toAbsolutePath().normalize())
            .map(bytes -> LockFile.read(LockFile.NAME, bytes))
            .orElseGet(() -> Result.ok(LockFile.empty()));
    this.cache = new ContentCache(settings.cache());
    ArtifactStore cached = new CachingStore(new OfflineStore(cache), cache);
    this.timed = new TimedStore(online(), surroundings.clock());
    this.store = mode.offline() ? cached : new CachingStore(timed, cache);
    this.resolver = new Resolver(store, cache, lock, mode.lock());
    this.documents =
        new RegistryDocuments(layout(), resolver, store, new Trust(evidence(cached), root()));
  }

  private ArtifactStore online() {
    Optional<Path> folder = settings.layoutFolder();
    return folder.isPresent()
        ? new LayoutStore(folder.get())
        : new HttpStore(settings.connection(), settings.credentials());
  }

  /** A signature seen once stays good: the cache is asked before the network. */
  private List<ArtifactStore> evidence(ArtifactStore cached) {
    return mode.offline() ? List.of(cached) : List.of(cached, store);
  }

  private Optional<TrustedKey> root() {
    return settings
        .variable("FLOE_TRUST_KEY")
        .map(text -> text.startsWith("-----") ? text : text(settings.path(text)))
        .map(pem -> sound(TrustedKey.read("FLOE_TRUST_KEY", pem)));
  }

  /** The key {@code --sign} names: a file, or {@code env:NAME} for one in a variable. */
  public Optional<SigningKey> signingKey(Invocation invocation) {
    Optional<String> password = settings.variable("FLOE_SIGNING_PASSWORD");
    return invocation
        .arguments()
        .value("--sign")
        .map(named -> sound(SigningKey.read(named, pem(named), password)));
  }

  private String pem(String named) {
    return named.startsWith("env:")
        ? settings.variable(named.substring("env:".length())).orElse("")
        : text(settings.path(named));
  }

  private static String text(Path file) {
    return DiskTree.readFile(file.toAbsolutePath().normalize())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() ->
            new UsageError(
                CliCode.BAD_VALUE, "there is no key in " + file, "name a file in PEM format"));
  }

  private static <T> T sound(Result<T> key) {
    return key.value().orElseThrow(() -> new UsageError(key.diagnostics().getFirst()));
  }

  /** What was asked of the network so far. */
  public List<Phase> calls() {
    return timed.calls();
  }

  public RegistryLayout layout() {
    return settings.layout();
  }

  public RegistryDocuments documents() {
    return documents;
  }

  public ArtifactStore store() {
    return store;
  }

  /**
   * The same without a memory for tags: while several publish one version, what its tag points to
   * is not yet what it means, and must not be remembered as that.
   */
  public ArtifactStore unsettled() {
    return mode.offline() ? store : timed;
  }

  public Resolver resolver() {
    return resolver;
  }

  /**
   * The index of registered products.
   *
   * @throws UsageError if no registry is configured
   */
  public ProductIndex index() {
    Repository repository = repository(layout().in("floe-index"));
    return new ProductIndex(store, repository, new CachedIndex(cache, repository));
  }

  /** A layout folder somebody names. */
  public LayoutStore folder(String named) {
    return new LayoutStore(settings.path(named));
  }

  /**
   * A repository of the layout.
   *
   * @throws UsageError if no registry is configured
   */
  public Repository repository(Optional<String> address) {
    String configured =
        address.orElseThrow(() ->
            new UsageError(
                Diagnostic.of(RegistryCode.BAD_ADDRESS, "no registry is configured")
                    .withHelp("set FLOE_REGISTRY=registry.example.com, or add --to oci://…")));
    return Repository.parse(configured)
        .orElseThrow(() ->
            new UsageError(
                Diagnostic.of(
                        RegistryCode.BAD_ADDRESS,
                        "'" + configured + "' is not the address of a repository")
                    .withHelp("write host[:port]/path, in lower case")));
  }

  /** Whether {@code floe.lock} is as it should be after what was resolved. */
  public boolean isLockCurrent() {
    return lock.value().filter(known -> known.equals(resolver.used())).isPresent();
  }

  /** Writes {@code floe.lock}, if what was resolved is not what it says. */
  public void writeLock() {
    LockFile used = resolver.used();
    boolean needed =
        !used.entries().isEmpty() || lock.value().filter(l -> !l.entries().isEmpty()).isPresent();
    if (needed && mode.lock() != LockUse.STRICT && !isLockCurrent()) {
      Output.write(lockPath, used.bytes());
    }
  }
}
