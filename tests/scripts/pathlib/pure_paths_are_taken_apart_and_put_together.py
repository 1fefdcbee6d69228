# since: 3.14
from pathlib import *
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(type(error).__name__ + ":", error)
p = PurePosixPath("/usr/./lib//python3/x.tar.gz")
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.anchor, p.root, p.drive, p.is_absolute(), str(p), hash(p) == hash(PurePosixPath(str(p))))
print(p / "a" / Path("b"), "x" / PurePosixPath("y"), p.joinpath("q", "r"), p.with_name("n"), p.with_suffix(".txt"), p.with_stem("s"), p.with_suffix(""), PurePath("a/b") / "/c", PurePath(), PurePath("."), PurePath("a", "..", "b"), PurePath(""), PurePath("//a"), PurePath("///a"))
print(p.relative_to("/usr"), p.is_relative_to("/usr"), p.is_relative_to("/x"), PurePath("/a/b").relative_to("/a/c", walk_up=True), p.parents[0], p.parents[-1], len(p.parents), p.parents[1:3], bytes(PurePath("a")))
attempt(lambda: p.relative_to("/x")); attempt(lambda: PurePath("/").with_name("a")); attempt(lambda: p.with_suffix("x")); attempt(lambda: p.with_name("a/b")); attempt(lambda: PurePath(3)); attempt(lambda: p / 3); attempt(lambda: p.parents[99]); attempt(lambda: PurePath("a") < 3)
print(PurePath("a/b.py").match("*.py"), PurePath("a/b.py").match("a/*.py"), PurePath("a/b.py").match("/a/*.py"), PurePath("a/b/c.py").full_match("a/**/*.py"), PurePath("a.py").match("[ab].py"), PurePath("c.py").match("[!ab].py"), PurePath("a/b") == PurePath("a//b"), sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]))
for s in ("a.b.", ".bashrc", "a", "a.", "..", "a/..", ".a.b"): print(repr(s), PurePath(s).name, PurePath(s).suffix, PurePath(s).stem, PurePath(s).suffixes)
print(Path("a").__class__, isinstance(Path("a"), PurePosixPath), Path("x").is_file(), Path("/tmp").exists(), Path("/tmp").is_dir(), Path("a").absolute().is_absolute(), Path.cwd().is_absolute(), {PurePath("a"): 1}[PurePath("a")])
# expect: /usr/lib/python3/x.tar.gz PurePosixPath('/usr/lib/python3/x.tar.gz') ('/', 'usr', 'lib', 'python3', 'x.tar.gz') x.tar.gz x.tar .gz ['.tar', '.gz'] /usr/lib/python3 [PurePosixPath('/usr/lib/python3'), PurePosixPath('/usr/lib'), PurePosixPath('/usr'), PurePosixPath('/')] / /  True /usr/lib/python3/x.tar.gz True
# expect: /usr/lib/python3/x.tar.gz/a/b x/y /usr/lib/python3/x.tar.gz/q/r /usr/lib/python3/n /usr/lib/python3/x.tar.txt /usr/lib/python3/s.gz /usr/lib/python3/x.tar /c . . a/../b . //a /a
# expect: lib/python3/x.tar.gz True False ../b /usr/lib/python3 / 4 (PurePosixPath('/usr/lib'), PurePosixPath('/usr')) b'a'
# expect: ValueError: '/usr/lib/python3/x.tar.gz' is not in the subpath of '/x'
# expect: ValueError: PurePosixPath('/') has an empty name
# expect: ValueError: Invalid suffix 'x'
# expect: ValueError: Invalid name 'a/b'
# expect: TypeError: argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# expect: TypeError: unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# expect: IndexError: 99
# expect: TypeError: '<' not supported between instances of 'PurePosixPath' and 'int'
# expect: True True False True True True True [PurePosixPath('a'), PurePosixPath('a/c'), PurePosixPath('b')]
# expect: 'a.b.' a.b. . a.b ['.b', '.']
# expect: '.bashrc' .bashrc  .bashrc []
# expect: 'a' a  a []
# expect: 'a.' a. . a ['.']
# expect: '..' ..  .. []
# expect: 'a/..' ..  .. []
# expect: '.a.b' .a.b .b .a ['.b']
# expect: <class 'pathlib.PosixPath'> True False True True True True 1
