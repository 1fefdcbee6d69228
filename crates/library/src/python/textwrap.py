"""Text wrapping and filling.

    >>> import textwrap
    >>> print(textwrap.fill("The quick brown fox jumped over the lazy dog.", width=20))
    The quick brown fox
    jumped over the lazy
    dog.
"""

import re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# White space that may be exchanged for other: not the kinds that no line is to be broken at.
_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Wraps paragraphs: a text is cut into pieces that may not be broken, and these are laid into lines.

    Every argument of the constructor is also an attribute, which may be changed between two texts.
    """

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(" "))

    # What a line may be broken behind: white space, a dash between words, a hyphen between letters, the end of a word.
    _mark = r"[\w!\"'&.,?]"
    _letter = r"[^\d\W]"
    _space = "[" + re.escape(_whitespace) + "]"
    wordsep_re = re.compile(rf"""(?x)
        (   {_space}+
        |   (?<={_mark}) -{{2,}} (?=\w)
        |   [^{_space[1:]}+? (?:
                -(?: (?<={_letter}{{2}}-) | (?<={_letter}-{_letter}-) ) (?= {_letter} -? {_letter})
            |   (?={_space}|\Z)
            |   (?<={_mark}) (?=-{{2,}}\w)
            )
        )""")
    wordsep_simple_re = re.compile(rf"({_space}+)")
    sentence_end_re = re.compile(r"""[a-z][.!?]["']?\Z""")
    del _mark, _letter, _space

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        """Tabs become spaces, and so does other white space."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        """The pieces of a text that may not be broken, white space among them."""
        pattern = self.wordsep_re if self.break_on_hyphens else self.wordsep_simple_re
        return [piece for piece in pattern.split(text) if piece]

    def _fix_sentence_endings(self, chunks):
        """Two spaces behind the end of a sentence that is followed by one."""
        at = 0
        while at < len(chunks) - 1:
            if chunks[at + 1] == " " and self.sentence_end_re.search(chunks[at]):
                chunks[at + 1] = "  "
                at += 2
            else:
                at += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """A piece that is longer than a whole line: broken, or put on a line of its own."""
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words and space_left > 0:
            end = space_left
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                # Better behind a hyphen, unless there is nothing but hyphens before it.
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and any(char != "-" for char in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        """Lay pieces into lines."""
        lines = []
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            first = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(first) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        # The pieces are taken from the end, which is quick.
        chunks.reverse()
        while chunks:
            cur_line, cur_len = [], 0
            margin = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(margin)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks and cur_len + len(chunks[-1]) <= width:
                cur_len += len(chunks[-1])
                cur_line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, cur_line, cur_len, width)
                cur_len = sum(map(len, cur_line))
            if self.drop_whitespace and cur_line and cur_line[-1].strip() == "":
                cur_len -= len(cur_line[-1])
                del cur_line[-1]
            if not cur_line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or is_last and cur_len <= width):
                lines.append(margin + "".join(cur_line))
                continue
            self._cut_short(lines, cur_line, cur_len, width, margin)
            break
        return lines

    def _cut_short(self, lines, cur_line, cur_len, width, margin):
        """The last line that is allowed, with the placeholder behind as much as fits."""
        while cur_line:
            if cur_line[-1].strip() and cur_len + len(self.placeholder) <= width:
                cur_line.append(self.placeholder)
                lines.append(margin + "".join(cur_line))
                return
            cur_len -= len(cur_line[-1])
            del cur_line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(margin + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Reformat the single paragraph in 'text' so it fits in lines of no more than 'self.width' columns, and return
        a list of wrapped lines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """As `wrap`, the lines in one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove any common leading whitespace from every line in `text`. Lines of nothing but white space become empty."""
    try:
        lines = text.split("\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    # Between the smallest and the largest line lie all others: what these two have in common, all have.
    written = [line for line in lines if line and not line.isspace()]
    low, high = min(written, default=""), max(written, default="")
    margin = 0
    for margin, char in enumerate(low):
        if char != high[margin] or char not in " \t":
            break
    return "\n".join(line[margin:] if not line.isspace() else "" for line in lines)


def indent(text, prefix, predicate=None):
    """Adds 'prefix' to the beginning of selected lines in 'text': those that 'predicate' accepts, by default all that
    are not only white space."""
    wanted = predicate or str.strip
    return "".join(prefix + line if wanted(line) else line for line in text.splitlines(True))
