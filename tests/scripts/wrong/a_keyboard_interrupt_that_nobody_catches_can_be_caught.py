try:
    raise KeyboardInterrupt
except Exception:
    print("never printed")
except BaseException as e:
    print(type(e).__name__, isinstance(e, Exception))  # expect: KeyboardInterrupt False
