package dev.floe.registry.sign;

import dev.floe.diagnostics.Result;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A private key that signs: ECDSA or RSA with SHA-256. */
public final class SigningKey {

  private final PrivateKey key;

  private SigningKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * Reads a key in PKCS#8, encrypted or not.
   *
   * @param what it is called in messages
   * @param password for an encrypted one
   */
  public static Result<SigningKey> read(String what, String pem, Optional<String> password) {
    return Pem.read(what, pem, "PRIVATE KEY").then(block -> of(what, block, password));
  }

  private static Result<SigningKey> of(String what, Pem block, Optional<String> password) {
    return switch (block.label()) {
      case "PRIVATE KEY" -> plain(what, block.der());
      case "ENCRYPTED PRIVATE KEY" ->
          password
              .map(secret -> encrypted(what, block.der(), secret))
              .orElseGet(() ->
                  Result.failed(
                      Pem.bad(what, "is encrypted, and FLOE_SIGNING_PASSWORD is not set")));
      default ->
          Result.failed(
              Pem.bad(
                  what,
                  "is a '"
                      + block.label()
                      + "', not PKCS#8; 'openssl pkcs8 -topk8' turns most keys into it"));
    };
  }

  private static Result<SigningKey> plain(String what, byte[] der) {
    for (String algorithm : new String[] {"EC", "RSA"}) {
      try {
        return Result.ok(
            new SigningKey(
                KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der))));
      } catch (GeneralSecurityException e) {
        // The other kind of key, perhaps.
      }
    }
    return Result.failed(Pem.bad(what, "is neither an EC nor an RSA key"));
  }

  private static Result<SigningKey> encrypted(String what, byte[] der, String password) {
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      // For PBES2 the name of the whole scheme is only in the parameters.
      String scheme =
          info.getAlgParameters() == null
              ? info.getAlgName()
              : String.valueOf(info.getAlgParameters());
      Cipher cipher = Cipher.getInstance(scheme);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(scheme)
              .generateSecret(new PBEKeySpec(password.toCharArray())),
          info.getAlgParameters());
      return plain(what, info.getKeySpec(cipher).getEncoded());
    } catch (IOException | GeneralSecurityException e) {
      return Result.failed(
          Pem.bad(what, "cannot be decrypted with the password of FLOE_SIGNING_PASSWORD"));
    }
  }

  byte[] sign(byte[] payload) {
    try {
      Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(payload);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read cannot sign", e);
    }
  }

  static String algorithm(String key) {
    return key.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }
}
