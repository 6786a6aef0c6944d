#!/usr/bin/env bash
# Generates and compiles each OpenAPI document of a folder and prints a line for each, then a total.
#   tests/try-specs.sh FOLDER
# Every document is compiled twice: seconds are those of a compiler that is warm, as a build server is.
# A folder inside FOLDER is one document of several files: the largest is taken as its root.
set -euo pipefail
# A compiler that lives long soon runs its best code, and has room for what it makes: reached here within one round over the documents.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCountingDelayMs=0 DOTNET_GCgen0size=20000000
here=$(cd "$(dirname "$0")" && pwd)
exec dotnet run --configuration Release "$here/try-specs.cs" -- "$@"
