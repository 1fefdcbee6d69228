"""Dicts: counting words, grouping them, and a table keyed by pairs."""


def words(count):
    syllables = ["ka", "lo", "mi", "ru", "sen", "tor", "vi", "xa"]
    seed = 42
    made = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        first = seed >> 8 & 7
        second = seed >> 14 & 7
        third = seed >> 20 & 3
        made.append(syllables[first] + syllables[second] + syllables[third])
    return made


def main():
    text = words(250_000)
    counts = {}
    for word in text:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    print(len(counts), ranked[:3])

    lengths = {}
    for word in text:
        lengths.setdefault(len(word), []).append(word)
    print(sorted((length, len(group)) for length, group in lengths.items()))

    letters = {}
    for word in text:
        for letter in word:
            letters[letter] = letters.get(letter, 0) + 1
    print(sorted(letters.items()))

    pairs = {}
    previous = ""
    for word in text:
        pair = (previous, word[:2])
        pairs[pair] = pairs.get(pair, 0) + 1
        previous = word[:2]
    print(len(pairs), max(pairs.values()))


main()
