package dev.floe.manifest.read;

import java.util.regex.Pattern;

/** Recognises credentials written out, by the name of their key or by their own look. */
final class Secrets {

  private static final Pattern KEY =
      Pattern.compile(
          "(?i)(?:^|.*[_.-])(?:password|passwd|pwd|passphrase|secret|token|api_?key|access_?key"
              + "|secret_?key|private_?key|account_?key|shared_?key|sas_?token|credentials?"
              + "|connection_?string|authorization|client_?secret|access_?key_?id)");
  private static final Pattern CAMEL = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern LOOK =
      Pattern.compile(
          "AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}"
              + "|glpat-[\\w-]{16,}|xox[abprs]-[\\w-]{10,}|sk_live_\\w{10,}|AIza[\\w-]{30,}"
              + "|eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----"
              + "|dapi[0-9a-f]{32}|(?i:\\b(?:basic|bearer)\\s+[A-Za-z0-9+/=._-]{12,})"
              + "|[a-z][a-z0-9+.-]*://[^\\s:/@]+:[^\\s/@]+@"
              + "|(?i:\\b(?:password|pwd|accountkey|sharedaccesskey)\\s*=\\s*[^;\\s]+)");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");

  private Secrets() {}

  /** Whether a key of this name holds a credential, unless it holds a reference to one. */
  static boolean namesCredential(String key) {
    return KEY.matcher(CAMEL.matcher(key).replaceAll("$1_$2")).matches();
  }

  /** Whether a text is a credential by its looks, whatever its key. */
  static boolean looksLikeCredential(String text) {
    return LOOK.matcher(ENVIRONMENT.matcher(text).replaceAll("")).find();
  }

  /** Whether the value under a key is a credential written out. */
  static boolean isLiteral(String key, String text) {
    boolean reference =
        ENVIRONMENT.matcher(text).find()
            || text.isBlank()
            || text.equals(key)
            || key.startsWith("existing");
    return looksLikeCredential(text) || (namesCredential(key) && !reference);
  }
}
