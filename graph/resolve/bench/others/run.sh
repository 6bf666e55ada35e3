#!/usr/bin/env bash
# Writes others.txt: dealgraph and matchers of others side by side, in one run.
set -euo pipefail
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt
new=$(mktemp)
(cd .. && go run . pairs) | .venv/bin/python others.py >"$new"
cat "$new" >others.txt
rm "$new"
