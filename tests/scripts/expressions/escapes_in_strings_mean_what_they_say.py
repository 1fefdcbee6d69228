print("tab\there", "quote\"s", 'it\'s', "back\\slash")
print("\x41\u00e9\U0001F600\101\N{GREEK SMALL LETTER ALPHA}")
print(len("\0\a\b\f\v\r\n"), len(r"\0\a"), "line \
continued")
# expect: tab	here quote"s it's back\slash
# expect: Aé😀Aα
# expect: 7 4 line continued
