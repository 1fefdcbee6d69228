x = "global"


class C:
    x = "class"
    y = [x for _ in range(2)]
    z = x

    def m(self):
        return x

    w = (lambda: x)()


c = C()
print(c.m(), C.y, C.z, C.w)
# expect: global ['global', 'global'] class global
