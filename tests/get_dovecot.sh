#!/bin/sh
# Make Dovecot ready for the tests that need a real IMAP server, where that is allowed.
# Never fails: without Dovecot those tests are skipped, and this says why.

PATH="$PATH:/usr/sbin:/sbin"
command -v dovecot >/dev/null && exit 0

skipped() {
    echo "Tests that need Dovecot will be skipped: $1" >&2
    echo "To run them: apt-get install dovecot-imapd dovecot-lmtpd" >&2
    exit 0
}

command -v apt-get >/dev/null || skipped "dovecot is not installed, and there is no apt-get to install it with."
if [ "$(id -u)" = 0 ]; then
    may=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    may="sudo -n"
else
    skipped "dovecot is not installed, and only root may install it."
fi

echo "Installing Dovecot for the tests (apt-get install dovecot-imapd dovecot-lmtpd)" >&2
install="$may env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"
$install dovecot-imapd dovecot-lmtpd >/dev/null 2>&1 && exit 0
$may apt-get update -qq >/dev/null 2>&1
$install dovecot-imapd dovecot-lmtpd >/dev/null || skipped "apt-get could not install it."
