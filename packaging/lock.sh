#!/bin/sh
# Renew the locked lists of packages. Needs the `uv` of packaging/requirements/build.txt on the PATH.
set -eu
cd "$(dirname "$0")/requirements"
for list in run test build freeze; do
    uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url \
        --quiet "$list.in" --output-file "$list.txt"
done
