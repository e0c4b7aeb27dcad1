"""What a page may do, told to the browser: show what it carries, and run one script of ours where it has one.

The script sorts and filters long tables; a page is whole without it.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

SCRIPT = (Path(__file__).parent / "sift.js").read_text(encoding="utf-8").strip()
TAG = f"<script>{SCRIPT}</script>"
_HASH = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
STILL = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
SIFTING = f"{STILL}; script-src 'sha256-{_HASH}'"


def policy(*, sifts: bool = False) -> str:
    """The Content-Security-Policy of a page; `sifts`: it has the script."""
    return SIFTING if sifts else STILL
