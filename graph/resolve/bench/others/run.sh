#!/usr/bin/env bash
# Writes others.txt: dealgraph and matchers of others side by side, in one run.
set -euo pipefail
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt
(cd .. && go run . pairs) | .venv/bin/python others.py >.others.txt.new
mv .others.txt.new others.txt
