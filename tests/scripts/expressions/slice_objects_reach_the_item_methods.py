class Show:
    def __getitem__(self, key):
        return key


show = Show()
print(show[1], show[1:2], show[::3], show[1:2, 3], show[...], show[()], show[:, None])
print(slice(1, None, -2).indices(5), slice(5).stop)
# expect: 1 slice(1, 2, None) slice(None, None, 3) (slice(1, 2, None), 3) Ellipsis () (slice(None, None, None), None)
# expect: (1, -1, -2) 5
