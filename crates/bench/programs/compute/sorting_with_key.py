"""Sorting: records by several keys, by methods and by functions, and a merge by hand."""

from operator import attrgetter, itemgetter


class Person:
    def __init__(self, name, age, city):
        self.name = name
        self.age = age
        self.city = city

    def __lt__(self, other):
        return (self.age, self.name) < (other.age, other.name)


def people(count):
    seed = 7
    cities = ["Oslo", "Lima", "Cairo", "Kyoto", "Quito"]
    made = []
    for n in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        made.append(Person(f"p{seed % 5000:04}", seed >> 9 & 63, cities[seed >> 16 & 3]))
    return made


def merge(left, right, key):
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if key(right[j]) < key(left[i]):
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def merge_sort(items, key):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle], key), merge_sort(items[middle:], key), key)


def main():
    crowd = people(40_000)
    print(sorted(crowd)[0].name)
    by_age = sorted(crowd, key=lambda person: person.age)
    by_city = sorted(by_age, key=attrgetter("city"), reverse=True)
    print(by_city[0].name, by_city[0].city)
    names = sorted({person.name for person in crowd}, key=str.upper)
    print(names[:3], len(names))

    pairs = [(person.city, person.age, person.name) for person in crowd]
    pairs.sort()
    print(pairs[0])
    pairs.sort(key=itemgetter(1, 0))
    print(pairs[-1])

    merged = merge_sort(crowd[:12_000], lambda person: (person.age, person.name))
    print(merged[0].name, max(crowd, key=lambda person: len(person.city) * 100 + person.age).name)


main()
