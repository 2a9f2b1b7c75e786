"""The secret of a juror's personal link: only its hash is kept."""

import hashlib


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
