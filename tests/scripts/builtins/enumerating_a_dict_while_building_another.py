text = "the quick brown fox jumps over the lazy dog the end"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
by_count = {}
for word, n in counts.items():
    by_count.setdefault(n, []).append(word)
print(by_count)  # expect: {3: ['the'], 1: ['quick', 'brown', 'fox', 'jumps', 'over', 'lazy', 'dog', 'end']}
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3], max(counts, key=counts.get))
# expect: [('the', 3), ('brown', 1), ('dog', 1)] the
longest = {len(w): w for w in sorted(counts)}
print(longest)  # expect: {5: 'quick', 3: 'the', 4: 'over'}
