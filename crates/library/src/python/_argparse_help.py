"""How help is laid out: sections of arguments with their explanations beside them, in lines of limited width."""

__name__ = 'argparse'  # What is made here is argparse's.

import os
import textwrap

from argparse import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, _SubParsersAction


class HelpFormatter:
    """Formatter for generating usage messages and argument help strings."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, color=True):
        if width is None:
            # As wide as the terminal says it is, less a margin.
            columns = os.environ.get('COLUMNS', '')
            width = (int(columns) if columns.isdigit() and int(columns) > 0 else 80) - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._width = width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._indent = 0
        self._longest = 0
        # Each section is a list of functions that give text; the last is the one that grows.
        self._sections = [[]]
        self._headings = []

    # What goes in

    def _indented(self):
        self._indent += self._indent_increment

    def start_section(self, heading):
        self._indented()
        self._sections.append([])
        self._headings.append(heading)

    def end_section(self):
        self._indent -= self._indent_increment
        items, heading = self._sections.pop(), self._headings.pop()
        outer = self._indent

        def text():
            inner = ''.join(item() for item in items)
            if not inner:
                return ''
            title = f'{"":{outer}}{heading}:\n' if heading not in (None, SUPPRESS) else ''
            return f'\n{title}{inner}\n'

        self._sections[-1].append(text)

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            indent = self._indent
            self._sections[-1].append(lambda: self._format_text(text, indent))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._sections[-1].append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        indent = self._indent
        self._longest = max(self._longest, len(self._format_action_invocation(action)) + indent)
        for inner in self._inner_actions(action):
            width = len(self._format_action_invocation(inner)) + indent + self._indent_increment
            self._longest = max(self._longest, width)
        self._sections[-1].append(lambda: self._format_action(action, indent))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    # What comes out

    def format_help(self):
        text = ''.join(item() for item in self._sections[0])
        while '\n\n\n' in text:
            text = text.replace('\n\n\n', '\n\n')
        return text.strip('\n') + '\n' if text else text

    def _format_text(self, text, indent):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        return self._fill_text(text, max(self._width - indent, 11), ' ' * indent) + '\n\n'

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = 'usage: ' if prefix is None else prefix
        if usage is not None:
            return f'{prefix}{usage % {"prog": self._prog}}\n\n'
        if not actions:
            return f'{prefix}{self._prog}\n\n'
        options = self._usage_parts([action for action in actions if action.option_strings], groups)
        others = self._usage_parts([action for action in actions if not action.option_strings], groups)
        whole = ' '.join([self._prog, *options, *others])
        if len(prefix) + len(whole) > max(self._width - self._indent, 11):
            whole = self._wrapped_usage(prefix, options, others)
        return f'{prefix}{whole}\n\n'

    def _wrapped_usage(self, prefix, options, others):
        width = max(self._width - self._indent, 11)

        def lines_of(parts, indent, first=None):
            lines, line = [], []
            length = (len(first) if first is not None else len(indent)) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + ' '.join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(self._prog) <= 0.75 * width:
            indent = ' ' * (len(prefix) + len(self._prog) + 1)
            if options:
                lines = lines_of([self._prog, *options], indent, prefix) + lines_of(others, indent)
            else:
                lines = lines_of([self._prog, *others], indent, prefix)
        else:
            indent = ' ' * len(prefix)
            lines = lines_of(options + others, indent)
            if len(lines) > 1:
                lines = lines_of(options, indent) + lines_of(others, indent)
            lines = [self._prog] + lines
        return '\n'.join(lines)

    def _usage_parts(self, actions, groups):
        """The actions as usage shows them; those that exclude each other stand in one pair of brackets."""
        parts = {action: self._usage_of(action) for action in actions if action.help is not SUPPRESS}
        for group in groups:
            members = [action for action in group._group_actions if action in parts]
            places = [actions.index(action) for action in members]
            if not members or places != list(range(places[0], places[0] + len(places))):
                continue
            texts = [self._usage_of(action, bare=True) for action in members]
            if len(texts) == 1:
                joined = texts[0] if group.required else f'[{texts[0]}]'
            else:
                joined = f'({" | ".join(texts)})' if group.required else f'[{" | ".join(texts)}]'
            parts[members[0]] = joined
            for action in members[1:]:
                del parts[action]
        return list(parts.values())

    def _usage_of(self, action, bare=False):
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if bare and text[0] == '[' and text[-1] == ']' else text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            text = f'{action.option_strings[0]} {args}'
        return text if bare or action.required else f'[{text}]'

    def _format_action(self, action, indent):
        position = min(self._longest + 2, self._max_help_position)
        width = max(self._width - position, 11)
        room = position - indent - 2
        header = self._format_action_invocation(action)
        has_help = bool(action.help and action.help.strip())
        if not has_help:
            parts = [f'{"":{indent}}{header}\n']
        elif len(header) <= room:
            parts = [f'{"":{indent}}{header:{room}}  ']
        else:
            parts = [f'{"":{indent}}{header}\n']
        if has_help:
            lines = self._split_lines(self._expand_help(action), width)
            first = 0 if len(header) <= room else position
            parts.append(f'{"":{first}}{lines[0]}\n')
            parts.extend(f'{"":{position}}{line}\n' for line in lines[1:])
        for inner in self._inner_actions(action):
            if inner.help is not SUPPRESS:
                parts.append(self._format_action(inner, indent + self._indent_increment))
        return ''.join(parts)

    def _inner_actions(self, action):
        return action._choices_actions if isinstance(action, _SubParsersAction) else []

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return ' '.join(self._metavars(action, self._get_default_metavar_for_positional(action), 1))
        names = ', '.join(action.option_strings)
        if action.nargs == 0:
            return names
        return f'{names} {self._format_args(action, self._get_default_metavar_for_optional(action))}'

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{%s}' % ','.join(map(str, action.choices))
        else:
            result = default
        return result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default):
        nargs = action.nargs
        if nargs is None:
            return '%s' % self._metavars(action, default, 1)
        if nargs == OPTIONAL:
            return '[%s]' % self._metavars(action, default, 1)
        if nargs == ZERO_OR_MORE:
            names = self._metavars(action, default, 1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % self._metavars(action, default, 2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % self._metavars(action, default, 1)
        if nargs == SUPPRESS:
            return ''
        return ' '.join(self._metavars(action, default, nargs))

    def _expand_help(self, action):
        help_string = self._get_help_string(action)
        if '%' not in help_string:
            return help_string
        known = dict(vars(action), prog=self._prog)
        for name, value in list(known.items()):
            if value is SUPPRESS:
                del known[name]
            elif hasattr(value, '__name__'):
                known[name] = value.__name__
        if known.get('choices') is not None:
            known['choices'] = ', '.join(map(str, known['choices']))
        return help_string % known

    # What formatters derived from this one change

    def _fill_text(self, text, width, indent):
        text = ' '.join(text.split())
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        return textwrap.wrap(' '.join(text.split()), width)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Help message formatter which retains any formatting in descriptions."""

    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Help message formatter which retains formatting of all help text."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Help message formatter which adds default values to argument help."""

    def _get_help_string(self, action):
        text = '' if action.help is None else action.help
        if '%(default)' not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Help message formatter which uses the argument 'type' as the default metavar value."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
