# since: 3.13
import io, sys
P = "/tmp/rondo-test-of-files.txt"
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, type(e).__mro__[1].__name__)
f = open(P, "w"); print(f, f.mode, f.name, f.encoding, f.closed, f.writable(), f.readable(), f.seekable(), f.isatty(), f.errors, f.newlines, f.line_buffering)
t(lambda: f.write("hello\nwörld\n")); t(lambda: f.tell()); t(lambda: f.read()); t(lambda: f.write(3)); t(lambda: f.writelines(["a\n", "b\n"])); 
f.close(); print(f.closed); t(lambda: f.write("x")); t(lambda: f.read()); t(lambda: f.tell()); t(f.close); t(lambda: f.flush()); t(lambda: f.__enter__())
with open(P) as f:
    print(f.read(3), f.tell(), f.readline(), f.tell(), f.readlines(), f.read(), f.seek(0), f.readlines(7), f.readline(2)); t(lambda: f.write("x"))
    f.seek(0); print([l for l in f]); f.seek(0); next(f); t(f.tell)
with open(P, "rb") as f:
    print(f, f.read(4), f.tell(), f.peek(3)[:3], f.readline(), f.read1(2), f.readlines(), f.seek(-3, 2), f.read()); t(lambda: f.write(b"x")); b = bytearray(5); f.seek(0); print(f.readinto(b), b, f.raw, f.mode, f.name)
    t(lambda: f.seek(-1)); t(lambda: f.seek(0, 9))
t(lambda: f.read()); t(lambda: f.seek(0)); t(lambda: f.raw.read())
with open(P, "a+") as f: print(f.tell(), f.write("zz"), f.seek(0), f.read())
with open(P, "r+") as f: print(f.read(2), f.write("XX"), f.seek(0), f.read(), f.seek(0), f.truncate(4), f.seek(0), f.read())
with open(P, "rb+") as f: print(f, f.read(2), f.write(b"QQQ"), f.seek(0), f.read(), f.truncate(1), f.seek(0), f.read())
with open(P, "wb", 0) as f: print(f, f.write(b"raw"), f.mode, f.closefd)

for a in [("/nope/x",), (P, "x"), (P, "q"), (P, "rw"), (P, "rbt"), (P, "rb", -1, "utf-8"), (P, "r", 0), (P, ""), (P, "+"), (P, "rr"), (3.5,), (None,), (P, 3), (P, "r", -1, "foo"), (P, "r", -1, None, None, "x"), ("/tmp",), ("/tmp", "w"), (-1,), (99,), ("a\0b",), (P, "r", "x"), (P, "U"), (P, "r", -1, None, 3)]:
    t(lambda: open(*a))
t(lambda: open(P, foo=1)); t(lambda: open())
with open(P, "w", newline="\r\n") as f: f.write("a\nb\n")
print(open(P, "rb").read(), open(P).read(), open(P, newline="").read(), open(P, newline="").readlines(), open(P, newline="\n").readlines(), open(P, newline="\r").readlines(), open(P, newline="\r\n").readlines())
f = open(P); f.read(); print(f.newlines)
with open(P, "w", encoding="utf-16") as f: f.write("hé"); f.write("x")
print(open(P, "rb").read(), open(P, encoding="utf-16").read())
with open(P, "w", encoding="utf-8-sig") as f: f.write("hé"); f.write("x")
print(open(P, "rb").read(), ascii(open(P, encoding="utf-8-sig").read()), ascii(open(P).read()))
with open(P, "wb") as f: f.write(b"ab\xff\xfecd\n")
t(lambda: open(P).read()); print(ascii(open(P, errors="replace").read()), open(P, errors="ignore").read(), open(P, encoding="latin-1").read(), ascii(open(P, errors="backslashreplace").read()))
t(lambda: open(P, "w", encoding="ascii").write("é"))
with open(P, "w", encoding="ascii", errors="replace") as f: f.write("aéb")
print(open(P).read())
with open(P, "w") as f: print("printed", 1, file=f, flush=True); print(open(P).read())
print(sum(1 for _ in open(P)))
open(P, "w").write("closed promptly"); print(open(P).read())
# expect: <_io.TextIOWrapper name='/tmp/rondo-test-of-files.txt' mode='w' encoding='UTF-8'> w /tmp/rondo-test-of-files.txt UTF-8 False True False True False strict None False
# expect: 12
# expect: 13
# expect: UnsupportedOperation not readable OSError
# expect: TypeError write() argument must be str, not int Exception
# expect: None
# expect: True
# expect: ValueError I/O operation on closed file. Exception
# expect: ValueError I/O operation on closed file. Exception
# expect: ValueError I/O operation on closed file. Exception
# expect: None
# expect: ValueError I/O operation on closed file. Exception
# expect: ValueError I/O operation on closed file. Exception
# expect: hel 3 lo
# expect:  6 ['wörld\n', 'a\n', 'b\n']  0 ['hello\n', 'wörld\n'] a
# expect:
# expect: UnsupportedOperation not writable OSError
# expect: ['hello\n', 'wörld\n', 'a\n', 'b\n']
# expect: OSError telling position disabled by next() call Exception
# expect: <_io.BufferedReader name='/tmp/rondo-test-of-files.txt'> b'hell' 4 b'o\nw' b'o\n' b'w\xc3' [b'\xb6rld\n', b'a\n', b'b\n'] 14 b'\nb\n'
# expect: UnsupportedOperation write OSError
# expect: 5 bytearray(b'hello') <_io.FileIO name='/tmp/rondo-test-of-files.txt' mode='rb' closefd=True> rb /tmp/rondo-test-of-files.txt
# expect: OSError [Errno 22] Invalid argument Exception
# expect: ValueError whence value 9 unsupported Exception
# expect: ValueError read of closed file Exception
# expect: ValueError seek of closed file Exception
# expect: ValueError I/O operation on closed file Exception
# expect: 17 2 0 hello
# expect: wörld
# expect: a
# expect: b
# expect: zz
# expect: he 2 0 hello
# expect: wörld
# expect: a
# expect: b
# expect: zzXX 0 4 0 hell
# expect: <_io.BufferedRandom name='/tmp/rondo-test-of-files.txt'> b'he' 3 0 b'heQQQ' 1 0 b'h'
# expect: <_io.FileIO name='/tmp/rondo-test-of-files.txt' mode='wb' closefd=True> 3 wb True
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nope/x' OSError
# expect: FileExistsError [Errno 17] File exists: '/tmp/rondo-test-of-files.txt' OSError
# expect: ValueError invalid mode: 'q' Exception
# expect: ValueError must have exactly one of create/read/write/append mode Exception
# expect: ValueError can't have text and binary mode at once Exception
# expect: ValueError binary mode doesn't take an encoding argument Exception
# expect: ValueError can't have unbuffered text I/O Exception
# expect: ValueError Must have exactly one of create/read/write/append mode and at most one plus Exception
# expect: ValueError Must have exactly one of create/read/write/append mode and at most one plus Exception
# expect: ValueError invalid mode: 'rr' Exception
# expect: TypeError expected str, bytes or os.PathLike object, not float Exception
# expect: TypeError expected str, bytes or os.PathLike object, not NoneType Exception
# expect: TypeError open() argument 'mode' must be str, not int Exception
# expect: LookupError unknown encoding: foo Exception
# expect: ValueError illegal newline value: x Exception
# expect: IsADirectoryError [Errno 21] Is a directory: '/tmp' OSError
# expect: IsADirectoryError [Errno 21] Is a directory: '/tmp' OSError
# expect: ValueError negative file descriptor Exception
# expect: OSError [Errno 9] Bad file descriptor Exception
# expect: ValueError embedded null byte Exception
# expect: TypeError 'str' object cannot be interpreted as an integer Exception
# expect: ValueError invalid mode: 'U' Exception
# expect: TypeError open() argument 'errors' must be str or None, not int Exception
# expect: TypeError open() got an unexpected keyword argument 'foo' Exception
# expect: TypeError open() missing required argument 'file' (pos 1) Exception
# expect: b'a\r\nb\r\n' a
# expect: b
# expect:  a
# expect: b
# expect:  ['a\r\n', 'b\r\n'] ['a\r\n', 'b\r\n'] ['a\r', '\nb\r', '\n'] ['a\r\n', 'b\r\n']
# expect:
# expect:
# expect: b'\xff\xfeh\x00\xe9\x00x\x00' héx
# expect: b'\xef\xbb\xbfh\xc3\xa9x' 'h\xe9x' '\ufeffh\xe9x'
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 2: invalid start byte UnicodeError
# expect: 'ab\ufffd\ufffdcd\n' abcd
# expect:  abÿþcd
# expect:  'ab\\xff\\xfecd\n'
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128) UnicodeError
# expect: a?b
# expect: printed 1
# expect:
# expect: 1
# expect: closed promptly
