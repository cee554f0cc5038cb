package dev.floe.registry;

/** The media types of the image specification. */
public final class MediaTypes {

  public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String EMPTY = "application/vnd.oci.empty.v1+json";
  public static final String CONFIG = "application/vnd.oci.image.config.v1+json";

  private MediaTypes() {}
}
