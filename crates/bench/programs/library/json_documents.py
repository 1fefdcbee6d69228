"""json: a catalogue written and read again, compactly and for people, and with hooks."""

import json


def catalogue(size):
    """A document as services send it: nested, with texts, numbers, flags and nothing."""
    seed = 7
    orders = []
    for number in range(size):
        seed = (seed * 1103515245 + 12345) % 2147483648
        orders.append(
            {
                "id": number,
                "customer": {
                    "name": f"Ada Nr. {seed % 977}",
                    "mail": f"ada{seed % 977}@example.org",
                    "address": {"street": "Zähringerstraße 12\nHinterhaus", "zip": str(10000 + seed % 90000)},
                    "newsletter": seed % 3 == 0,
                },
                "items": [
                    {"sku": f"A-{seed % (41 + part)}", "count": part + 1, "price": (seed >> 5) % 10_000 / 100}
                    for part in range(seed % 5 + 1)
                ],
                "coupon": None if seed % 4 else 'quoted "ten" \\ percent',
                "weights": [seed % 100 / 7, -3, 1e-9, 12345678901234567890],
            }
        )
    return {"version": 3, "orders": orders}


def main():
    document = catalogue(600)
    total = 0
    for _ in range(20):
        text = json.dumps(document)
        total += len(text)
        again = json.loads(text)
        total += len(again["orders"])
    print(total, again == document)

    pretty = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    print(len(pretty), json.loads(pretty) == document)

    # Many small documents, as a log or a queue of messages has them.
    lines = [json.dumps(order, separators=(",", ":")) for order in document["orders"] for _ in range(5)]
    print(sum(len(json.loads(line)["items"]) for line in lines))

    def price(pairs):
        found = dict(pairs)
        return found["price"] * found["count"] if "price" in found else found

    print(round(sum(sum(json.loads(line, object_pairs_hook=price)["items"]) for line in lines[::5]), 2))


main()
