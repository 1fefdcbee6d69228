"""Bytes as text of few characters: Base16, Base32, Base64, Ascii85, Base85.

    >>> import base64
    >>> base64.b64encode(b"hello world")
    b'aGVsbG8gd29ybGQ='
    >>> base64.b64decode("aGVsbG8gd29ybGQ=")
    b'hello world'
"""

import binascii

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
           "z85encode", "z85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}")


def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64 and return a bytes object. Optional altchars stand for + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s. Unless validate, other characters are skipped."""
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode bytes-like object s using the standard Base64 alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode bytes encoded with the standard Base64 alphabet."""
    return b64decode(s)


_to_urlsafe = bytes.maketrans(b"+/", b"-_")
_from_urlsafe = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    """Encode bytes using the URL- and filesystem-safe Base64 alphabet: '-' instead of '+' and '_' instead of '/'."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """Decode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64decode(_bytes_from_decode_data(s).translate(_from_urlsafe))


_b32alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_b32hexalphabet = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    s = bytes(s)
    missing = -len(s) % 5
    s += bytes(missing)
    encoded = bytearray()
    for start in range(0, len(s), 5):
        number = int.from_bytes(s[start: start + 5])
        encoded += bytes(alphabet[number >> shift & 31] for shift in range(35, -1, -5))
    padding = {0: 0, 1: 1, 2: 3, 3: 4, 4: 6}[missing]
    if padding:
        encoded[-padding:] = b"=" * padding
    return bytes(encoded)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    padding = length - len(s)
    values = {letter: value for value, letter in enumerate(alphabet)}
    decoded = bytearray()
    number = 0
    for start in range(0, len(s), 8):
        number = 0
        try:
            for letter in s[start: start + 8]:
                number = (number << 5) + values[letter]
        except KeyError:
            raise binascii.Error("Non-base32 digit found") from None
        if start + 8 <= len(s):
            decoded += number.to_bytes(5)
    if length % 8 or padding not in {0, 1, 3, 4, 6}:
        raise binascii.Error("Incorrect padding")
    if padding and length:
        last = (number << 5 * padding).to_bytes(5)
        decoded += last[:(43 - 5 * padding) // 8]
    return bytes(decoded)


def b32encode(s):
    """Encode the bytes-like objects using base32 and return a bytes object."""
    return _b32encode(_b32alphabet, s)


def b32decode(s, casefold=False, map01=None):
    """Decode the base32 encoded bytes-like object or ASCII string s."""
    return _b32decode(_b32alphabet, s, casefold, map01)


def b32hexencode(s):
    """Encode the bytes-like objects using base32hex and return a bytes object."""
    return _b32encode(_b32hexalphabet, s)


def b32hexdecode(s, casefold=False):
    """Decode the base32hex encoded bytes-like object or ASCII string s."""
    return _b32decode(_b32hexalphabet, s, casefold)


def b16encode(s):
    """Encode the bytes-like object s using Base16 and return a bytes object."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode the Base16 encoded bytes-like object or ASCII string s."""
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_a85alphabet = bytes(range(33, 118))
_b85alphabet = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~")
_z85alphabet = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


def _85encode(b, alphabet, pad=False, foldnuls=False, foldspaces=False):
    b = bytes(b)
    padding = -len(b) % 4
    b += bytes(padding)
    groups = []
    for start in range(0, len(b), 4):
        number = int.from_bytes(b[start: start + 4])
        if foldnuls and not number:
            groups.append(b"z")
        elif foldspaces and number == 0x20202020:
            groups.append(b"y")
        else:
            group = bytearray()
            for _ in range(5):
                number, digit = divmod(number, 85)
                group.append(alphabet[digit])
            groups.append(bytes(reversed(group)))
    if padding and not pad:
        if groups[-1] == b"z":
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][:-padding]
    return b"".join(groups)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode bytes-like object b using Ascii85 and return a bytes object."""
    result = _85encode(b, _a85alphabet, pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i: i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Decode the Ascii85 encoded bytes-like object or ASCII string b."""
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError(f"Ascii85 encoded byte sequences must end with {b'~>'!r}")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    decoded, current = bytearray(), []
    for x in b + b"u" * 4:
        if 33 <= x <= 117:
            current.append(x)
            if len(current) == 5:
                number = 0
                for letter in current:
                    number = 85 * number + letter - 33
                try:
                    decoded += number.to_bytes(4)
                except OverflowError:
                    raise ValueError("Ascii85 overflow") from None
                current.clear()
        elif x == 122:
            if current:
                raise ValueError("z inside Ascii85 5-tuple")
            decoded += b"\0\0\0\0"
        elif foldspaces and x == 121:
            if current:
                raise ValueError("y inside Ascii85 5-tuple")
            decoded += b"    "
        elif x not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(x)}")
    padding = 4 - len(current)
    return bytes(decoded[:-padding] if padding else decoded)


def b85encode(b, pad=False):
    """Encode bytes-like object b in base85 format and return a bytes object."""
    return _85encode(b, _b85alphabet, pad)


def _85decode(b, alphabet, name):
    b = _bytes_from_decode_data(b)
    values = {letter: value for value, letter in enumerate(alphabet)}
    padding = -len(b) % 5
    b += alphabet[-1:] * padding
    decoded = bytearray()
    for start in range(0, len(b), 5):
        number = 0
        for place, letter in enumerate(b[start: start + 5]):
            if letter not in values:
                raise ValueError(f"bad {name} character at position {start + place}")
            number = number * 85 + values[letter]
        try:
            decoded += number.to_bytes(4)
        except OverflowError:
            raise ValueError(f"{name} overflow in hunk starting at byte {start}") from None
    return bytes(decoded[:-padding] if padding else decoded)


def b85decode(b):
    """Decode the base85-encoded bytes-like object or ASCII string b."""
    return _85decode(b, _b85alphabet, "base85")


def z85encode(s):
    """Encode bytes-like object b in z85 format and return a bytes object."""
    return _85encode(s, _z85alphabet)


def z85decode(s):
    """Decode the z85-encoded bytes-like object or ASCII string b to bytes."""
    return _85decode(s, _z85alphabet, "z85")


def encode(input, output):
    """Encode a file; input and output are binary files."""
    while data := input.read(MAXBINSIZE):
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    """Decode a file; input and output are binary files."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}")


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines of base-64 data."""
    _check_bytes(s)
    return b"".join(binascii.b2a_base64(s[i: i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    """Decode a bytestring of base-64 data into a bytes object."""
    _check_bytes(s)
    return binascii.a2b_base64(s)
