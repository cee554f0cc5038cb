package dev.floe.manifest;

/** Any floe document, as read. */
public sealed interface Document permits Manifest, DataProduct, DataContract {

  /** The file it was read from, as shown to users. */
  String file();

  Header header();

  /** Its kind. */
  default Kind kind() {
    return switch (this) {
      case Manifest manifest -> Kind.MANIFEST;
      case DataProduct product -> Kind.DATA_PRODUCT;
      case DataContract contract -> Kind.DATA_CONTRACT;
    };
  }
}
