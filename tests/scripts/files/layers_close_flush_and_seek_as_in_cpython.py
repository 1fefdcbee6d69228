# since: 3.13
import io


def attempt(action):
    try:
        print(repr(action()))
    except (OSError, ValueError, LookupError, TypeError) as error:
        print(type(error).__name__, error, "after", type(error.__context__).__name__)


class Failing(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        raise OSError("no room")

    def close(self):
        super().close()
        raise ValueError("not closed")


writer = io.BufferedWriter(Failing())
writer.write(b"kept")
attempt(writer.close)

for encoding in ("utf-16", "utf-8-sig", "utf-32"):
    text = io.TextIOWrapper(io.BytesIO(), encoding)
    text._CHUNK_SIZE = 1
    text.write("éa")
    text.write("b\n")
    text.seek(0)
    print(ascii(text.read()), text.seek(0), ascii(text.readline()), text.seek(0, 2), text.write("c"), text.seek(0))
    print(ascii(text.read()), text.tell())

pair = io.BufferedRWPair(io.BytesIO(b"one\ntwo\n"), io.BytesIO())
text = io.TextIOWrapper(pair)
print(repr(text.readline()), text.write("said"), repr(text.readline()), pair.readable(), pair.writable())
attempt(lambda: text.seek(0))
attempt(lambda: io.BufferedRWPair(io.BytesIO(), Failing()).peek())
reader = io.BufferedReader(io.BytesIO(b"abc"))
attempt(reader.truncate)
attempt(lambda: reader.__init__(io.BytesIO(), 0))
attempt(reader.read)
attempt(lambda: io.TextIOWrapper(io.BytesIO(), "no-such"))


class Recording(io.FileIO):
    def close(self):
        print("closing")
        super().close()

    def flush(self):
        print("flushing")
        super().flush()


with Recording(__file__) as file:
    print(file.read(1))
attempt(file.flush)
file = Recording(__file__)
del file
print("gone")
# expect: ValueError not closed after OSError
# expect: '\xe9ab\n' 0 '\xe9ab\n' 10 1 0
# expect: '\xe9ab\nc' 12
# expect: '\xe9ab\n' 0 '\xe9ab\n' 8 1 0
# expect: '\xe9ab\nc' 9
# expect: '\xe9ab\n' 0 '\xe9ab\n' 20 1 0
# expect: '\xe9ab\nc' 24
# expect: 'one\n' 4 'two\n' True True
# expect: UnsupportedOperation underlying stream is not seekable after NoneType
# expect: b''
# expect: UnsupportedOperation truncate after NoneType
# expect: ValueError buffer size must be strictly positive after NoneType
# expect: ValueError I/O operation on uninitialized object after NoneType
# expect: LookupError unknown encoding: no-such after NoneType
# expect: b'#'
# expect: closing
# expect: flushing
# expect: flushing
# expect: ValueError I/O operation on closed file. after NoneType
# expect: closing
# expect: flushing
# expect: gone
