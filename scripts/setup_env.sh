#!/bin/sh
# Turn requirements/run.txt or requirements/dev.txt into .venv with the project installed in it.
#
#   scripts/setup_env.sh run|dev
#
# Needs Python 3.11 or newer, or uv, which brings its own. Does nothing where the environment is up to date.
# WPS_GRAPH_PYTHON names the Python to use, WPS_GRAPH_PIP_WHEEL the address of a wheel of pip and WPS_GRAPH_PIP_SHA256 its
# digest, for a machine that has no other way; WPS_GRAPH_SKIP_WAYS ways to leave out (venv uv virtualenv own_pip pip_wheel).
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
kind=${1:?run or dev}
venv=.venv
python=$venv/bin/python
lock=requirements/$kind.txt
pip_wheel=${WPS_GRAPH_PIP_WHEEL:-}
pip_digest=${WPS_GRAPH_PIP_SHA256:-}
[ -f "$lock" ] || { echo "setup: no lock file: $lock (run or dev): name one of the two" >&2; exit 2; }

say() { echo "setup: $*" >&2; }

# What an up-to-date environment was made from: the place, the lock file and the project's own settings.
fingerprint() { { echo "$root"; cat "$1" pyproject.toml; } | cksum; }

is_current() { # $1: run or dev
    [ -f "$venv/.made-from-$1" ] && [ "$(cat "$venv/.made-from-$1")" = "$(fingerprint "requirements/$1.txt")" ] &&
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for name in ${WPS_GRAPH_PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if is_new_enough "$name"; then command -v "$name"; return 0; fi
    done
    return 1
}

has_pip() { "$python" -m pip --version >/dev/null 2>&1; }

# Each way starts from nothing, says nothing when it fails, and counts only when pip runs afterwards.
way_venv() { [ -n "$base" ] && "$base" -m venv "$venv"; }
way_uv() { command -v uv && uv venv --seed --python "${base:->=3.11}" "$venv"; }
way_virtualenv() {
    [ -n "$base" ] || return 1
    if "$base" -m virtualenv --version; then "$base" -m virtualenv "$venv"; else virtualenv --python "$base" "$venv"; fi
}
way_own_pip() { [ -n "$base" ] && "$base" -m venv --without-pip "$venv" && "$base" -m pip --python "$python" install pip; }
way_pip_wheel() { # a wheel of pip by its digest, which runs out of itself; without a digest nothing is fetched or run
    [ -n "$base" ] && [ -n "$pip_wheel" ] && [ -n "$pip_digest" ] || return 1
    "$base" -m venv --without-pip "$venv" &&
        "$python" scripts/checked_download.py "$pip_wheel" "$pip_digest" "$venv/$(basename "$pip_wheel")" &&
        "$python" "$venv/$(basename "$pip_wheel")/pip" install --no-index --no-deps "$venv/$(basename "$pip_wheel")"
}

create() {
    base=$(find_python) || base=
    for way in venv uv virtualenv own_pip pip_wheel; do
        case " ${WPS_GRAPH_SKIP_WAYS:-} " in *" $way "*) continue ;; esac
        rm -rf "$venv"
        if "way_$way" >/dev/null 2>&1 && has_pip; then
            say "$venv made by $way with $("$python" --version)"
            return 0
        fi
    done
    rm -rf "$venv"
    if [ -z "$base" ]; then
        say "no Python 3.11 or newer: ${WPS_GRAPH_PYTHON:-python3, python3.14 to python3.11} (wps-graph needs 3.11): install one, or set WPS_GRAPH_PYTHON to its path"
    else
        say "cannot create $venv with $base (tried venv, uv, virtualenv, its own pip and a wheel of pip): install python3-venv, uv or virtualenv, or name a wheel of pip in WPS_GRAPH_PIP_WHEEL and its digest in WPS_GRAPH_PIP_SHA256, then try again"
    fi
    return 1
}

is_current dev && exit 0 # the development environment holds everything that a run needs
is_current "$kind" && exit 0

# An environment that was made here, with a Python that still runs, is brought up to date in place.
if ! { [ -f "$venv/.made-in" ] && [ "$(cat "$venv/.made-in")" = "$root" ] && is_new_enough "$python" && has_pip; }; then
    create || exit 4
    echo "$root" >"$venv/.made-in"
fi
rm -f "$venv"/.made-from-*

say "installing $lock"
"$python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock" ||
    { say "cannot install $lock (see the lines above): check the network, then try again"; exit 4; }
"$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
    { say "cannot install the project itself (see the lines above)"; exit 1; }
fingerprint "$lock" >"$venv/.made-from-$kind"
