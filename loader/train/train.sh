#!/bin/sh
# Trains the reader's network on a data folder and puts the weights in place:
#
#	loader/train/train.sh DATA [TRAIN.PY FLAG...]
#
# DATA has annotated/*.jsonl.gz and names/; MODEL.md says what is in them. It
# needs Python 3.11, and makes an environment of its own beside this file.
set -eu
data=$(cd "${1:?name a data folder}" && pwd)
shift
cd "$(dirname "$0")"
if [ ! -d .venv ]; then
	python3 -m venv .venv
	.venv/bin/pip install --quiet -r requirements.txt
fi
export OMP_WAIT_POLICY=passive
.venv/bin/python train.py --data "$data" --out weights.pt "$@"
.venv/bin/python weights.py weights.pt ../model/weights.safetensors
.venv/bin/python parity.py weights.pt ../model/testdata/parity.json
cd ../..
go run ./loader/train/wordings "$data"/annotated/*.jsonl.gz loader/train/annotated/authored*.jsonl.gz
go run ./loader/train/calibrate "$data"/annotated/*.jsonl.gz > calibration.new
mv calibration.new loader/calibration.json
go test ./loader/eval -run Scoreboard -update
go test ./cmd/dealgraph -run Readme -update
