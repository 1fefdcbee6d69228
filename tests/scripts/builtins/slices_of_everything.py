import sys

for seq in ([0, 1, 2, 3, 4], "01234", (0, 1, 2, 3, 4), b"01234", range(5)):
    print(seq[1:3], seq[::-2], seq[-2:], seq[3:1], seq[: sys.maxsize], seq[-100:2], seq[slice(None, None, 3)])
for wrong in (lambda: [1][::0], lambda: "a"["b":], lambda: (1,)[1.0]):
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(e)
        # expect: [1, 2] [4, 2, 0] [3, 4] [] [0, 1, 2, 3, 4] [0, 1] [0, 3]
        # expect: 12 420 34  01234 01 03
        # expect: (1, 2) (4, 2, 0) (3, 4) () (0, 1, 2, 3, 4) (0, 1) (0, 3)
        # expect: b'12' b'420' b'34' b'' b'01234' b'01' b'03'
        # expect: range(1, 3) range(4, -1, -2) range(3, 5) range(3, 1) range(0, 5) range(0, 2) range(0, 5, 3)
        # expect: slice step cannot be zero
        # expect: slice indices must be integers or None or have an __index__ method
        # expect: tuple indices must be integers or slices, not float
