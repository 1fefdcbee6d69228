"""A scanner and parser for JSON by hand: characters, slices, recursion, dicts and lists."""


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text, at = self.text, self.at
        while at < len(text) and text[at] in " \n\t\r":
            at += 1
        self.at = at
        return text[at] if at < len(text) else ""

    def expect(self, letter):
        if self.skip() != letter:
            raise ValueError(f"expected {letter!r} at {self.at}")
        self.at += 1

    def value(self):
        letter = self.skip()
        if letter == "{":
            return self.object()
        if letter == "[":
            return self.array()
        if letter == '"':
            return self.string()
        for word, meaning in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        return self.number()

    def object(self):
        self.expect("{")
        found = {}
        if self.skip() == "}":
            self.at += 1
            return found
        while True:
            key = self.string()
            self.expect(":")
            found[key] = self.value()
            if self.skip() == "}":
                self.at += 1
                return found
            self.expect(",")
            self.skip()

    def array(self):
        self.expect("[")
        found = []
        if self.skip() == "]":
            self.at += 1
            return found
        while True:
            found.append(self.value())
            if self.skip() == "]":
                self.at += 1
                return found
            self.expect(",")

    def string(self):
        self.expect('"')
        parts = []
        start = self.at
        while True:
            letter = self.text[self.at]
            if letter == '"':
                parts.append(self.text[start : self.at])
                self.at += 1
                return "".join(parts)
            if letter == "\\":
                parts.append(self.text[start : self.at])
                parts.append({"n": "\n", "t": "\t"}.get(self.text[self.at + 1], self.text[self.at + 1]))
                self.at += 2
                start = self.at
            else:
                self.at += 1

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.0123456789eE":
            self.at += 1
        digits = self.text[start : self.at]
        return float(digits) if "." in digits or "e" in digits else int(digits)


def document(count):
    items = []
    for n in range(count):
        items.append(
            f'{{"id": {n}, "name": "item \\"{n}\\"", "price": {n / 4}, "tags": ["a", "b{n % 5}"], '
            f'"stock": {{"here": {n % 13}, "there": null, "open": {"true" if n % 2 else "false"}}}}}'
        )
    return "[" + ",\n ".join(items) + "]"


def main():
    text = document(6_000)
    parsed = Parser(text).value()
    print(len(text), len(parsed), parsed[-1]["name"], parsed[7]["stock"])
    print(sum(item["price"] for item in parsed), sum(item["stock"]["open"] for item in parsed))


main()
