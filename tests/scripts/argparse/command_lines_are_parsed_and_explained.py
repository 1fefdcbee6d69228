# since: 3.14
import argparse, sys
def attempt(parser, args):
    try:
        print(parser.parse_args(args))
    except SystemExit as e: print("exit", e.code)
sys.stderr = sys.stdout
p = argparse.ArgumentParser(prog="prog", description="A long description that goes on and on so that it must be wrapped at some point, surely.", epilog="The end.")
p.add_argument("file", help="the file")
p.add_argument("more", nargs="*", type=int, help="numbers")
p.add_argument("-v", "--verbose", action="store_true", help="be verbose")
p.add_argument("-n", "--num", type=int, default=3, help="a number (default: %(default)s)")
p.add_argument("--name", metavar="WHO", required=False, help="a name with a help text that is very long and must be wrapped around to the next line of the help")
p.add_argument("--color", choices=["red", "green"], default="red")
p.add_argument("-c", action="count", default=0)
p.add_argument("-a", action="append")
p.add_argument("--pair", nargs=2, metavar=("X", "Y"))
p.add_argument("--opt", nargs="?", const="C", default="D")
p.add_argument("--list", nargs="+", type=float)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
for a in (["f"], ["f", "1", "2", "-v"], ["-v", "f", "-n", "5"], ["f", "--num=7", "-ccc", "-a", "x", "-ay"], ["f", "--pair", "1", "2", "--opt"], ["f", "--opt", "z", "--list", "1", "2.5"], ["f", "--flag"], ["f", "--no-flag"], ["f", "--verb"], ["f", "-vc", "-n5"], ["f", "--", "1"], ["-n", "-5", "f"], [], ["f", "x"], ["f", "--num", "x"], ["f", "--color", "blue"], ["f", "--bogus"], ["f", "--num"], ["f", "--pair", "1"], ["f", "--list"], ["--version"], ["-h"], ["f", "--v"], ["f", "--verbose=3"], ["f", "1", "-v", "2"]):
    print(a); attempt(p, a)
print(p.parse_known_args(["f", "--bogus", "z"]) if False else "")
q = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
q.add_argument("-q", action="store_true", help="quiet")
sub = q.add_subparsers(dest="command", required=True, help="what to do")
add = sub.add_parser("add", help="add things"); add.add_argument("path", nargs="+"); add.add_argument("--force", action="store_true")
com = sub.add_parser("commit", aliases=["ci"], help="commit things"); com.add_argument("-m", "--message", default="none", help="the message"); com.set_defaults(func="commit_func")
for a in (["add", "a", "b"], ["-q", "commit", "-m", "hi"], ["ci"], [], ["bogus"], ["-h"], ["add", "-h"], ["add"], ["commit", "--zz"]):
    print(a); attempt(q, a)
r = argparse.ArgumentParser(prog="ex")
g = r.add_mutually_exclusive_group(required=True); g.add_argument("--foo", action="store_true"); g.add_argument("--bar")
h = r.add_argument_group("special", "special things"); h.add_argument("--zap", type=float, default=1.5, help="zap %(type)s")
for a in (["--foo"], ["--bar", "1"], [], ["--foo", "--bar", "2"], ["-h"]): print(a); attempt(r, a)
s = argparse.ArgumentParser(prog="s", parents=[], add_help=False, usage="%(prog)s custom"); s.add_argument("x", type=lambda v: int(v, 16)); s.add_argument("rest", nargs=argparse.REMAINDER)
for a in (["ff", "a", "-b"], ["zz"], []): print(a); attempt(s, a)
n = argparse.Namespace(a=1, b="x"); print(n, n == argparse.Namespace(a=1, b="x"), "a" in n, vars(n))
t = argparse.ArgumentParser(prog="t", exit_on_error=False); t.add_argument("--n", type=int)
try: t.parse_args(["--n", "q"])
except argparse.ArgumentError as e: print("AE", e)
def positive(v):
    i = int(v)
    if i < 0: raise argparse.ArgumentTypeError(f"{v} is negative")
    return i
u = argparse.ArgumentParser(prog="u"); u.add_argument("n", type=positive, nargs="?", default="5"); attempt(u, ["-1"]); attempt(u, ["3"]); attempt(u, []); attempt(u, ["x"])
w = argparse.ArgumentParser(prog="averylongprogramname"); [w.add_argument(f"--option-number-{i}", type=int) for i in range(6)]; w.add_argument("positional"); w.print_usage()
try: w.add_argument("--option-number-1")
except argparse.ArgumentError as e: print(e)
x = argparse.ArgumentParser(prog="x", description="raw\n  text", formatter_class=argparse.RawDescriptionHelpFormatter); x.print_help()
# expect: ['f']
# expect: Namespace(file='f', more=[], verbose=False, num=3, name=None, color='red', c=0, a=None, pair=None, opt='D', list=None, flag=None)
# expect: ['f', '1', '2', '-v']
# expect: Namespace(file='f', more=[1, 2], verbose=True, num=3, name=None, color='red', c=0, a=None, pair=None, opt='D', list=None, flag=None)
# expect: ['-v', 'f', '-n', '5']
# expect: Namespace(file='f', more=[], verbose=True, num=5, name=None, color='red', c=0, a=None, pair=None, opt='D', list=None, flag=None)
# expect: ['f', '--num=7', '-ccc', '-a', 'x', '-ay']
# expect: Namespace(file='f', more=[], verbose=False, num=7, name=None, color='red', c=3, a=['x', 'y'], pair=None, opt='D', list=None, flag=None)
# expect: ['f', '--pair', '1', '2', '--opt']
# expect: Namespace(file='f', more=[], verbose=False, num=3, name=None, color='red', c=0, a=None, pair=['1', '2'], opt='C', list=None, flag=None)
# expect: ['f', '--opt', 'z', '--list', '1', '2.5']
# expect: Namespace(file='f', more=[], verbose=False, num=3, name=None, color='red', c=0, a=None, pair=None, opt='z', list=[1.0, 2.5], flag=None)
# expect: ['f', '--flag']
# expect: Namespace(file='f', more=[], verbose=False, num=3, name=None, color='red', c=0, a=None, pair=None, opt='D', list=None, flag=True)
# expect: ['f', '--no-flag']
# expect: Namespace(file='f', more=[], verbose=False, num=3, name=None, color='red', c=0, a=None, pair=None, opt='D', list=None, flag=False)
# expect: ['f', '--verb']
# expect: Namespace(file='f', more=[], verbose=True, num=3, name=None, color='red', c=0, a=None, pair=None, opt='D', list=None, flag=None)
# expect: ['f', '-vc', '-n5']
# expect: Namespace(file='f', more=[], verbose=True, num=5, name=None, color='red', c=1, a=None, pair=None, opt='D', list=None, flag=None)
# expect: ['f', '--', '1']
# expect: Namespace(file='f', more=[1], verbose=False, num=3, name=None, color='red', c=0, a=None, pair=None, opt='D', list=None, flag=None)
# expect: ['-n', '-5', 'f']
# expect: Namespace(file='f', more=[], verbose=False, num=-5, name=None, color='red', c=0, a=None, pair=None, opt='D', list=None, flag=None)
# expect: []
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: the following arguments are required: file
# expect: exit 2
# expect: ['f', 'x']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: argument more: invalid int value: 'x'
# expect: exit 2
# expect: ['f', '--num', 'x']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: argument -n/--num: invalid int value: 'x'
# expect: exit 2
# expect: ['f', '--color', 'blue']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: argument --color: invalid choice: 'blue' (choose from red, green)
# expect: exit 2
# expect: ['f', '--bogus']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: unrecognized arguments: --bogus
# expect: exit 2
# expect: ['f', '--num']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: argument -n/--num: expected one argument
# expect: exit 2
# expect: ['f', '--pair', '1']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: argument --pair: expected 2 arguments
# expect: exit 2
# expect: ['f', '--list']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: argument --list: expected at least one argument
# expect: exit 2
# expect: ['--version']
# expect: prog 1.0
# expect: exit 0
# expect: ['-h']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect:
# expect: A long description that goes on and on so that it must be wrapped at some
# expect: point, surely.
# expect:
# expect: positional arguments:
# expect:   file                  the file
# expect:   more                  numbers
# expect:
# expect: options:
# expect:   -h, --help            show this help message and exit
# expect:   -v, --verbose         be verbose
# expect:   -n, --num NUM         a number (default: 3)
# expect:   --name WHO            a name with a help text that is very long and must be
# expect:                         wrapped around to the next line of the help
# expect:   --color {red,green}
# expect:   -c
# expect:   -a A
# expect:   --pair X Y
# expect:   --opt [OPT]
# expect:   --list LIST [LIST ...]
# expect:   --version             show program's version number and exit
# expect:   --flag, --no-flag
# expect:
# expect: The end.
# expect: exit 0
# expect: ['f', '--v']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: ambiguous option: --v could match --verbose, --version
# expect: exit 2
# expect: ['f', '--verbose=3']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: argument -v/--verbose: ignored explicit argument '3'
# expect: exit 2
# expect: ['f', '1', '-v', '2']
# expect: usage: prog [-h] [-v] [-n NUM] [--name WHO] [--color {red,green}] [-c] [-a A]
# expect:             [--pair X Y] [--opt [OPT]] [--list LIST [LIST ...]] [--version]
# expect:             [--flag | --no-flag]
# expect:             file [more ...]
# expect: prog: error: unrecognized arguments: 2
# expect: exit 2
# expect:
# expect: ['add', 'a', 'b']
# expect: Namespace(q=False, command='add', path=['a', 'b'], force=False)
# expect: ['-q', 'commit', '-m', 'hi']
# expect: Namespace(q=True, command='commit', message='hi', func='commit_func')
# expect: ['ci']
# expect: Namespace(q=False, command='ci', message='none', func='commit_func')
# expect: []
# expect: usage: git [-h] [-q] {add,commit,ci} ...
# expect: git: error: the following arguments are required: command
# expect: exit 2
# expect: ['bogus']
# expect: usage: git [-h] [-q] {add,commit,ci} ...
# expect: git: error: argument command: invalid choice: 'bogus' (choose from add, commit, ci)
# expect: exit 2
# expect: ['-h']
# expect: usage: git [-h] [-q] {add,commit,ci} ...
# expect:
# expect: positional arguments:
# expect:   {add,commit,ci}  what to do
# expect:     add            add things
# expect:     commit (ci)    commit things
# expect:
# expect: options:
# expect:   -h, --help       show this help message and exit
# expect:   -q               quiet (default: False)
# expect: exit 0
# expect: ['add', '-h']
# expect: usage: git add [-h] [--force] path [path ...]
# expect:
# expect: positional arguments:
# expect:   path
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   --force
# expect: exit 0
# expect: ['add']
# expect: usage: git add [-h] [--force] path [path ...]
# expect: git add: error: the following arguments are required: path
# expect: exit 2
# expect: ['commit', '--zz']
# expect: usage: git [-h] [-q] {add,commit,ci} ...
# expect: git: error: unrecognized arguments: --zz
# expect: exit 2
# expect: ['--foo']
# expect: Namespace(foo=True, bar=None, zap=1.5)
# expect: ['--bar', '1']
# expect: Namespace(foo=False, bar='1', zap=1.5)
# expect: []
# expect: usage: ex [-h] (--foo | --bar BAR) [--zap ZAP]
# expect: ex: error: one of the arguments --foo --bar is required
# expect: exit 2
# expect: ['--foo', '--bar', '2']
# expect: usage: ex [-h] (--foo | --bar BAR) [--zap ZAP]
# expect: ex: error: argument --bar: not allowed with argument --foo
# expect: exit 2
# expect: ['-h']
# expect: usage: ex [-h] (--foo | --bar BAR) [--zap ZAP]
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   --foo
# expect:   --bar BAR
# expect:
# expect: special:
# expect:   special things
# expect:
# expect:   --zap ZAP   zap float
# expect: exit 0
# expect: ['ff', 'a', '-b']
# expect: Namespace(x=255, rest=['a', '-b'])
# expect: ['zz']
# expect: usage: s custom
# expect: s: error: argument x: invalid <lambda> value: 'zz'
# expect: exit 2
# expect: []
# expect: usage: s custom
# expect: s: error: the following arguments are required: x
# expect: exit 2
# expect: Namespace(a=1, b='x') True True {'a': 1, 'b': 'x'}
# expect: AE argument --n: invalid int value: 'q'
# expect: usage: u [-h] [n]
# expect: u: error: argument n: -1 is negative
# expect: exit 2
# expect: Namespace(n=3)
# expect: Namespace(n=5)
# expect: usage: u [-h] [n]
# expect: u: error: argument n: invalid positive value: 'x'
# expect: exit 2
# expect: usage: averylongprogramname [-h] [--option-number-0 OPTION_NUMBER_0]
# expect:                             [--option-number-1 OPTION_NUMBER_1]
# expect:                             [--option-number-2 OPTION_NUMBER_2]
# expect:                             [--option-number-3 OPTION_NUMBER_3]
# expect:                             [--option-number-4 OPTION_NUMBER_4]
# expect:                             [--option-number-5 OPTION_NUMBER_5]
# expect:                             positional
# expect: argument --option-number-1: conflicting option string: --option-number-1
# expect: usage: x [-h]
# expect:
# expect: raw
# expect:   text
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
