# since: 3.13
import io
import sys
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
s = io.StringIO("ab\ncd\r\nef"); print(s.read(2), s.tell(), s.readline(), s.readlines(), s.read(), s.seek(0), s.read(1), s.write("XYZ"), s.getvalue(), s.tell())
s.seek(0, 2); s.write("end"); print(s.getvalue(), s.truncate(3), s.getvalue(), s.tell()); s.write("!"); print(repr(s.getvalue()))
t(lambda: s.seek(1, 1)); t(lambda: s.seek(-1)); t(lambda: s.seek(0, 5)); t(lambda: s.write(1)); t(lambda: io.StringIO(1)); t(lambda: io.StringIO("", "q"));t(lambda: io.StringIO(None).getvalue())
for nl in [None, "", "\n", "\r", "\r\n"]:
    s = io.StringIO("a\nb\r\nc\rd", nl); print(repr(nl), repr(s.getvalue()), s.readlines(), repr(s.newlines))
s.close(); t(s.read); t(s.getvalue); t(lambda: s.closed); t(s.close); t(lambda: s.tell()); t(lambda: s.newlines)
print(io.StringIO("x").fileno if 0 else "", io.StringIO().isatty(), io.StringIO().readable()); t(io.StringIO().fileno); t(io.StringIO().detach)
b = io.BytesIO(b"hello\nworld"); print(b.read(2), b.readline(), b.tell(), b.readlines(), b.seek(-3, 2), b.read(), b.getvalue(), b.write(b"!!"), b.getvalue(), b.seek(20), b.write(b"z"), b.getvalue(), b.truncate(3), b.tell(), b.getvalue())
t(lambda: b.write("s")); t(lambda: b.seek(-1)); t(lambda: b.truncate(-1)); t(lambda: io.BytesIO("x")); t(lambda: b.seek(0, 7)); ba = bytearray(2); b.seek(0); print(b.readinto(ba), ba, [l for l in io.BytesIO(b"a\nb\nc")])
b.close(); t(b.read); t(b.getvalue); t(lambda: b.closed)
w = io.TextIOWrapper(io.BytesIO(b"x\r\ny\n")); print(w, w.readline(), w.read(), w.newlines, w.tell()); w.seek(0); print(w.read(1), w.tell(), w.read(1), w.tell())
bb = io.BytesIO(); w = io.TextIOWrapper(bb, "utf-8", write_through=False); w.write("hé"); print(bb.getvalue()); w.flush(); print(bb.getvalue()); w.write("q"); print(w.detach().getvalue()); t(lambda: w.write("x")); t(lambda: w.closed); 
class Raw(io.RawIOBase):
    def __init__(self, data): self.data = data
    def readable(self): return True
    def readinto(self, b):
        n = min(len(b), len(self.data), 3); b[:n] = self.data[:n]; self.data = self.data[n:]; return n
r = io.BufferedReader(Raw(b"line one\nline two\nrest")); print(r.readline(), r.read(3), r.peek(2), r.read()); t(r.tell); t(lambda: r.write(b"")); print(io.TextIOWrapper(io.BufferedReader(Raw("aé\nb".encode()))).readlines())
r = Raw(b"abcdefgh"); print(r.read(2), r.readall(), r.closed, r.seekable()); r.close(); print(r.closed); t(lambda: r.readline()); t(lambda: r.read(1)); t(lambda: r.fileno()); t(lambda: Raw(b"").write(b"")); t(lambda: r.seek(0)); t(lambda: r.tell())
print(Raw(b"a\nb").readline(), Raw(b"a\nb\nc").readlines(), list(Raw(b"a\nb")))
class W(io.RawIOBase):
    def __init__(self): self.out = []
    def writable(self): return True
    def write(self, b): self.out.append(bytes(b)); return len(b)
o = W(); bw = io.BufferedWriter(o, 4); bw.write(b"ab"); bw.write(b"cd"); print(o.out); bw.write(b"e"); print(o.out); bw.flush(); print(o.out); bw.write(b"toolong"); print(o.out); bw.close(); t(lambda: bw.write(b"x")); t(lambda: io.BufferedReader(o)); t(lambda: io.BufferedWriter(Raw(b""))); t(lambda: io.BufferedWriter(W(), 0))
class Tee(io.StringIO):
    def write(self, s): sys.stdout.write("tee " + s); return super().write(s)
x = Tee(); print("to tee", 1, file=x); print(repr(x.getvalue())); x.attr = 3; print(x.attr, x.__dict__)
print(isinstance(x, io.TextIOBase), isinstance(x, io.IOBase), issubclass(io.BytesIO, io.BufferedIOBase), issubclass(io.UnsupportedOperation, ValueError), io.SEEK_END, io.DEFAULT_BUFFER_SIZE > 0)
with x as y: print(y is x)
print(x.closed); t(lambda: x.__enter__())
d = io.IncrementalNewlineDecoder(None, True); print(repr(d.decode("a\r")), repr(d.decode("\nb\r\n")), d.newlines)
print(type(sys.stdin), sys.stdout.name, sys.stdout.mode, sys.stdout.encoding, sys.stderr.errors, sys.stdin.name, sys.stdin, sys.stdin.fileno(), sys.stdout.fileno(), sys.stdout.writable(), sys.stdin.readable(), sys.stdin.writable())
sys.stdout.write("text\n")
old = sys.stdout; sys.stdout = io.StringIO(); print("captured"); v = sys.stdout.getvalue(); sys.stdout = old; print(repr(v))
print(repr(io.StringIO()).startswith("<_io.StringIO object at"), repr(io.BytesIO())[:24], io.BytesIO.__mro__[0].__name__, io.open is open, open.__module__, open.__name__, open)
# expect: ab 2
# expect:  ['cd\r\n', 'ef']  0 a 3 aXYZd
# expect: ef 4
# expect: aXYZd
# expect: efend 3 aXY 12
# expect: 'aXY\x00\x00\x00\x00\x00\x00\x00\x00\x00!'
# expect: OSError Can't do nonzero cur-relative seeks
# expect: ValueError Negative seek position -1
# expect: ValueError Invalid whence (5, should be 0, 1 or 2)
# expect: TypeError string argument expected, got 'int'
# expect: TypeError initial_value must be str or None, not int
# expect: ValueError illegal newline value: 'q'
# expect: ''
# expect: None 'a\nb\nc\nd' ['a\n', 'b\n', 'c\n', 'd'] ('\r', '\n', '\r\n')
# expect: '' 'a\nb\r\nc\rd' ['a\n', 'b\r\n', 'c\r', 'd'] ('\r', '\n', '\r\n')
# expect: '\n' 'a\nb\r\nc\rd' ['a\n', 'b\r\n', 'c\rd'] None
# expect: '\r' 'a\rb\r\rc\rd' ['a\r', 'b\r', '\r', 'c\r', 'd'] None
# expect: '\r\n' 'a\r\nb\r\r\nc\rd' ['a\r\n', 'b\r\r\n', 'c\rd'] None
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: True
# expect: None
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect:  False True
# expect: UnsupportedOperation fileno
# expect: UnsupportedOperation detach
# expect: b'he' b'llo\n' 6 [b'world'] 8 b'rld' b'hello\nworld' 2 b'hello\nworld!!' 20 1 b'hello\nworld!!\x00\x00\x00\x00\x00\x00\x00z' 3 21 b'hel'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError negative seek value -1
# expect: ValueError negative size value -1
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError invalid whence (7, should be 0, 1 or 2)
# expect: 2 bytearray(b'he') [b'a\n', b'b\n', b'c']
# expect: ValueError I/O operation on closed file.
# expect: ValueError I/O operation on closed file.
# expect: True
# expect: <_io.TextIOWrapper encoding='UTF-8'> x
# expect:  y
# expect:  ('\n', '\r\n') 5
# expect: x 1
# expect:  3
# expect: b''
# expect: b'h\xc3\xa9'
# expect: b'h\xc3\xa9q'
# expect: ValueError underlying buffer has been detached
# expect: ValueError underlying buffer has been detached
# expect: b'line one\n' b'lin' b'e t' b'e two\nrest'
# expect: UnsupportedOperation seek
# expect: UnsupportedOperation write
# expect: ['aé\n', 'b']
# expect: b'ab' b'cdefgh' False False
# expect: True
# expect: b''
# expect: b''
# expect: UnsupportedOperation fileno
# expect: NotImplementedError
# expect: UnsupportedOperation seek
# expect: UnsupportedOperation seek
# expect: b'a\n' [b'a\n', b'b\n', b'c'] [b'a\n', b'b']
# expect: []
# expect: [b'abcd']
# expect: [b'abcd', b'e']
# expect: [b'abcd', b'e', b'toolong']
# expect: ValueError write to closed file
# expect: UnsupportedOperation File or stream is not readable.
# expect: UnsupportedOperation File or stream is not writable.
# expect: ValueError buffer size must be strictly positive
# expect: tee to teetee  tee 1tee
# expect: 'to tee 1\n'
# expect: 3 {'attr': 3}
# expect: True True True True 2 True
# expect: True
# expect: True
# expect: ValueError I/O operation on closed file.
# expect: 'a' '\nb\n'
# expect:
# expect: <class '_io.TextIOWrapper'> <stdout> w utf-8 backslashreplace <stdin> <_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'> 0 1 True True False
# expect: text
# expect: 'captured\n'
# expect: True <_io.BytesIO object at 0 BytesIO True _io open <built-in function open>
