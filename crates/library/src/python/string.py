"""Sets of characters, and two more ways of putting values into a text: `Template` and `Formatter`.

    >>> import string
    >>> string.ascii_lowercase
    'abcdefghijklmnopqrstuvwxyz'
    >>> string.Template("$name is $age").substitute(name="Ada", age=36)
    'Ada is 36'
"""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """capwords(s [,sep]) -> string

    Split the argument into words using split, capitalize each word using capitalize, and join the capitalized words using
    join. If the optional second argument sep is absent or None, runs of whitespace characters are replaced by a single
    space and leading and trailing whitespace are removed, otherwise sep is used to split and join the words.
    """
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class _Pattern:
    """The pattern of a class of templates, compiled when it is first asked for: most users of this module need none."""

    def __get__(self, instance, owner):
        return owner._compile_pattern()


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = "$"
    # Names are ASCII even though the pattern ignores case, under which two other letters would pass for ASCII ones.
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None

    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile_pattern()

    @classmethod
    def _compile_pattern(cls):
        import re
        pattern = cls.__dict__.get("pattern")
        if pattern is None or isinstance(pattern, _Pattern):
            delimiter = re.escape(cls.delimiter)
            braced = cls.braceidpattern or cls.idpattern
            pattern = rf"""
                {delimiter}(?:
                  (?P<escaped>{delimiter})      |  # the delimiter twice
                  (?P<named>{cls.idpattern})    |  # the delimiter and a name
                  {{(?P<braced>{braced})}}      |  # the delimiter and a name in braces
                  (?P<invalid>)                    # or something that is wrong
                )
                """
        if cls.flags is None:
            cls.flags = re.IGNORECASE
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)
        return cls.pattern

    def __init__(self, template):
        self.template = template

    def _invalid(self, found):
        place = found.start("invalid")
        lines = self.template[:place].splitlines(keepends=True)
        column = place - len("".join(lines[:-1])) if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {len(lines) or 1}, col {column}")

    def substitute(self, mapping={}, /, **kws):
        """The text with every placeholder replaced; `KeyError` when a name has no value."""
        def value(found):
            name = found["named"] or found["braced"]
            if name is not None:
                return str(kws[name] if name in kws else mapping[name])
            if found["escaped"] is not None:
                return self.delimiter
            if found["invalid"] is not None:
                self._invalid(found)
            raise ValueError("Unrecognized named group in pattern", self.pattern)
        return self.pattern.sub(value, self.template)

    def safe_substitute(self, mapping={}, /, **kws):
        """The text with the placeholders replaced that have values; others stay as they are."""
        def value(found):
            name = found["named"] or found["braced"]
            if name is not None:
                try:
                    return str(kws[name] if name in kws else mapping[name])
                except KeyError:
                    return found.group()
            if found["escaped"] is not None:
                return self.delimiter
            if found["invalid"] is not None:
                return found.group()
            raise ValueError("Unrecognized named group in pattern", self.pattern)
        return self.pattern.sub(value, self.template)

    def _placeholders(self):
        """The name of each placeholder, or None when it is wrong; what stands for the delimiter itself is none."""
        for found in self.pattern.finditer(self.template):
            name = found["named"] or found["braced"]
            if name is not None:
                yield name
            elif found["invalid"] is not None:
                yield None
            elif found["escaped"] is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)

    def is_valid(self):
        """Whether `substitute` would find nothing wrong with the placeholders."""
        return all(name is not None for name in self._placeholders())

    def get_identifiers(self):
        """The names of the placeholders, in the order in which they first appear."""
        return list(dict.fromkeys(name for name in self._placeholders() if name is not None))


class Formatter:
    """What `str.format` does, in steps that a derived class can override: where a value comes from, how it is converted,
    how it is formatted, and what is done about arguments that nobody used."""

    def format(self, format_string, /, *args, **kwargs):
        """Replace the fields of a text by the arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """As `format`, with the arguments in a sequence and a mapping."""
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first, _ = _split_field(field_name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1,
                                                        auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """The argument for a number or a name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Is told which arguments were used."""

    def format_field(self, value, format_spec):
        """A value as text."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """A value after `!s`, `!r` or `!a`."""
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """The parts of a text: (literal_text, field_name, format_spec, conversion), where the literal text stands before
        the field, and the rest is None when there is none."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object that a field names, and the argument that was used for it."""
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, name in rest:
            obj = getattr(obj, name) if is_attribute else obj[name]
        return obj, first


def _parse(text):
    """Take a text of `str.format` apart."""
    at, size = 0, len(text)
    while at < size:
        start = at
        while at < size and text[at] not in "{}":
            at += 1
        literal = text[start:at]
        if at == size:
            yield literal, None, None, None
            return
        brace = text[at]
        at += 1
        if at < size and text[at] == brace:
            yield literal + brace, None, None, None
            at += 1
            continue
        if brace == "}" or at == size:
            raise ValueError(f"Single '{brace}' encountered in format string")
        # A field may hold fields in its format, so braces are counted.
        start, depth, bracket = at, 1, False
        while at < size:
            char = text[at]
            if char == "[":
                bracket = True
            elif char == "]":
                bracket = False
            elif char == "{":
                depth += 1
            elif char == "}" and not bracket:
                depth -= 1
                if not depth:
                    break
            at += 1
        else:
            raise ValueError("expected '}' before end of string")
        yield literal, *_parse_field(text[start:at])
        at += 1


def _parse_field(field):
    """The name, format and conversion of a field."""
    end, bracket = 0, False
    while end < len(field) and (bracket or field[end] not in ":!"):
        if field[end] == "{":
            raise ValueError("unexpected '{' in field name")
        bracket = field[end] == "[" or bracket and field[end] != "]"
        end += 1
    name, rest = field[:end], field[end:]
    if not rest.startswith("!"):
        return name, rest[1:], None
    if len(rest) == 1:
        raise ValueError("unmatched '{' in format spec")
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], rest[1]


def _split_field(name):
    """`0.real[key]`: the first part, a number or a name, and what is asked of it: (is_attribute, name) each."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first, rest = name[:end], name[end:]
    return int(first) if first.isdecimal() else first, _accesses(rest)


def _accesses(rest):
    while rest:
        if rest[0] == ".":
            end = 1
            while end < len(rest) and rest[end] not in ".[":
                end += 1
            key, rest = rest[1:end], rest[end:]
            if not key:
                raise ValueError("Empty attribute in format string")
            yield True, key
        elif rest[0] == "[":
            end = rest.find("]")
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, rest = rest[1:end], rest[end + 1:]
            if not key:
                raise ValueError("Empty attribute in format string")
            yield False, int(key) if key.isdecimal() else key
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
