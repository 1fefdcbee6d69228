print(ord("a"), chr(97), ord("é"), chr(128512), len("😀"), "😀"[0], ascii("é😀"), repr("\x7f\xa0\u200b"))
# expect: 97 a 233 😀 1 😀 '\xe9\U0001f600' '\x7f\xa0\u200b'
for wrong in (lambda: ord("ab"), lambda: chr(-1), lambda: chr(0x110000)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: ValueError chr() arg not in range(0x110000)
