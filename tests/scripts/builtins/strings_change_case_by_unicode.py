print("straße".upper(), "ǅ".lower(), "ΑΣ".lower(), "hello world".title(), "they're".title(), "aBc".swapcase())
# expect: STRASSE ǆ ας Hello World They'Re AbC
print("ß".casefold(), "İ".lower() == "i̇", "éCOLE".capitalize(), "ŉ".upper())  # expect: ss True École ʼN
