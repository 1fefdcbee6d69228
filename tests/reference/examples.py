"""The examples of the reference pages: how they are written, read and run.

An entry is a name with its code; the last line of the code is an expression. What it prints and gives follows:

    str.upper: "ab".upper()
    = 'AB'
    set.pop: s = {1}; s.pop()
    = 1
    contextlib.closing:
        with closing(Door()):
            pass
    > closed

`python3.14 examples.py FILE…` writes down what CPython prints (`>`) and gives (`=`). The test runs `examples.py --script
FILE`, which makes a program of the entries, and compares. The statements of a line are parted by `; `.
"""

import sys


class Example:
    """An entry: its name, the lines of its code, and what it prints and gives."""

    def __init__(self, name, code):
        self.name, self.code, self.output = name, code, []

    def lines(self):
        """The entry as it is written."""
        if len(self.code) == 1 or all(not line.startswith((" ", "@")) and not line.endswith(":") for line in self.code):
            yield f"{self.name}: {'; '.join(self.code)}"
        else:
            yield f"{self.name}:"
            yield from (f"    {line}" for line in self.code)
        yield from self.output

    def session(self):
        """The entry as it would look at the prompt."""
        in_block = False
        for place, line in enumerate(self.code):
            is_inner = in_block and line.startswith((" ", "except", "finally", "else"))
            if in_block and not is_inner:
                yield "..."
                in_block = False
            yield f"... {line}" if is_inner or (place and self.code[place - 1].startswith("@")) else f">>> {line}"
            in_block = in_block or line.endswith(":") or line.startswith(("@", "class ", "def ", "async def "))
        yield from (line[2:] for line in self.output)


def read(path):
    """The entries of a file, in order."""
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith(("> ", "= ")) or line == ">":
                found[-1].output.append(line)
            elif line.startswith("    "):
                found[-1].code.append(line[4:])
            elif line:
                name, _, code = line.partition(":")
                found.append(Example(name, code[1:].split("; ") if code else []))
    return found


def script(module, examples):
    """A program that runs the examples one after the other."""
    lines = [f"import {module.partition('.')[0]}", f"import {module}", ""]
    for number, example in enumerate(examples):
        *statements, expression = example.code
        lines.append(f"def example_{number}():")
        lines += [f"    {line}" for line in statements]
        lines += [f"    return ({expression})", "", f"print('@ {number}')", f"value = example_{number}()"]
        lines += ["if value is not None:", "    print('=', repr(value))", ""]
    return "\n".join(lines)


def fill(module, path):
    """Writes down what the examples print and give under the Python that runs this."""
    import contextlib
    import io

    examples = read(path)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(script(module, examples), {"__name__": "__main__"})
    for example in examples:
        example.output.clear()
    number = None
    for line in output.getvalue().splitlines():
        if line.startswith("@ "):
            number = int(line[2:])
        else:
            examples[number].output.append(line if line.startswith("= ") else f"> {line}".rstrip())
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for example in examples for line in example.lines()))


def module_of(path):
    return path.rpartition("/")[2].removesuffix(".txt")


if __name__ == "__main__":
    for path in sys.argv[1:]:
        if path != "--script":
            module = module_of(path)
            if sys.argv[1] == "--script":
                print(script(module, read(path)))
            else:
                fill(module, path)
