package dev.floe.cli.catalog;

/**
 * What a plugin with libraries of its own sees of floe: the roles and the diagnostics, nothing
 * else, so that its libraries and ours may differ in version.
 */
final class SharedClasses extends ClassLoader {

  private final ClassLoader floe;

  SharedClasses(ClassLoader floe) {
    super(ClassLoader.getPlatformClassLoader());
    this.floe = floe;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith("dev.floe.spi.")
        || name.startsWith("dev.floe.diagnostics.")
        || name.startsWith("org.jspecify.")) {
      return floe.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
