#!/usr/bin/env bash
# Generates and compiles each OpenAPI document of a folder and prints a line for each, then a total.
#   tests/try-specs.sh FOLDER
# A folder inside FOLDER is one document of several files: the largest is taken as its root.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exec dotnet run --configuration Release "$here/try-specs.cs" -- "$@"
