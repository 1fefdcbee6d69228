# since: 3.14
import os, os.path
from os import path as p
def attempt(action):
    try: print(repr(action()))
    except OSError as error: print(type(error).__name__, error.strerror, error.filename, error.filename2)
    except Exception as error: print(type(error).__name__ + ":", error)
print(p.join("a", "b", "/c", "d"), p.join("a/", "b"), p.join("a", ""), p.join("", "b"), p.join("a"), p.join(b"a", b"b"))
attempt(lambda: p.join("a", 3)); attempt(lambda: p.join("a", b"b")); attempt(lambda: p.join(3, "a")); attempt(lambda: os.fspath(3))
for x in ("a/b.c", "/a/b/", "a", "", "/", "//a", "a//b", "a/.b", "a.b.c", "...x", "/a/b.c/d", ".profile", "a/..b.c"):
    print(repr(x), p.split(x), p.splitext(x), p.basename(x), p.dirname(x), p.normpath(x), p.splitdrive(x), p.splitroot(x), p.isabs(x))
for x in ("a/./b/../c", "../a", "/../a", "a/../..", "./", "//x//y", "a/b/../../..", "///a"): print(p.normpath(x))
print(p.relpath("/a/b/c", "/a/d"), p.relpath("/a", "/a"), p.relpath("/a/b", "/"), p.commonprefix(["/a/bc", "/a/bd"]), p.commonprefix([]), p.commonpath(["/a/b/c", "/a/b/d"]), p.commonpath(["a/b", "a"]))
attempt(lambda: p.relpath("")); attempt(lambda: p.commonpath([])); attempt(lambda: p.commonpath(["/a", "b"]))
os.environ["ZZ"] = "val"; print(p.expandvars("$ZZ/${ZZ}x/$NOPE/${NO"), p.expandvars("a$"), os.environ["ZZ"], os.getenv("NOPE"), os.getenv("NOPE", 3), "ZZ" in os.environ, os.environ.get("ZZ"), os.environ.pop("ZZ"), os.environ.setdefault("QQ", "1"))
attempt(lambda: os.environ["NOPE"]); attempt(lambda: os.environ.__setitem__("a", 3))
os.environ["HOME"] = "/home/x"; print(p.expanduser("~/a"), p.expanduser("~"), p.expanduser("a~"))
base = "/tmp/rondo_os_test_dir"
def rm(d):
    for r, ds, fs in os.walk(d, topdown=False):
        for f in fs: os.remove(p.join(r, f))
        for x in ds:
            q = p.join(r, x)
            os.unlink(q) if p.islink(q) else os.rmdir(q)
    if p.isdir(d): os.rmdir(d)
rm(base)
os.makedirs(p.join(base, "a", "b")); os.makedirs(base + "/a/b", exist_ok=True)
attempt(lambda: os.makedirs(base + "/a/b")); attempt(lambda: os.mkdir(base)); attempt(lambda: os.rmdir(base)); attempt(lambda: os.listdir(base + "/nope")); attempt(lambda: os.remove(base + "/nope")); attempt(lambda: os.rename(base + "/x", base + "/y")); attempt(lambda: os.stat(base + "/nope")); attempt(lambda: os.listdir(3.5)); attempt(lambda: os.mkdir(3.5)); attempt(lambda: os.chdir(base + "/nope")); attempt(lambda: os.stat(None)); attempt(lambda: os.readlink(base))
for n in ("f1", "a/f2", "a/b/f3"):
    with open(p.join(base, n), "w") as f: f.write(n)
os.symlink("f1", base + "/ln")
for r, ds, fs in os.walk(base): print(r, sorted(ds), sorted(fs))
for r, ds, fs in os.walk(base, topdown=False): print(r, sorted(ds), sorted(fs))
print(sorted(os.listdir(base)), p.exists(base), p.isfile(base + "/f1"), p.isdir(base), p.islink(base + "/ln"), os.readlink(base + "/ln"), p.realpath(base + "/ln"), p.getsize(base + "/f1"), p.exists(base + "/zz"), p.samefile(base + "/f1", base + "/ln"))
with os.scandir(base) as it:
    for e in sorted(it, key=lambda e: e.name): print(e, e.name, e.path, e.is_file(), e.is_dir(), e.is_symlink(), e.stat().st_size if e.is_file() else "")
st = os.stat(base + "/f1"); print(st.st_size, st[6], oct(st.st_mode & 0o777) if False else "", len(st), st.st_mtime == p.getmtime(base + "/f1"), st.st_mtime_ns // 10**9 == st[8], type(st).__name__, repr(st)[:24])
os.chmod(base + "/f1", 0o600); print(oct(os.stat(base + "/f1").st_mode))
os.utime(base + "/f1", (1000, 2000)); print(p.getmtime(base + "/f1"), p.getatime(base + "/f1"))
os.rename(base + "/f1", base + "/g1"); os.replace(base + "/g1", base + "/f1"); os.truncate(base + "/f1", 1); print(p.getsize(base + "/f1"), os.access(base + "/f1", os.R_OK), os.access(base + "/nope", os.F_OK))
old = os.getcwd(); os.chdir(base); print(os.getcwd(), p.abspath("x"), os.listdir("a/b"), p.isfile("f1")); os.chdir(old)
class P:
    def __fspath__(self): return base
print(sorted(os.listdir(P())), os.fspath(P()), isinstance(P(), os.PathLike), isinstance(3, os.PathLike), p.join(P(), "x"))
rm(base); print(p.exists(base))
print(os.sep, os.linesep == "\n", os.name, os.curdir, os.pardir, os.extsep, os.altsep, os.pathsep, os.devnull, os.path.sep, os.path.__name__, len(os.urandom(5)), type(os.getpid()), os.cpu_count() > 0, os.error is OSError, hasattr(os, "nope"))
# expect: /c/d a/b a/ b a b'a/b'
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: TypeError: Can't mix strings and bytes in path components
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: 'a/b.c' ('a', 'b.c') ('a/b', '.c') b.c a a/b.c ('', 'a/b.c') ('', '', 'a/b.c') False
# expect: '/a/b/' ('/a/b', '') ('/a/b/', '')  /a/b /a/b ('', '/a/b/') ('', '/', 'a/b/') True
# expect: 'a' ('', 'a') ('a', '') a  a ('', 'a') ('', '', 'a') False
# expect: '' ('', '') ('', '')   . ('', '') ('', '', '') False
# expect: '/' ('/', '') ('/', '')  / / ('', '/') ('', '/', '') True
# expect: '//a' ('//', 'a') ('//a', '') a // //a ('', '//a') ('', '//', 'a') True
# expect: 'a//b' ('a', 'b') ('a//b', '') b a a/b ('', 'a//b') ('', '', 'a//b') False
# expect: 'a/.b' ('a', '.b') ('a/.b', '') .b a a/.b ('', 'a/.b') ('', '', 'a/.b') False
# expect: 'a.b.c' ('', 'a.b.c') ('a.b', '.c') a.b.c  a.b.c ('', 'a.b.c') ('', '', 'a.b.c') False
# expect: '...x' ('', '...x') ('...x', '') ...x  ...x ('', '...x') ('', '', '...x') False
# expect: '/a/b.c/d' ('/a/b.c', 'd') ('/a/b.c/d', '') d /a/b.c /a/b.c/d ('', '/a/b.c/d') ('', '/', 'a/b.c/d') True
# expect: '.profile' ('', '.profile') ('.profile', '') .profile  .profile ('', '.profile') ('', '', '.profile') False
# expect: 'a/..b.c' ('a', '..b.c') ('a/..b', '.c') ..b.c a a/..b.c ('', 'a/..b.c') ('', '', 'a/..b.c') False
# expect: a/c
# expect: ../a
# expect: /a
# expect: ..
# expect: .
# expect: //x/y
# expect: ..
# expect: /a
# expect: ../b/c . a/b /a/b  /a/b a
# expect: ValueError: no path specified
# expect: ValueError: commonpath() arg is an empty sequence
# expect: ValueError: Can't mix absolute and relative paths
# expect: val/valx/$NOPE/${NO a$ val None 3 True val val 1
# expect: KeyError: 'NOPE'
# expect: TypeError: str expected, not int
# expect: /home/x/a /home/x a~
# expect: FileExistsError File exists /tmp/rondo_os_test_dir/a/b None
# expect: FileExistsError File exists /tmp/rondo_os_test_dir None
# expect: OSError Directory not empty /tmp/rondo_os_test_dir None
# expect: FileNotFoundError No such file or directory /tmp/rondo_os_test_dir/nope None
# expect: FileNotFoundError No such file or directory /tmp/rondo_os_test_dir/nope None
# expect: FileNotFoundError No such file or directory /tmp/rondo_os_test_dir/x /tmp/rondo_os_test_dir/y
# expect: FileNotFoundError No such file or directory /tmp/rondo_os_test_dir/nope None
# expect: TypeError: listdir: path should be string, bytes, os.PathLike, integer or None, not float
# expect: TypeError: mkdir: path should be string, bytes or os.PathLike, not float
# expect: FileNotFoundError No such file or directory /tmp/rondo_os_test_dir/nope None
# expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType
# expect: OSError Invalid argument /tmp/rondo_os_test_dir None
# expect: /tmp/rondo_os_test_dir ['a'] ['f1', 'ln']
# expect: /tmp/rondo_os_test_dir/a ['b'] ['f2']
# expect: /tmp/rondo_os_test_dir/a/b [] ['f3']
# expect: /tmp/rondo_os_test_dir/a/b [] ['f3']
# expect: /tmp/rondo_os_test_dir/a ['b'] ['f2']
# expect: /tmp/rondo_os_test_dir ['a'] ['f1', 'ln']
# expect: ['a', 'f1', 'ln'] True True True True f1 /tmp/rondo_os_test_dir/f1 2 False True
# expect: <DirEntry 'a'> a /tmp/rondo_os_test_dir/a False True False
# expect: <DirEntry 'f1'> f1 /tmp/rondo_os_test_dir/f1 True False False 2
# expect: <DirEntry 'ln'> ln /tmp/rondo_os_test_dir/ln True False True 2
# expect: 2 2  10 True True stat_result os.stat_result(st_mode=3
# expect: 0o100600
# expect: 2000.0 1000.0
# expect: 1 True False
# expect: /tmp/rondo_os_test_dir /tmp/rondo_os_test_dir/x ['f3'] True
# expect: ['a', 'f1', 'ln'] /tmp/rondo_os_test_dir True False /tmp/rondo_os_test_dir/x
# expect: False
# expect: / True posix . .. . None : /dev/null / posixpath 5 <class 'int'> True True False
