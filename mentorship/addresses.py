"""Which addresses reach the same mailbox, as far as their spelling says it.

To know somebody again, never to know who wrote: an address that is only alike proves nothing.
"""

from __future__ import annotations

GOOGLE = frozenset({"gmail.com", "googlemail.com"})  # there dots before the @ say nothing


def plain(address: str) -> str:
    """Return an address without case, what follows a plus sign, and Google's dots and second name."""
    local, _, domain = address.strip().casefold().rpartition("@")
    local = local.partition("+")[0] or local
    if domain in GOOGLE:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain.rstrip('.')}"
