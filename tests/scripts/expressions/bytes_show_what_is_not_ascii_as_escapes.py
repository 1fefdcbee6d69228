data = b"abc\x00\xff'\"\n"
print(data, data[0], data[1:3], list(data[-3:]))
print(b"it's", b'"', bytes([65, 66]), bytes(3), bytearray(b"xy"))
# expect: b'abc\x00\xff\'"\n' 97 b'bc' [39, 34, 10]
# expect: b"it's" b'"' b'AB' b'\x00\x00\x00' bytearray(b'xy')
