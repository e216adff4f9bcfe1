#!/bin/sh
# Makes the recorded folders anew, from the sweep file in each: sh python/tests/recorded/record.sh, in the repository's root.
# `measured` needs measurements.csv beside its sweep file: x² + 4y² + 9z² with 2 % of noise, written below.
set -eu
here=python/tests/recorded
scratch=$(mktemp -d)
python3 - "$here/measured/measurements.csv" <<'PYTHON'
import sys
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(1000, 3))
y = x**2 @ [1, 4, 9]
y = y + 0.02 * y.std() * rng.normal(size=1000)
np.savetxt(sys.argv[1], np.column_stack([x, y]), delimiter=",", header="x,y,z,value", comments="")
PYTHON
for run in euclid lorentz measured networks quick su-2; do
  npx liesweep run "$here/$run/sweep.yaml" --out "$scratch/$run"
  npx liesweep certify "$here/$run/sweep.yaml" --json >"$here/$run/certify.json"
  rm -rf "$here/$run/generators"
  cp -r "$scratch/$run/generators" "$scratch/$run/phase-diagram.json" "$here/$run"
done
for asked in formula pairs separate; do
  npx liesweep certify "$here/$asked/sweep.yaml" --json >"$here/$asked/certify.json"
done
cp "$scratch/quick/trials.csv" "$scratch"/quick/heat-map.svg "$scratch"/quick/root-diagram-*.svg "$scratch"/quick/generators-n3*.svg "$here/quick"
rm -r "$scratch" "$here/measured/measurements.csv"
