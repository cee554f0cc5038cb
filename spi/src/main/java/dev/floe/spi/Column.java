package dev.floe.spi;

/**
 * A column of a relation or of a query's result.
 *
 * @param name as the engine reports it, without quotes
 * @param type in shared words
 * @param nativeType as the engine writes it ({@code DECIMAL(18,3)}); usable in its DDL; empty only
 *     where {@code type} is {@link Type.Unknown}
 */
public record Column(String name, Type type, String nativeType) {

  /** A column whose type is not known. */
  public static Column unknown(String name, String reason) {
    return new Column(name, new Type.Unknown(reason), "");
  }
}
