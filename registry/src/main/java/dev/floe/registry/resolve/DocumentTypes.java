package dev.floe.registry.resolve;

/** What the artifacts of floe are called in a registry. */
public final class DocumentTypes {

  /** An artifact that holds a manifest. */
  public static final String MANIFEST = "application/vnd.floe.manifest.v1";

  /** The manifest as it was written. */
  public static final String MANIFEST_YAML = "application/vnd.floe.manifest.v1+yaml";

  /** An artifact that holds a data product. */
  public static final String PRODUCT = "application/vnd.floe.product.v1";

  /** The product's document as it was written. */
  public static final String PRODUCT_YAML = "application/vnd.floe.product.v1+yaml";

  /** The compiled product. */
  public static final String COMPILED = "application/vnd.floe.artifacts.v1+json";

  /** The contract of a port of a product. */
  public static final String CONTRACT = "application/vnd.floe.contract.v1+yaml";

  /** The folder of the contracts of output ports, each named by its port. */
  public static final String PROMISES = "contracts/";

  /** How files of contracts end. */
  public static final String CONTRACT_ENDING = ".yaml";

  /** Annotation: the version of what an artifact holds. */
  public static final String VERSION = "org.opencontainers.image.version";

  /** Annotation: the name of what an artifact holds. */
  public static final String TITLE = "org.opencontainers.image.title";

  /** Annotation: what it is, in a sentence. */
  public static final String DESCRIPTION = "org.opencontainers.image.description";

  private DocumentTypes() {}
}
