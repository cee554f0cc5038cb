# find_jdk N: prints the home of a JDK of feature version N or newer, or says what to install.
jdk_version() {
  [ -r "$1/release" ] && [ -x "$1/bin/javac" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}
find_jdk() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home") || continue
    if [ -n "$version" ] && [ "$version" -ge "$1" ]; then
      echo "$home"
      return 0
    fi
  done
  echo "floe needs a JDK $1 or newer. Install one (for example the package 'temurin-$1-jdk' or 'openjdk-$1-jdk')," >&2
  echo "or set JAVA_HOME to its folder." >&2
  return 1
}
