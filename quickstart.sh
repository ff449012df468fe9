#!/usr/bin/env bash
# Installs what is missing, builds both programs, indexes the sample articles and asks a first question.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=.ci/debian.sh
source .ci/debian.sh

install_missing "${build_packages[@]}"
configure_and_build build -DNEWS_BUILD_TESTS=OFF

# An index of its own: the user's stays as it is.
index=build/quickstart-index
echo
echo "\$ build/newsindex add --db $index data/articles"
build/newsindex add --quiet --db "$index" data/articles
echo
echo "\$ build/newssearch --db $index \"rare earth\" --limit 3"
build/newssearch --db "$index" "rare earth" --limit 3
cat <<END

The programs are $PWD/build/newsindex and $PWD/build/newssearch. Try next:
  build/newssearch --db $index --quotes --speaker "Viktor Renn"
  build/newssearch --db $index refinery --person "Ingrid Dahl" --facet source
  build/newsindex explain data/articles/0001-rare-earth-deal.txt
  build/newsindex add YOUR_ARTICLES && build/newssearch YOUR WORDS
END
