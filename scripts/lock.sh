#!/bin/sh
# Turn pyproject.toml into requirements/run.txt and requirements/dev.txt: exact versions with hashes, for every
# platform and every Python from 3.11 on. Needs uv. No address of a registry enters the files.
set -eu
cd "$(dirname -- "$0")/.."
compile() { # $1: run or dev, then further options
    name=$1
    shift
    UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml requirements/build.in "$@" \
        --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --upgrade --quiet \
        --no-emit-index-url --no-emit-find-links --output-file "requirements/$name.txt"
}
compile run
compile dev --extra dev --constraints requirements/run.txt
