#!/bin/bash
# weights.sh TRAIN-NAMES DATA/people ARCHIVE: the weights that ship are those that the corpora give, byte for byte. 77: no archive.
set -eu
[ -f "$3" ] || { echo "skipped: $3, the corpora that the weights were trained from, isn't here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xzf "$3" -C "$work"
cd "$work"
# In the order of data/people/README.md.
corpora=()
for name in wikigold.conll.txt {a,b,e,f,g,h}.conll wnut17train.conll emerging.dev.conll emerging.test.annotated; do
  corpora+=("$(find . -name "$name" -print -quit)")
done
"$1" "$2" weights.bin "${corpora[@]}"
cmp weights.bin "$2/name-weights.bin"
