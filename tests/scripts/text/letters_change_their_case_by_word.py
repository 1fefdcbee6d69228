words = ["hello world", "they're bill's", "aB1c dE", "x", "", "ÀÉ ß straße", "ǆ Σίσυφος", "a-b_c d2e", "MiXeD 42nd street"]
for word in words:
    print(repr(word.title()), repr(word.swapcase()), repr(word.capitalize()))
table = str.maketrans({"a": "1", "b": None, "c": "xyz", 100: 101})
print("aabbccdd é".translate(table))


class Shouting(dict):
    def __missing__(self, key):
        return chr(key).upper()


print("abc".translate(Shouting({97: "-"})), "añb".translate({241: 110}), "ab".translate("x" * 98 + "y"))
for wrong in ({97: 1.5}, {97: -1}, {97: 0x110000}):
    try:
        print("a".translate(wrong))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print("a".encode(), "é".encode("utf-8", "strict"), b"\xc3\xa9".decode(), b"a".decode("UTF-8"), "é".encode("latin-1"))
for wrong in (b"\xff", b"a\xe9b"):
    try:
        wrong.decode()
    except UnicodeDecodeError as error:
        print(error)

# expect: 'Hello World' 'HELLO WORLD' 'Hello world'
# expect: "They'Re Bill'S" "THEY'RE BILL'S" "They're bill's"
# expect: 'Ab1C De' 'Ab1C De' 'Ab1c de'
# expect: 'X' 'X' 'X'
# expect: '' '' ''
# expect: 'Àé Ss Straße' 'àé SS STRASSE' 'Àé ß straße'
# expect: 'ǅ Σίσυφος' 'Ǆ σΊΣΥΦΟΣ' 'ǅ σίσυφος'
# expect: 'A-B_C D2E' 'A-B_C D2E' 'A-b_c d2e'
# expect: 'Mixed 42Nd Street' 'mIxEd 42ND STREET' 'Mixed 42nd street'
# expect: 11xyzxyzee é
# expect: -BC anb xy
# expect: TypeError character mapping must return integer, None or str
# expect: ValueError character mapping must be in range(0x110000)
# expect: ValueError character mapping must be in range(0x110000)
# expect: b'a' b'\xc3\xa9' é a b'\xe9'
# expect: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: 'utf-8' codec can't decode byte 0xe9 in position 1: invalid continuation byte
