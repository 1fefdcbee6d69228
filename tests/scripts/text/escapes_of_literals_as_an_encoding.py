"""`unicode_escape` reads and writes text as the inside of a literal."""

for data in (rb"a\tb\n\x41\u00e9\U0001F600\N{BULLET}\101\\z\'", b"caf\xe9", rb"\08\1234"):
    print(repr(data.decode("unicode_escape")), repr(data.decode("raw_unicode_escape")))
text = "a\tb\né€😀\\'\"\x00\x7f\x85"
print(text.encode("unicode_escape"), text.encode("raw-unicode-escape"))
print(text.encode("unicode-escape").decode("unicode_escape") == text)
for wrong in (rb"\x4", rb"\u12", rb"\U0011", rb"\U00110000", b"\\", rb"\N{nope}", rb"\N", rb"\N{", rb"ab\xg"):
    try:
        print(wrong.decode("unicode_escape"))
    except UnicodeDecodeError as error:
        print(error)
    print(repr(wrong.decode("unicode_escape", "replace")), repr(wrong.decode("unicode_escape", "ignore")))
    # expect: "a\tb\nAé😀•A\\z'" "a\\tb\\n\\x41é😀\\N{BULLET}\\101\\\\z\\'"
    # expect: 'café' 'café'
    # expect: '\x008S4' '\\08\\1234'
    # expect: b'a\\tb\\n\\xe9\\u20ac\\U0001f600\\\\\'"\\x00\\x7f\\x85' b'a\tb\n\xe9\\u20ac\\U0001f600\\\'"\x00\x7f\x85'
    # expect: True
    # expect: 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
    # expect: '�' ''
    # expect: 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
    # expect: '�' ''
    # expect: 'unicodeescape' codec can't decode bytes in position 0-5: truncated \UXXXXXXXX escape
    # expect: '�' ''
    # expect: 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character
    # expect: '�' ''
    # expect: 'unicodeescape' codec can't decode byte 0x5c in position 0: \ at end of string
    # expect: '�' ''
    # expect: 'unicodeescape' codec can't decode bytes in position 0-7: unknown Unicode character name
    # expect: '�' ''
    # expect: 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape
    # expect: '�' ''
    # expect: 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape
    # expect: '�' ''
    # expect: 'unicodeescape' codec can't decode bytes in position 2-3: truncated \xXX escape
    # expect: 'ab�g' 'abg'
