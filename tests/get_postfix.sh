#!/bin/sh
# Make Postfix ready for the tests that need one, where that is allowed. It is only unpacked, into a cache:
# installed it would become this machine's mail system. Nobody has to be root for it.
# Never fails: without Postfix those tests are skipped, and this says why.

cache="${XDG_CACHE_HOME:-$HOME/.cache}/mentorpost/postfix"
there() { [ -x "$1/usr/lib/postfix/sbin/master" ]; }
if [ "$(id -u)" = 0 ] || command -v fakeroot >/dev/null; then
    there "" && exit 0
fi
there "$cache" && exit 0

skipped() {
    echo "Tests that need Postfix will be skipped: $1" >&2
    exit 0
}

command -v apt-get >/dev/null && command -v dpkg >/dev/null || skipped "there is no apt-get to get it with."
mkdir -p "$(dirname "$cache")" && work="$(mktemp -d "$cache.XXXXXX")" || skipped "$cache cannot be written."
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 0

# Postfix itself, what lets it believe that it is root, and the libraries that are not here yet.
wanted() {
    echo postfix fakeroot libfakeroot
    apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
        --no-enhances postfix | sed -n 's/^\(lib[^ :<>]*\)$/\1/p' | sort -u | while read -r package; do
        dpkg -s "$package" >/dev/null 2>&1 || echo "$package"
    done
}
get() { apt-get download -qq $(wanted) >/dev/null 2>&1; }

echo "Unpacking Postfix for the tests into $cache" >&2
if ! get; then
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq >/dev/null 2>&1
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n apt-get update -qq >/dev/null 2>&1
    fi
    get || skipped "apt-get could not get it."
fi
mkdir root
for package in *.deb; do
    dpkg -x "$package" root || skipped "$package could not be unpacked."
done
there root || skipped "the package holds no Postfix where it is looked for."
rm -rf "$cache" && mv root "$cache"
