def attempt(error):
    try:
        raise error
    except (KeyError, IndexError) as e:
        return "lookup", type(e).__name__
    except ValueError:
        return "value"
    except Exception as e:
        return "other", repr(e)


print(attempt(KeyError("k")), attempt(IndexError()), attempt(UnicodeError("u")), attempt(OSError("gone")))
# expect: ('lookup', 'KeyError') ('lookup', 'IndexError') value ('other', "OSError('gone')")
