items = [1, 2]
for item in items:
    if len(items) < 6:
        items.append(item * 10)
print(items)
for item in items:
    items.remove(item)
print(items)
# expect: [1, 2, 10, 20, 100, 200]
# expect: [2, 20, 200]
