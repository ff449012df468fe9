#!/usr/bin/env bash
# Builds what can be built of the rivals and compares: tests/bench/run.sh ARTICLES.jsonl QUERIES.tsv WORKDIR [options]
set -euo pipefail

usage() {
  cat <<END
usage: tests/bench/run.sh ARTICLES.jsonl QUERIES.tsv WORKDIR [options]

  --build DIR     where the project is built, or will be; without it build/
  --copies N      measure with N copies of the articles: ids of their own, the words of each body shuffled
  --ours LIST     our loaders: bulk,api; "default" gives newsindex no --loader
  --ours-options="--memory 512M"   more for newsindex add
  --only LIST     of ours-LOADER, termgenerator, omega, sqlite, lucene, tantivy
  --runs N        rounds over all sides: 3
  --jobs N        threads of the all-cores part: as many as there are cores
  --json FILE     also write the figures there
  --warm-up N     seconds of asking before the answers count: 5
  --no-queries    index only

What isn't installed is left out, with a line that says what to install.
END
}

if [ $# -lt 3 ]; then
  usage >&2
  exit 2
fi
articles=$(realpath "$1")
queries=$(realpath "$2")
mkdir -p "$3"
work=$(realpath "$3")
shift 3

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_dir=$(cd "$bench/../.." && pwd)
build=$source_dir/build
copies=1
options=()
while [ $# -gt 0 ]; do
  case $1 in
    --build) mkdir -p "$2" && build=$(realpath "$2") && shift 2 ;;
    --copies) copies=$2 && shift 2 ;;
    --json) options+=(--json "$(realpath "$2")") && shift 2 ;;
    *) options+=("$1") && shift ;;
  esac
done

build_ours() {
  [ -f "$build/CMakeCache.txt" ] || cmake -S "$source_dir" -B "$build" -DNEWS_BUILD_TESTS=ON
  cmake --build "$build" --target bench
}

build_tantivy() {
  command -v cargo >/dev/null || return 0
  (cd "$bench/rivals/tantivy" && cargo build --quiet --release --locked --target-dir "$work/tantivy-build")
}

# The newest JDK, unless JAVA_HOME says which.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    echo "$JAVA_HOME"
    return
  fi
  local javac
  for javac in /usr/lib/jvm/*/bin/javac; do
    [ -x "$javac" ] || continue
    printf '%s\t%s\n' "$("$javac" -version 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')" "$(dirname "$(dirname "$javac")")"
  done | sort -n | tail -n 1 | cut -f 2
}

build_lucene() {
  command -v mvn >/dev/null || return 0
  (cd "$bench/rivals/lucene" && JAVA_HOME=$java_home mvn --batch-mode --quiet package "-Dbuilt.in=$work/lucene-build")
}

# A rival that can't be built is left out like one that isn't installed.
attempt() {
  "$@" >"$work/$1.log" 2>&1 || echo "$1 failed, see $work/$1.log" >&2
}

java_home=$(find_java)
build_ours
attempt build_tantivy
attempt build_lucene

if [ "$copies" -gt 1 ]; then
  copied=$work/articles-x$copies.jsonl
  [ -f "$copied" ] || { "$build/tests/bench/bench_copies" "$articles" "$copies" >"$copied.part" && mv "$copied.part" "$copied"; }
  articles=$copied
  options+=(--note "$copies copies of the articles: ids of their own, the words of each body shuffled in all but the first")
fi

exec "$build/tests/bench/bench_compare" "$articles" "$queries" "$work" \
  --programs "$build/tests/bench" --newsindex "$build/newsindex" \
  --omega-script "$bench/rivals/omega.script" \
  --java "${java_home:+$java_home/bin/}java" --lucene "$work/lucene-build/lucene-rival.jar" \
  --tantivy "$work/tantivy-build/release/tantivy_rival" "${options[@]}"
