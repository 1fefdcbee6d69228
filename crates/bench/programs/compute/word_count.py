"""Words: a text is split, cleaned, counted and ranked."""

from collections import Counter

SENTENCES = [
    "The loop waits for the sockets, and the sockets wait for the loop.",
    "A coroutine that sleeps is not a coroutine that does nothing; it is one that lets others work.",
    "Nobody expects the second await!",
    "What is scheduled first runs first, unless it sleeps (and sleepers wake by the clock).",
    "Tasks come, tasks go: the queue is what stays.",
]


def text(count):
    lines = []
    for n in range(count):
        lines.append(SENTENCES[n * 7 % 5])
        if n % 3 == 0:
            lines.append("Line " + str(n % 97) + " of " + str(count) + ".")
    return "\n".join(lines)


def words(source):
    for line in source.splitlines():
        for word in line.split():
            word = word.strip(".,;:!?()").lower()
            if word:
                yield word


def main():
    source = text(30_000)
    counts = {}
    for word in words(source):
        counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for word, count in ranked[:5]:
        print(f"{word:<12}{count:>8}")

    by_length = {}
    for word, count in counts.items():
        by_length.setdefault(len(word), []).append(word)
    print({length: len(group) for length, group in sorted(by_length.items())})

    capitals = sum(1 for word in source.split() if word[0].isupper())
    vowels = sum(source.count(vowel) for vowel in "aeiou")
    print(capitals, vowels, Counter(words(source)).most_common(3))


main()
