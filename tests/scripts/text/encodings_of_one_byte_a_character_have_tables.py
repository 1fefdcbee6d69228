# The encodings of ISO 8859, of Windows and of DOS: one byte a character, below 128 as in ASCII.
words = {
    "cp1252": "naïve café – “smart” €", "iso8859-15": "œuvre €", "latin2": "žluťoučký kůň", "windows-1251": "привет",
    "koi8-r": "привет", "KOI8-U": "Київ", "cp437": "½ ÷ ░▒▓", "ibm850": "Größe", "cp866": "мир", "mac_roman": "π ≈ ∞",
    "iso-8859-7": "αβγ", "greek": "Ωμέγα", "iso_8859_9": "ığüş", "cp1254": "İstanbul", "hebrew": "\u05e9\u05dc\u05d5\u05dd",
    "cp1256": "\u0633\u0644\u0627\u0645", "l10": "ș", "thai": "ไทย", "cp1257": "ąžuolas", "l1": "é",
}
for encoding, text in words.items():
    data = text.encode(encoding)
    print(encoding, data, data.decode(encoding) == text)

for wrong in (
    lambda: "5 € 中文!".encode("cp1252"), lambda: "π".encode("iso8859-15"), lambda: b"a\x81\x8d".decode("cp1252"),
    lambda: "x".encode("cp9999"),
):
    try:
        wrong()
    except (UnicodeError, LookupError) as problem:
        print(type(problem).__name__, problem)
print("中π".encode("cp1252", "replace"), "中π".encode("cp437", "xmlcharrefreplace"), "中".encode("koi8-r", "backslashreplace"))
print(repr(b"a\x81b".decode("cp1252", "replace")), b"a\x81b".decode("cp1252", "ignore"), repr(b"\xff1".decode("cp437")))

import os

path = "encodings_of_one_byte.txt"
with open(path, "w", encoding="cp1252") as file:
    file.write("café €\nzwei\n")
    print(file.encoding)
with open(path, "rb") as file:
    print(file.read())
with open(path, encoding="cp1252") as file:
    print(file.readline(), file.tell(), file.read(), end="")
os.remove(path)
# expect: cp1252 b'na\xefve caf\xe9 \x96 \x93smart\x94 \x80' True
# expect: iso8859-15 b'\xbduvre \xa4' True
# expect: latin2 b'\xbelu\xbbou\xe8k\xfd k\xf9\xf2' True
# expect: windows-1251 b'\xef\xf0\xe8\xe2\xe5\xf2' True
# expect: koi8-r b'\xd0\xd2\xc9\xd7\xc5\xd4' True
# expect: KOI8-U b'\xeb\xc9\xa7\xd7' True
# expect: cp437 b'\xab \xf6 \xb0\xb1\xb2' True
# expect: ibm850 b'Gr\x94\xe1e' True
# expect: cp866 b'\xac\xa8\xe0' True
# expect: mac_roman b'\xb9 \xc5 \xb0' True
# expect: iso-8859-7 b'\xe1\xe2\xe3' True
# expect: greek b'\xd9\xec\xdd\xe3\xe1' True
# expect: iso_8859_9 b'\xfd\xf0\xfc\xfe' True
# expect: cp1254 b'\xddstanbul' True
# expect: hebrew b'\xf9\xec\xe5\xed' True
# expect: cp1256 b'\xd3\xe1\xc7\xe3' True
# expect: l10 b'\xba' True
# expect: thai b'\xe4\xb7\xc2' True
# expect: cp1257 b'\xe0\xfeuolas' True
# expect: l1 b'\xe9' True
# expect: UnicodeEncodeError 'charmap' codec can't encode characters in position 4-5: character maps to <undefined>
# expect: UnicodeEncodeError 'charmap' codec can't encode character '\u03c0' in position 0: character maps to <undefined>
# expect: UnicodeDecodeError 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined>
# expect: LookupError unknown encoding: cp9999
# expect: b'??' b'&#20013;\xe3' b'\\u4e2d'
# expect: 'a�b' ab '\xa01'
# expect: cp1252
# expect: b'caf\xe9 \x80\nzwei\n'
# expect: café €
# expect:  7 zwei
