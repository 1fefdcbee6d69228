b = b"hello"
print(b[1], b[1:3], b.upper(), b.find(b"l"), b.split(b"e"), b + b"!", b * 2, list(b[:2]), b.hex(), bytes.fromhex("68 69"))
a = bytearray(b)
a[0] = 72
a.append(33)
a[1:3] = b"EY"
del a[-2:]
print(a, bytes(a), a == b"HEYl", len(a), a.decode(), "é".encode(), b"\xc3\xa9".decode("utf-8"), "é".encode("latin-1"))
for wrong in (lambda: b"a" + "b", lambda: bytes([256]), lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: bytearray(b"x").__setitem__(0, 300)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: 101 b'el' b'HELLO' 2 [b'h', b'llo'] b'hello!' b'hellohello' [104, 101] 68656c6c6f b'hi'
        # expect: bytearray(b'HEYl') b'HEYl' True 4 HEYl b'\xc3\xa9' é b'\xe9'
        # expect: TypeError can't concat str to bytes
        # expect: ValueError bytes must be in range(0, 256)
        # expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
        # expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
        # expect: ValueError byte must be in range(0, 256)
