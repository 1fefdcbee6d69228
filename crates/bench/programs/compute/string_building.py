"""Strings: built by appending, joining, replacing, reversing and slicing."""


def caesar(text, shift):
    out = []
    for letter in text:
        if "a" <= letter <= "z":
            out.append(chr((ord(letter) - 97 + shift) % 26 + 97))
        elif "A" <= letter <= "Z":
            out.append(chr((ord(letter) - 65 + shift) % 26 + 65))
        else:
            out.append(letter)
    return "".join(out)


def run_lengths(text):
    out = ""
    last, count = "", 0
    for letter in text:
        if letter == last:
            count += 1
        else:
            if count:
                out += last + str(count)
            last, count = letter, 1
    return out + last + str(count)


def is_palindrome(text):
    letters = [letter.lower() for letter in text if letter.isalnum()]
    return letters == letters[::-1]


def table(rows):
    out = ""
    for row in range(rows):
        line = ""
        for column in range(20):
            line += str(row * column) + "\t"
        out += line.rstrip() + "\n"
    return out


def main():
    sentence = "The quick brown fox jumps over the lazy dog, and over it again. "
    text = sentence * 4000
    coded = caesar(text, 3)
    print(coded[:20], caesar(coded, -3) == text)

    runs = "".join(letter * (n % 9 + 1) for n, letter in enumerate("abcdefghij" * 9000))
    packed = run_lengths(runs)
    print(len(runs), len(packed), packed[:12])

    print(sum(is_palindrome(f"No lemon, no melon {n}") for n in range(30_000)))

    lines = table(14_000)
    print(len(lines), lines.count("0\t"))

    key = ""
    for n in range(300_000):
        key = key[-7:] + chr(97 + n * n % 26)
    print(key, key.upper().swapcase().title())
    print(len(text.replace("fox", "wolf").replace("dog", "hound")))


main()
