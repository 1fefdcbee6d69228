# since: 3.14
from pathlib import Path
import os, io
base = Path("/tmp/rondo_pathlib_test_dir")
def attempt(action):
    try: print(repr(action()))
    except OSError as e: print(type(e).__name__, e.strerror, e.filename)
    except Exception as e: print(type(e).__name__ + ":", e)
def rm(p):
    if p.is_dir() and not p.is_symlink():
        for c in p.iterdir(): rm(c)
        p.rmdir()
    else: p.unlink()
if base.exists(): rm(base)
(base / "a" / "b").mkdir(parents=True); (base / "a").mkdir(exist_ok=True)
attempt(lambda: (base / "a").mkdir()); attempt(lambda: (base / "x" / "y").mkdir()); attempt(lambda: (base / "nope").read_text()); attempt(lambda: (base / "nope").unlink()); (base / "nope").unlink(missing_ok=True)
f = base / "f.txt"
print(f.write_text("hello\nworld\n"), f.read_text(), f.read_bytes(), f.stat().st_size, f.exists(), f.is_file(), f.suffix)
attempt(lambda: f.write_text(b"x")); print(f.write_bytes(b"abc"), f.read_text())
with f.open("a") as h: h.write("def")
print(f.read_text(), [l for l in f.open()])
(base / "a" / "g.py").touch(); (base / "a" / "b" / "h.py").write_text("x"); attempt(lambda: f.touch(exist_ok=False))
print(sorted(p.name for p in base.iterdir()), sorted(str(p.relative_to(base)) for p in base.rglob("*.py")), sorted(str(p.relative_to(base)) for p in base.glob("**/*")), sorted(p.name for p in base.glob("*")), sorted(p.name for p in base.glob("a/*.py")), sorted(p.name for p in base.glob("[fg]*")), sorted(str(p.relative_to(base)) for p in base.glob("*/")))
(base / "ln").symlink_to("f.txt"); print((base / "ln").is_symlink(), (base / "ln").readlink(), (base / "ln").resolve().name, (base / "ln").read_text())
g = f.rename(base / "moved.txt"); print(g.name, f.exists(), g.replace(f).name, f.samefile(base / "ln"))
for d, ds, fs in base.walk(): print(d.name, sorted(ds), sorted(fs))
print(f.copy(base / "copy.txt").read_text(), os.fspath(f) == str(f), Path("~").expanduser() == Path.home(), f.with_suffix(".md").exists(), isinstance(f.stat().st_mtime, float))
import importlib, sys
sys.path.insert(0, str(base)); (base / "mod_x.py").write_text("v = 1\n"); sys.dont_write_bytecode = True
import mod_x; print(mod_x.v); (base / "mod_x.py").write_text("v = 2  # longer\n"); print(importlib.reload(mod_x).v)
import importlib.util
spec = importlib.util.spec_from_file_location("hand", base / "mod_x.py"); m = importlib.util.module_from_spec(spec); spec.loader.exec_module(m); print(m.v, m.__name__, m.__file__ == str(base / "mod_x.py"), importlib.util.find_spec("nope_nope"), importlib.util.find_spec("mod_x").name)
fd = os.open(base / "fd.txt", os.O_RDWR | os.O_CREAT); print(os.write(fd, b"hello"), os.lseek(fd, 1, os.SEEK_SET), os.read(fd, 10), os.fstat(fd).st_size, os.isatty(fd)); os.ftruncate(fd, 2); os.close(fd); print((base / "fd.txt").read_text()); attempt(lambda: os.read(fd, 1)); attempt(lambda: os.open(base / "zz", os.O_RDONLY))
rm(base); print(base.exists())
# expect: FileExistsError File exists /tmp/rondo_pathlib_test_dir/a
# expect: FileNotFoundError No such file or directory /tmp/rondo_pathlib_test_dir/x/y
# expect: FileNotFoundError No such file or directory /tmp/rondo_pathlib_test_dir/nope
# expect: FileNotFoundError No such file or directory /tmp/rondo_pathlib_test_dir/nope
# expect: 12 hello
# expect: world
# expect:  b'hello\nworld\n' 12 True True .txt
# expect: TypeError: data must be str, not bytes
# expect: 3 abc
# expect: abcdef ['abcdef']
# expect: FileExistsError File exists /tmp/rondo_pathlib_test_dir/f.txt
# expect: ['a', 'f.txt'] ['a/b/h.py', 'a/g.py'] ['a', 'a/b', 'a/b/h.py', 'a/g.py', 'f.txt'] ['a', 'f.txt'] ['g.py'] ['f.txt'] ['a']
# expect: True f.txt f.txt abcdef
# expect: moved.txt False f.txt True
# expect: rondo_pathlib_test_dir ['a'] ['f.txt', 'ln']
# expect: a ['b'] ['g.py']
# expect: b [] ['h.py']
# expect: abcdef True True False True
# expect: 1
# expect: 2
# expect: 2 hand True None mod_x
# expect: 5 1 b'ello' 5 False
# expect: he
# expect: OSError Bad file descriptor None
# expect: FileNotFoundError No such file or directory /tmp/rondo_pathlib_test_dir/zz
# expect: False
