#!/bin/sh
# Judges PDF files by veraPDF as PDF/A-3b: verapdf.sh FILE...
# Needs Java and Maven; the jars are fetched once into a cache outside the repository.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${NACHWEIS_VERAPDF:-${XDG_CACHE_HOME:-$HOME/.cache}/nachweis-verapdf}
if [ ! -d "$cache/jars" ]; then
  mkdir -p "$cache"
  cp "$here/pom.xml" "$cache/pom.xml"
  (cd "$cache" && mvn --quiet --batch-mode dependency:copy-dependencies -DoutputDirectory=jars.part >&2)
  mv "$cache/jars.part" "$cache/jars"
fi
exec java -cp "$cache/jars/*" "$here/Validate.java" "$@"
