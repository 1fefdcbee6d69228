"""re: the lines of a server's log taken apart, searched, counted and rewritten."""

import re
from collections import Counter

LINE = re.compile(
    r'(?P<host>\d{1,3}(?:\.\d{1,3}){3}) - (?P<user>\S+) \[(?P<time>[^\]]+)\] '
    r'"(?P<method>GET|POST|PUT|DELETE) (?P<path>[^ "]+) HTTP/1\.[01]" (?P<status>\d{3}) (?P<size>\d+|-)'
)
QUERY = re.compile(r"[?&](\w+)=([^&]*)")
SECRET = re.compile(r"(token|password)=[^& \"]+", re.IGNORECASE)
ERROR = re.compile(r"^.*\b(?:timeout|refused|reset by peer)\b.*$", re.MULTILINE)


def log(size):
    """A log as servers write it, with a complaint now and then."""
    seed = 11
    lines = []
    for number in range(size):
        seed = (seed * 1103515245 + 12345) % 2147483648
        value = seed >> 8
        host = f"10.{value % 7}.{value % 31}.{value % 250}"
        method = ("GET", "POST", "PUT", "DELETE")[value % 4]
        path = ("/", "/index.html", f"/item/{value % 500}", f"/search?q=w{value % 90}&page={value % 9}")[value // 4 % 4]
        if value % 10 == 0:
            path += f"{'&' if '?' in path else '?'}Token=s{value:x}"
        status = (200, 200, 200, 301, 404, 500)[value % 6]
        user = "-" if value % 3 else f"user{value % 40}"
        time = f"{number % 28 + 1:02}/Nov/2026:{number % 24:02}:{value % 60:02}:{value % 59:02} +0000"
        size_text = value % 9000 if status == 200 else "-"
        lines.append(f'{host} - {user} [{time}] "{method} {path} HTTP/1.1" {status} {size_text}')
        if value % 50 == 0:
            lines.append(f"upstream {host}: connection {('timeout', 'refused', 'reset by peer')[value % 3]}")
    return "\n".join(lines)


def main():
    text = log(30_000)
    lines = text.splitlines()

    statuses = Counter()
    sizes = 0
    strange = 0
    for line in lines:
        found = LINE.match(line)
        if found is None:
            strange += 1
            continue
        statuses[found["status"]] += 1
        if found.group("size") != "-":
            sizes += int(found.group("size"))
    print(sorted(statuses.items()), sizes, strange)

    print(Counter(name for line in lines for name, _ in QUERY.findall(line)).most_common())
    clean, hidden = SECRET.subn(lambda found: found[1] + "=***", text)
    print(len(clean), hidden)
    print(len(ERROR.findall(text)), len(re.findall(r"\b404\b", text)))
    print(Counter(found.group(1) for found in re.finditer(r'"(\w+) /item/\d+', text)).most_common())
    print(len(re.split(r"[\s\"\[\]]+", text)))
    print(sum(1 for line in lines if re.search(r"user(1|2)\d\b.*(POST|PUT).* (200|301) ", line)))


main()
