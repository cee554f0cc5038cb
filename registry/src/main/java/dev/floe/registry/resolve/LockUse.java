package dev.floe.registry.resolve;

/** What the lock file means for a command. */
public enum LockUse {
  /** What it says holds; what it does not say is resolved and added. */
  FILL,
  /** Only what it says may be used. */
  STRICT,
  /** Everything is resolved anew. */
  UPDATE,
  /** What it says holds, and is compared with the registry. */
  VERIFY
}
