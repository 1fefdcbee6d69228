# The first of equals wins, and what a comparison gives need not be a bool.
print(max(1, 1.0), max(1.0, 1), min(True, 1), max(float("nan"), 1), max(1, float("nan")))  # expect: 1 1.0 True nan 1


class Odd:
    def __gt__(self, other):
        return "yes"

    def __lt__(self, other):
        return ""


first, second = Odd(), Odd()
print(max(first, second) is second, min(first, second) is first)  # expect: True True
