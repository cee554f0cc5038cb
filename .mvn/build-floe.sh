# build_floe: what the launcher does when its sources are newer than what is built.
# Reads root, source, built, options and class_path of the launcher. Reports on stderr.

build_log=

say() {
  printf 'floe: %s\n' "$*" >&2
}

give_up() {
  say "$1"
  if [ -s "$build_log" ]; then
    # Maven's errors up to its advice on how to call Maven.
    { grep '^\[ERROR\]' "$build_log" || tail -n 20 "$build_log"; } | sed '/-> \[Help 1\]/,$d; s/^/  /' | head -n 20 >&2
    say "the whole log: $build_log"
  fi
  exit 3
}

build_floe() {
  case $root in
    *:*) say "the path of floe must not contain ':': $root"; exit 3 ;;
  esac
  mkdir -p "$built" 2>/dev/null || give_up "cannot write $built"
  build_log=$built/build.log
  take_lock
  trap 'release_lock' EXIT
  trap 'stop_maven; exit 130' INT
  trap 'stop_maven; exit 143' TERM HUP
  # Another launcher may have built it while this one waited.
  if is_stale; then
    make_build
  fi
  release_lock
  trap - EXIT INT TERM HUP
}

make_build() {
  . "$root/.mvn/find-jdk.sh"
  build_java=$(find_jdk 25)/bin/java || exit 3
  # The stamp is as old as the start, so that what is edited meanwhile is built next time.
  : >"$built/stamp.next"
  : >"$build_log"
  [ "$source" = "$root" ] || copy_sources
  say "building floe from its sources"
  rm -rf "$source/cli/target/lib" "$source"/plugins/*/target/lib
  run_maven
  next=build.$$
  assemble "$built/$next"
  make_archives "$built/$next"
  printf '%s\n' "$next" "${JAVA_HOME:-}" "$build_java" >"$built/current.next"
  previous=$(sed -n 1p "$built/current" 2>/dev/null) || previous=
  mv "$built/current.next" "$built/current"
  mv "$built/stamp.next" "$built/stamp"
  drop_builds_but "$next" "$previous"
}

# Sources that cannot be built where they are, copied without what git and Maven keep.
copy_sources() {
  rm -rf "$source"
  mkdir -p "$source"
  (cd "$root" && tar -cf - --exclude=target --exclude=.git .) | (cd "$source" && tar -xf -) \
    || give_up "cannot copy the sources to $source"
  chmod -R u+w "$source"
}

run_maven() {
  (cd "$source" && exec ./mvnw -B -ntp -T1C -pl cli,plugins/catalog-iceberg -am package -Dmaven.test.skip=true) >"$build_log" 2>&1 &
  maven=$!
  end_with_launcher "$maven" &
  show_progress
  wait "$maven" || { maven=; give_up "building failed"; }
  maven=
}

# Ends Maven when the launcher was killed so hard that it could not do so itself.
end_with_launcher() {
  while kill -0 "$1" 2>/dev/null; do
    kill -0 $$ 2>/dev/null || kill "$1" 2>/dev/null || :
    sleep 0.3 2>/dev/null || sleep 1
  done
}

# One line a module, the line rewritten on a terminal.
show_progress() {
  shown=
  while kill -0 "$maven" 2>/dev/null; do
    step=$(sed -n 's/^\[INFO\] Building floe-\([^ ]*\) .*\[\([0-9/]*\)\]$/\1 (\2)/p' "$build_log" | tail -n 1)
    if [ -n "$step" ] && [ "$step" != "$shown" ]; then
      if [ -t 2 ]; then printf '\r\033[Kfloe: building %s' "$step" >&2; else say "building $step"; fi
      shown=$step
    fi
    sleep 0.3 2>/dev/null || sleep 1
  done
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

# A folder of its own for each build: a floe that is still running keeps the one it was started from.
assemble() {
  rm -rf "$1"
  mkdir -p "$1"
  (cd "$source/cli/target/lib" && LC_ALL=C ls) >"$1/jars"
  while read -r jar; do
    case $jar in
      floe-*) cp "$source/cli/target/lib/$jar" "$1/$jar" ;;
      *) ln "$source/cli/target/lib/$jar" "$1/$jar" 2>/dev/null || cp "$source/cli/target/lib/$jar" "$1/$jar" ;;
    esac
  done <"$1/jars"
  assemble_plugins "$1"
  unpack_native "$1"
}

# Plugins with libraries of their own, which are not on the class path: a folder for each.
assemble_plugins() {
  for lib in "$source"/plugins/*/target/lib; do
    [ -d "$lib" ] || continue
    plugin=${lib%/target/lib}
    plugin=$1/plugins/${plugin##*/}
    mkdir -p "$plugin"
    for jar in "$lib"/*.jar; do
      case ${jar##*/} in
        floe-*) cp "$jar" "$plugin/" ;;
        *) ln "$jar" "$plugin/" 2>/dev/null || cp "$jar" "$plugin/" ;;
      esac
    done
  done
}

# DuckDB's native library beside its driver, and the driver's jar without any: what is in the jar
# would be unpacked to a temporary file at each start, and stay there when floe is killed.
unpack_native() {
  driver=$(grep '^duckdb_jdbc' "$1/jars") || return 0
  case $(uname -s) in
    Linux) os=linux ;;
    Darwin) os=macos ;;
    *) return 0 ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) cpu=amd64 ;;
    aarch64 | arm64) cpu=arm64 ;;
    *) return 0 ;;
  esac
  native=libduckdb_java.so_${os}_$cpu
  jar=${build_java%/java}/jar
  mkdir "$1/driver"
  # Without it floe still runs, only slower.
  (
    cd "$1/driver" && "$jar" xf "../$driver" META-INF org "$native" && mv "$native" .. \
      && "$jar" cfm ../driver.jar META-INF/MANIFEST.MF META-INF org && mv -f ../driver.jar "../$driver"
  ) >>"$build_log" 2>&1 || :
  rm -rf "$1/driver" "$1/driver.jar"
}

# What Java learns by running floe once; without it floe still runs, only slower.
make_archives() {
  class_path "$1"
  mkdir "$1/rehearsal"
  train "$1/answers.aot" Main --version
  train "$1/commands.aot" Rehearsal "$1/rehearsal"
  rm -rf "$1/rehearsal"
}

# train ARCHIVE CLASS ARGUMENT: an archive is kept only when the class did what it should.
train() {
  # shellcheck disable=SC2086 # options are words
  "$build_java" $options -XX:AOTCacheOutput="$1" -cp "$path" "dev.floe.cli.$2" "$3" >>"$build_log" 2>&1 \
    || rm -f "$1"
}

drop_builds_but() {
  for old in "$built"/build.[0-9]*; do
    case ${old##*/} in
      "$1" | "${2:-$1}") ;;
      *) rm -rf "$old" ;;
    esac
  done
}

stop_maven() {
  [ -z "${maven:-}" ] || kill "$maven" 2>/dev/null || :
}

# The lock is a link to the number of the process that holds it: made and named in one step.
take_lock() {
  told=
  until ln -s "$$" "$built/lock" 2>/dev/null; do
    holder=$(readlink "$built/lock" 2>/dev/null) || continue
    if ! kill -0 "$holder" 2>/dev/null; then
      break_lock "$holder"
    elif [ -z "$told" ]; then
      say "another floe (process $holder) is building: waiting for it"
      told=yes
    fi
    sleep 0.3 2>/dev/null || sleep 1
  done
}

# Removes the lock of a process that is gone; one launcher at a time, and only that very lock.
break_lock() {
  mkdir "$built/lock.breaking" 2>/dev/null || return 0
  if [ "$(readlink "$built/lock" 2>/dev/null)" = "$1" ]; then
    rm -f "$built/lock"
  fi
  rmdir "$built/lock.breaking"
}

release_lock() {
  if [ "$(readlink "$built/lock" 2>/dev/null)" = "$$" ]; then
    rm -f "$built/lock"
  fi
}
