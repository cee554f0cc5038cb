package dev.floe.dbt.config;

/** How a later value of a key goes over an earlier one. */
public enum Merge {
  /** The later one replaces the earlier one. */
  CLOBBER,
  /** Both are lists (a single value is a list of one); the later follows the earlier. */
  APPEND,
  /** Both are mappings; keys of the later one replace those of the earlier one. */
  UPDATE,
  /** The same; keys that are not known are left out. */
  UPDATE_KNOWN,
  /** As {@link #UPDATE}; null takes back what was there. */
  UPDATE_OR_CLEAR,
  /**
   * Both are mappings of lists; a key that starts with {@code +} extends the earlier list, any
   * other replaces it.
   */
  DICT_KEY_APPEND
}
