"""The terms that somebody agrees to with their first own act: which version of them holds.

Their words are templates/LANGUAGE/parts/terms-mentor.txt and terms-mentee.txt, which stand in the welcome. A
test holds the version to the English words: whoever changes them gives them a new version.
"""

from __future__ import annotations

VERSION = "1"
