# since: 3.13
import sys

HERE = sys.path[0]
sys.path.insert(0, HERE + "/_modules")


def attempt(action):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {error}".replace(HERE, "..."))


def first():
    import cyc_c


def second():
    import cyc_a


attempt(first)
attempt(second)
print([name for name in sys.modules if name.startswith("cyc")])
# expect: AttributeError: partially initialized module 'cyc_c' from '.../_modules/cyc_c.py' has no attribute 'x' (most likely due to a circular import)
# expect: ImportError: cannot import name 'name' from partially initialized module 'cyc_a' (most likely due to a circular import) (.../_modules/cyc_a.py)
# expect: []
