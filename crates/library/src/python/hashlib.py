"""Hashes: short fingerprints of bytes.

    >>> import hashlib
    >>> hashlib.sha256(b"hello").hexdigest()[:16]
    '2cf24dba5fb0a30e'

Each algorithm is a function that makes a hash object, which may be given more bytes with `update`. What is left out:
`shake`, whose digests have any length, `scrypt`, and the keys and parameters of blake2.
"""

import _hashes

__always_supported = _hashes.names
algorithms_guaranteed = set(_hashes.names)
algorithms_available = set(_hashes.names)

__all__ = [*_hashes.names, "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest"]


def new(name, data=b"", *, usedforsecurity=True, **kwargs):
    """new(name, data=b'') - Return a new hashing object using the named algorithm; optionally initialized with data."""
    for known in (name, name.lower().replace("-", "_") if isinstance(name, str) else name):
        made = _hashes.new(known.replace("sha_", "sha") if isinstance(known, str) else known, data)
        if made is not None:
            return made
    raise ValueError(f"unsupported hash type {name}")


def _maker(name):
    def make(data=b"", *, usedforsecurity=True, string=None):
        return _hashes.new(name, data if string is None else string)

    make.__name__ = make.__qualname__ = f"openssl_{name}"
    make.__doc__ = f"Returns a {name} hash object; optionally initialized with a string"
    return make


blake2b, blake2s, md5, sha1, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512 = map(
    _maker, _hashes.names)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
    import hmac
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    start = hmac.new(password, None, hash_name)
    if dklen is None:
        dklen = start.digest_size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    key, block = b"", 0
    while len(key) < dklen:
        block += 1
        turn = start.copy()
        turn.update(salt + block.to_bytes(4))
        last = turn.digest()
        result = int.from_bytes(last)
        for _ in range(iterations - 1):
            turn = start.copy()
            turn.update(last)
            last = turn.digest()
            result ^= int.from_bytes(last)
        key += result.to_bytes(start.digest_size)
    return key[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """Hash the contents of a file-like object. Returns a digest object."""
    made = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(_bufsize):
        made.update(data)
    return made
