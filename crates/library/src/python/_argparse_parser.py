"""The parser itself: words from the command line become attributes of a namespace."""

__name__ = 'argparse'  # What is made here is argparse's.

import sys

from argparse import (
    OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError, ArgumentTypeError, Namespace,
    _ActionsContainer, _ArgumentGroup, _get_action_name,
)

_UNRECOGNIZED = '_unrecognized_args'


class ArgumentParser(_ActionsContainer):
    """Object for parsing command line strings into Python objects."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True, *, suggest_on_error=False, color=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        if prog is None:
            prog = sys.argv[0].rpartition('/')[2] if sys.argv else ''
            main = sys.modules.get('__main__')
            package = getattr(main, '__package__', None)
            if package and getattr(main, '__spec__', None) is not None:
                module = main.__spec__.name.removesuffix('.__main__')
                prog = f'python3 -m {module}'
        self.prog = prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.suggest_on_error = suggest_on_error
        self.color = color
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        if add_help:
            dash = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(
                dash + 'h', dash * 2 + 'help', action='help', default=SUPPRESS,
                help='show this help message and exit',
            )
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError('parents must be a list of ArgumentParser')
            self._add_from(parent)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ('prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')
        return f'{type(self).__name__}({", ".join(f"{name}={getattr(self, name)!r}" for name in names)})'

    def _add_from(self, parent):
        """Takes the arguments of another parser over, groups and all."""
        group_of = {}
        for group in parent._action_groups:
            mine = next((one for one in self._action_groups if one.title == group.title), None)
            if mine is None:
                mine = self.add_argument_group(group.title, group.description)
            group_of.update((action, mine) for action in group._group_actions)
        for group in parent._mutually_exclusive_groups:
            mine = self.add_mutually_exclusive_group(required=group.required)
            mine._group_actions.extend(group._group_actions)
        for action in parent._actions:
            group_of.get(action, self)._add_action(action)

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        return group._add_action(action)

    def _optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            raise ValueError('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            title = kwargs.pop('title', 'subcommands')
            self._subparsers = self.add_argument_group(title, kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            formatter = self._get_formatter()
            groups = self._mutually_exclusive_groups
            formatter.add_usage(None, self._positional_actions(), groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        from argparse import _SubParsersAction

        action = kwargs.pop('action', _SubParsersAction)(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    # Parsing

    def parse_args(self, args=None, namespace=None):
        namespace, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self._complain(f'unrecognized arguments: {" ".join(unknown)}')
        return namespace

    def _complain(self, message):
        if self.exit_on_error:
            self.error(message)
        raise ArgumentError(None, message)

    def parse_known_args(self, args=None, namespace=None):
        words = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest):
                if action.default is not SUPPRESS:
                    setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            unknown = _Run(self, words, namespace).parse()
        else:
            try:
                unknown = _Run(self, words, namespace).parse()
            except ArgumentError as error:
                self.error(str(error))
        unknown += vars(namespace).pop(_UNRECOGNIZED, [])
        return namespace, unknown

    parse_known_intermixed_args = parse_known_args
    parse_intermixed_args = parse_args

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _expanded(self, words):
        """The words, with each `@file` replaced by what stands in the file."""
        for word in words:
            if not word or self.fromfile_prefix_chars is None or word[0] not in self.fromfile_prefix_chars:
                yield word
                continue
            try:
                with open(word[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as error:
                raise ArgumentError(None, str(error)) from None
            for line in lines:
                yield from self._expanded(self.convert_arg_line_to_args(line))

    def _meaning(self, word):
        """What a word means as an option: `None` for a positional, else triples of action, option and value."""
        if not word or word[0] not in self.prefix_chars or len(word) == 1:
            return None
        if word in self._option_string_actions:
            return [(self._option_string_actions[word], word, None)]
        option, equals, value = word.partition('=')
        if equals and option in self._option_string_actions:
            return [(self._option_string_actions[option], option, value)]
        found = self._abbreviated(word)
        if found:
            return found
        if _looks_negative(word) and not any(map(_looks_negative, self._option_string_actions)):
            return None
        return None if ' ' in word else [(None, word, None)]

    def _abbreviated(self, word):
        chars = self.prefix_chars
        option, equals, value = word.partition('=')
        given = value if equals else None
        found = []
        if word[0] in chars and word[1] in chars:
            if self.allow_abbrev:
                for known in self._option_string_actions:
                    if known.startswith(option):
                        found.append((self._option_string_actions[known], known, given))
            return found
        short, rest = word[:2], word[2:]
        for known in self._option_string_actions:
            if known == short:
                found.append((self._option_string_actions[known], known, rest))
            elif self.allow_abbrev and known.startswith(option) and len(option) > 2:
                found.append((self._option_string_actions[known], known, given))
        return found

    def _get_values(self, action, words):
        """The words of an action as its value."""
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and '--' in words:
            words = list(words)
            words.remove('--')
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if len(words) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, words[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, word) for word in words]
        for value in values[:1] if nargs == PARSER else values if nargs != REMAINDER else ():
            self._check_value(action, value)
        return values

    def _get_value(self, action, word):
        convert = action.type if action.type is not None else lambda text: text
        if not callable(convert):
            raise ArgumentError(action, f'{convert!r} is not callable')
        try:
            return convert(word)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {word!r}') from None

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        choices = iter(choices) if isinstance(choices, str) else choices
        if value not in choices:
            listed = ', '.join(map(str, action.choices))
            raise ArgumentError(action, f'invalid choice: {value!r} (choose from {listed})')

    # Help, and the end

    def _get_formatter(self):
        if self.formatter_class is not None:
            return self.formatter_class(prog=self.prog)
        from argparse import HelpFormatter

        return HelpFormatter(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        """Prints a usage message incorporating the message to stderr and exits."""
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')


def _looks_negative(word):
    """Whether a word is a negative number, which is no option."""
    digits = word[1:].replace('.', '', 1).replace('_', '')
    return word[:1] == '-' and digits.isdecimal()


class _Run:
    """One parsing: which words are options, which are left, and what was seen."""

    def __init__(self, parser, words, namespace):
        self.parser, self.namespace = parser, namespace
        if parser.fromfile_prefix_chars is not None:
            words = list(parser._expanded(words))
        self.words = words
        self.unknown = []
        self.seen = set()
        self.seen_given = set()
        self.positionals = parser._positional_actions()
        # For each word: what it means as an option, or `None`. Behind `--` there are no options.
        self.meanings = []
        # What kinds of words there are: O for an option, A for another, - for `--`.
        self.kinds = ''
        for word in words:
            if '-' in self.kinds:
                self.kinds += 'A'
                self.meanings.append(None)
            elif word == '--':
                self.kinds += '-'
                self.meanings.append(None)
            else:
                meaning = parser._meaning(word)
                self.kinds += 'A' if meaning is None else 'O'
                self.meanings.append(meaning)

    def parse(self):
        place = 0
        last = max((at for at, meaning in enumerate(self.meanings) if meaning is not None), default=-1)
        while place <= last:
            next_option = next(at for at in range(place, len(self.words)) if self.meanings[at] is not None)
            if next_option != place:
                after = self._positionals(place)
                if after > place:
                    place = after
                    continue
            if self.meanings[place] is None:
                self.unknown.extend(self.words[place:next_option])
                place = next_option
            place = self._option(place)
        place = self._positionals(place)
        self.unknown.extend(self.words[place:])
        self._check_required()
        return self.unknown

    def _take(self, action, words, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, words)
        if values is not action.default or words:
            self.seen_given.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.seen_given:
                            raise ArgumentError(action, f'not allowed with argument {_get_action_name(other)}')
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _count(self, action, kinds):
        """How many of the next words an action takes; `None` when they do not suffice."""
        import re

        found = re.match(_pattern(action), kinds)
        return None if found is None else len(found.group(1))

    def _option(self, place):
        meanings = self.meanings[place]
        if len(meanings) > 1:
            listed = ', '.join(option for action, option, value in meanings)
            raise ArgumentError(None, f'ambiguous option: {self.words[place]} could match {listed}')
        action, option, value = meanings[0]
        place += 1
        while True:
            if action is None:
                self.unknown.append(self.words[place - 1])
                return place
            if value is None:
                count = self._count(action, self.kinds[place:])
                if count is None:
                    raise ArgumentError(action, _expected(action.nargs))
                words = self.words[place:place + count]
                self._take(action, words, option)
                return place + count
            taken = self._count(action, 'A')
            if taken == 1:
                self._take(action, [value], option)
                return place
            is_short = option[1] not in self.parser.prefix_chars
            if taken != 0 or not is_short or not value or '=' in self.words[place - 1][:3]:
                raise ArgumentError(action, f'ignored explicit argument {value!r}')
            # Short options may stand together: `-xyz` is `-x -yz`.
            self._take(action, [], option)
            option, rest = option[0] + value[0], value[1:]
            following = self.parser._option_string_actions.get(option)
            if following is None:
                raise ArgumentError(action, f'ignored explicit argument {value!r}')
            action = following
            value = rest.removeprefix('=') if rest else None

    def _positionals(self, place):
        """Hands the words up to the next option out among the positional arguments that are left."""
        import re

        kinds = self.kinds[place:]
        for count in range(len(self.positionals), 0, -1):
            pattern = ''.join(_pattern(action) for action in self.positionals[:count])
            found = re.match(pattern, kinds)
            if found is None:
                continue
            for action, piece in zip(list(self.positionals[:count]), found.groups()):
                words = self.words[place:place + len(piece)]
                rest = self.kinds[place + len(piece):]
                if not words and 'O' in rest and action.nargs in (OPTIONAL, ZERO_OR_MORE, REMAINDER):
                    break  # There may come words for it behind the options.
                place += len(piece)
                self.positionals.remove(action)
                self._take(action, words)
            return place
        return place

    def _check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif isinstance(action.default, str) and getattr(self.namespace, action.dest, None) is action.default:
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f'the following arguments are required: {", ".join(missing)}')
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_given for action in group._group_actions):
                names = [_get_action_name(one) for one in group._group_actions if one.help is not SUPPRESS]
                raise ArgumentError(None, f'one of the arguments {" ".join(names)} is required')


def _pattern(action):
    """The kinds of words that an action takes, as a regular expression."""
    nargs = action.nargs
    if nargs is None:
        pattern = '(-*A-*)'
    elif isinstance(nargs, int):
        pattern = f'(-*{"-*".join("A" * nargs)}-*)' if nargs else '(-*-*)'
    else:
        pattern = {
            OPTIONAL: '(-*A?-*)', ZERO_OR_MORE: '(-*[A-]*)', '+': '(-*A[A-]*)', REMAINDER: '([-AO]*)',
            PARSER: '(-*A[-AO]*)', SUPPRESS: '(-*-*)',
        }[nargs]
    if action.option_strings:
        pattern = pattern.replace('-*', '').replace('-', '')
    return pattern


def _expected(nargs):
    if nargs is None:
        return 'expected one argument'
    if nargs == OPTIONAL:
        return 'expected at most one argument'
    if nargs == '+':
        return 'expected at least one argument'
    return f'expected {nargs} argument{"" if nargs == 1 else "s"}'
