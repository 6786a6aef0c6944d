#!/usr/bin/env bash
# Generates and compiles each OpenAPI document of a folder and prints a line for each, then a total.
#   tests/try-specs.sh FOLDER [--once]
# Each document is first compiled with everything checked, then again, without a documentation file, until it gets no quicker: the seconds are those
# of a warm compiler, as a build server is. With --once they are those of a compiler that just started.
# A folder inside FOLDER is one document of several files: the largest is taken as its root.
set -euo pipefail
if [[ ${2-} != --once ]]; then
    # It comes to its best code without delay, and has room for what it makes of one document.
    export DOTNET_TC_CallCountingDelayMs=0 DOTNET_GCgen0size=40000000
fi
here=$(cd "$(dirname "$0")" && pwd)
exec dotnet run --configuration Release "$here/try-specs.cs" -- "$@"
