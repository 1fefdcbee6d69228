print(r"\n\t\\", R'\'', len(r"\""))
print(rb"\x41", br'\0', len(b"\x41\0"))
# expect: \n\t\\ \' 2
# expect: b'\\x41' b'\\0' 2
