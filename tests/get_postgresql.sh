#!/bin/sh
# Make PostgreSQL ready for the tests that need PostgreSQL, where that is allowed.
# Never fails: without PostgreSQL those tests are skipped, and this says why.

PATH="$PATH:/usr/sbin:/sbin"
command -v postgres >/dev/null && exit 0
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 && exit 0

skipped() {
    echo "Tests that need PostgreSQL will be skipped: $1" >&2
    echo "To run them: apt-get install postgresql" >&2
    exit 0
}

command -v apt-get >/dev/null || skipped "postgresql is not installed, and there is no apt-get to install it with."
if [ "$(id -u)" = 0 ]; then
    may=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    may="sudo -n"
else
    skipped "postgresql is not installed, and only root may install it."
fi

echo "Installing PostgreSQL for the tests (apt-get install postgresql)" >&2
install="$may env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"
$install postgresql >/dev/null 2>&1 && exit 0
$may apt-get update -qq >/dev/null 2>&1
$install postgresql >/dev/null || skipped "apt-get could not install it."
