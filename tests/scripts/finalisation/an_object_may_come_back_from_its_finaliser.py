kept = []


class Phoenix:
    def __del__(self):
        print("del")
        kept.append(self)


p = Phoenix()
del p
print(len(kept), type(kept[0]).__name__)
kept.clear()
print("finalised only once")
# expect: del
# expect: 1 Phoenix
# expect: finalised only once
