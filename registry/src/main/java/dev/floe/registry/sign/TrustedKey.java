package dev.floe.registry.sign;

import dev.floe.diagnostics.Result;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** A public key whose signatures are believed. */
public final class TrustedKey {

  private final String name;
  private final PublicKey key;

  private TrustedKey(String name, PublicKey key) {
    this.name = name;
    this.key = key;
  }

  /** Reads a {@code PUBLIC KEY} in PEM. */
  public static Result<TrustedKey> read(String name, String pem) {
    return Pem.read("the public key '" + name + "'", pem, "PUBLIC KEY")
        .then(block -> of(name, block.der()));
  }

  private static Result<TrustedKey> of(String name, byte[] der) {
    for (String algorithm : new String[] {"EC", "RSA"}) {
      try {
        return Result.ok(
            new TrustedKey(
                name,
                KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der))));
      } catch (GeneralSecurityException e) {
        // The other kind of key, perhaps.
      }
    }
    return Result.failed(Pem.bad("the public key '" + name + "'", "is neither EC nor RSA"));
  }

  public String name() {
    return name;
  }

  /** Whether this key's owner signed the bytes. */
  public boolean signed(byte[] payload, byte[] signature) {
    try {
      Signature check = Signature.getInstance(SigningKey.algorithm(key.getAlgorithm()));
      check.initVerify(key);
      check.update(payload);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
