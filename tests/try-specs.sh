#!/usr/bin/env bash
# Generates and compiles each OpenAPI document of a folder and prints a line for each, then a total.
#   tests/try-specs.sh FOLDER [ROUNDS]
# Seconds are those of the quickest of five rounds: a compiler that is warm, as a build server is. One round shows a compiler that just started.
# A folder inside FOLDER is one document of several files: the largest is taken as its root.
set -euo pipefail
# It comes to its best code without delay, and has room for what it makes of one document.
export DOTNET_TC_CallCountingDelayMs=0 DOTNET_GCgen0size=40000000
here=$(cd "$(dirname "$0")" && pwd)
exec dotnet run --configuration Release "$here/try-specs.cs" -- "$@"
