"""deque: a queue, a window over numbers, and a search breadth first."""

from collections import deque


def main():
    queue = deque()
    for i in range(400_000):
        queue.append(i)
    total = 0
    while queue:
        total += queue.popleft()
    print(total)

    window = deque(maxlen=50)
    best = running = 0
    for i in range(300_000):
        number = i * 7919 % 1009
        if len(window) == 50:
            running -= window[0]
        window.append(number)
        running += number
        best = max(best, running)
    print(best)

    seen = {1}
    queue = deque([1])
    while queue:
        number = queue.popleft()
        for following in (number * 2 + 1, number * 3 + 1):
            if following < 500_000 and following not in seen:
                seen.add(following)
                queue.append(following)
    print(len(seen))

    circle = deque(range(1000))
    while len(circle) > 1:
        circle.rotate(-2)
        circle.pop()
    print(circle)
    print(sum(sum(circle) for circle in (deque(range(i)) for i in range(500))))


main()
