//! Which part of an underlined expression failed: the operator of a binary operation, the brackets of a call or subscript.
//!
//! ```text
//! total = price * amount[index] + tax(price)
//!         ~~~~~~^~~~~~~~~~~~~~~                the operator is pointed at, its operands are underlined
//! ```
//!
//! CPython parses the segment again to find out. What is needed of that is little: the outermost construct of an
//! expression that is known to be one. So this module only splits the text into tokens, and looks for the operator that
//! binds least outside all brackets, or for the bracket that closes at the very end.

/// Where the pointed-at part begins and ends: line and column (in characters) within the segment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Anchors {
    /// The first character pointed at.
    pub left: (usize, usize),
    /// Behind the last.
    pub right: (usize, usize),
    /// Whether the expression is a call, and then whether what it calls is a plain name.
    pub call: Option<bool>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Name,
    Literal,
    Operator,
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    text: String,
    start: (usize, usize),
    end: (usize, usize),
    /// The place of the bracket that belongs to this one.
    partner: usize,
}

impl Token {
    fn is(&self, text: &str) -> bool {
        self.text == text && self.kind != Kind::Literal
    }

    fn opens(&self) -> bool {
        self.is("(") || self.is("[") || self.is("{")
    }

    fn closes(&self) -> bool {
        self.is(")") || self.is("]") || self.is("}")
    }

    /// Whether an operand can end here, so that an operator behind it has two operands.
    fn ends_operand(&self) -> bool {
        match self.kind {
            Kind::Literal => true,
            Kind::Name => !KEYWORDS.contains(&self.text.as_str()),
            Kind::Operator => self.closes() || self.is("..."),
        }
    }
}

/// Words that are no operands, and that, outside brackets, make the expression something else than an operation or call.
const KEYWORDS: &[&str] = &[
    "if", "else", "lambda", "or", "and", "not", "in", "is", "for", "async", "yield", "from", "await",
    "raise", "return", "del", "assert", "with", "while", "import", "as", "class", "def", "global",
    "nonlocal", "pass", "break", "continue",
];

const THREE: &[&str] = &["...", "**=", "//=", ">>=", "<<="];
const TWO: &[&str] = &[
    "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "@=", "&=",
    "|=", "^=",
];

struct Lexer {
    lines: Vec<Vec<char>>,
    line: usize,
    column: usize,
}

impl Lexer {
    fn here(&self) -> Option<char> {
        let line = self.lines.get(self.line)?;
        Some(line.get(self.column).copied().unwrap_or('\n'))
    }

    fn ahead(&self, distance: usize) -> char {
        self.lines.get(self.line).and_then(|line| line.get(self.column + distance)).copied().unwrap_or('\n')
    }

    fn advance(&mut self) {
        if self.lines.get(self.line).is_some_and(|line| self.column < line.len()) {
            self.column += 1;
        } else {
            self.line += 1;
            self.column = 0;
        }
    }

    /// Skips a string, from its opening quote on.
    fn skip_string(&mut self, is_formatted: bool, is_raw: bool) -> Option<()> {
        let quote = self.here()?;
        let is_triple = self.ahead(1) == quote && self.ahead(2) == quote;
        let width = if is_triple { 3 } else { 1 };
        (0..width).for_each(|_| self.advance());
        loop {
            let char = self.here()?;
            if char == quote && (!is_triple || (self.ahead(1) == quote && self.ahead(2) == quote)) {
                (0..width).for_each(|_| self.advance());
                return Some(());
            }
            if char == '\n' && !is_triple {
                return None;
            }
            let is_doubled_brace = char == '{' && is_formatted && self.ahead(1) == '{';
            if is_doubled_brace || (char == '\\' && !is_raw) {
                self.advance();
                self.advance();
            } else if char == '{' && is_formatted {
                self.skip_field()?;
            } else {
                self.advance();
            }
        }
    }

    /// Skips a replacement field of an f-string, from its brace on: strings within may use the same quotes.
    fn skip_field(&mut self) -> Option<()> {
        self.advance();
        let mut depth = 1;
        while depth > 0 {
            match self.here()? {
                '\'' | '"' => self.skip_string(false, false)?,
                '{' | '(' | '[' => {
                    depth += 1;
                    self.advance();
                }
                '}' | ')' | ']' => {
                    depth -= 1;
                    self.advance();
                }
                _ => self.advance(),
            }
        }
        Some(())
    }

    fn next(&mut self) -> Option<Token> {
        loop {
            match self.here()? {
                '#' => {
                    self.line += 1;
                    self.column = 0;
                }
                char if char.is_whitespace() || char == '\\' => self.advance(),
                _ => break,
            }
        }
        let start = (self.line, self.column);
        let first = self.here()?;
        let kind = if first.is_alphabetic() || first == '_' {
            let length =
                (0..).take_while(|&at| self.ahead(at).is_alphanumeric() || self.ahead(at) == '_').count();
            let word: String = (0..length).map(|at| self.ahead(at).to_ascii_lowercase()).collect();
            let quote = self.ahead(length);
            if (quote == '\'' || quote == '"')
                && length <= 2
                && word.chars().all(|char| "rbfut".contains(char))
            {
                (0..length).for_each(|_| self.advance());
                self.skip_string(word.contains(['f', 't']), word.contains('r'))?;
                Kind::Literal
            } else {
                (0..length).for_each(|_| self.advance());
                Kind::Name
            }
        } else if first.is_ascii_digit() || (first == '.' && self.ahead(1).is_ascii_digit()) {
            self.skip_number();
            Kind::Literal
        } else if first == '\'' || first == '"' {
            self.skip_string(false, false)?;
            Kind::Literal
        } else {
            let text: String = (0..3).map(|at| self.ahead(at)).collect();
            let length = if THREE.contains(&text.as_str()) {
                3
            } else if TWO.iter().any(|operator| text.starts_with(operator)) {
                2
            } else {
                1
            };
            (0..length).for_each(|_| self.advance());
            Kind::Operator
        };
        let end = (self.line, self.column);
        let text = if start.0 == end.0 {
            self.lines[start.0][start.1..end.1].iter().collect()
        } else {
            String::new()
        };
        Some(Token { kind, text, start, end, partner: 0 })
    }

    fn skip_number(&mut self) {
        let mut before = ' ';
        loop {
            let char = self.ahead(0);
            let is_exponent_sign = (char == '+' || char == '-') && (before == 'e' || before == 'E');
            if !(char.is_alphanumeric() || char == '.' || char == '_' || is_exponent_sign) {
                return;
            }
            before = char;
            self.advance();
        }
    }
}

/// The tokens of a segment, brackets paired; nothing when they do not pair.
fn tokens(segment: &str) -> Option<Vec<Token>> {
    let lines: Vec<Vec<char>> = segment.lines().map(|line| line.chars().collect()).collect();
    let mut lexer = Lexer { lines, line: 0, column: 0 };
    let mut tokens: Vec<Token> = Vec::new();
    let mut open = Vec::new();
    while let Some(token) = lexer.next() {
        let place = tokens.len();
        let (opens, closes) = (token.opens(), token.closes());
        tokens.push(token);
        if opens {
            open.push(place);
        } else if closes {
            let partner = open.pop()?;
            tokens[place].partner = partner;
            tokens[partner].partner = place;
        }
    }
    // An unfinished string leaves characters behind.
    if lexer.here().is_some() || !open.is_empty() { None } else { Some(tokens) }
}

/// The places outside all brackets of a stretch: an opening bracket stands for all that it encloses.
fn outside(tokens: &[Token], from: usize, to: usize) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = from;
    while at < to {
        places.push(at);
        at = if tokens[at].opens() { tokens[at].partner + 1 } else { at + 1 };
    }
    places
}

/// Takes the parentheses off a stretch that is wholly enclosed, unless they make a tuple or a generator expression.
fn strip_parentheses(tokens: &[Token], mut from: usize, mut to: usize) -> (usize, usize) {
    while to > from + 2 && tokens[from].is("(") && tokens[from].partner == to - 1 {
        let inner = outside(tokens, from + 1, to - 1);
        if inner.iter().any(|&at| tokens[at].is(",") || tokens[at].is("for")) {
            break;
        }
        (from, to) = (from + 1, to - 1);
    }
    (from, to)
}

/// Whether an operand can only begin here: a name or a literal, as opposed to a bracket, which can also follow one.
fn begins_operand(token: &Token) -> bool {
    match token.kind {
        Kind::Literal => true,
        Kind::Name => !KEYWORDS.contains(&token.text.as_str()),
        Kind::Operator => token.is("{"),
    }
}

fn precedence(token: &Token) -> Option<u8> {
    if token.kind != Kind::Operator {
        return None;
    }
    Some(match token.text.as_str() {
        "|" => 1,
        "^" => 2,
        "&" => 3,
        "<<" | ">>" => 4,
        "+" | "-" => 5,
        "*" | "/" | "//" | "%" | "@" => 6,
        "**" => 8,
        _ => return None,
    })
}

/// The part of an expression to point at; nothing when it is neither a binary operation nor a call nor a subscript.
pub fn find(segment: &str) -> Option<Anchors> {
    let tokens = tokens(segment)?;
    let (from, to) = strip_parentheses(&tokens, 0, tokens.len());
    if from >= to {
        return None;
    }
    let places = outside(&tokens, from, to);
    let is_other = |token: &Token| {
        (token.kind == Kind::Name && KEYWORDS.contains(&token.text.as_str()) && token.text != "await")
            || (token.kind == Kind::Operator
                && matches!(
                    token.text.as_str(),
                    "," | ":" | "=" | ":=" | "<" | ">" | "<=" | ">=" | "==" | "!=" | ";"
                ))
    };
    if places.iter().any(|&at| is_other(&tokens[at])) {
        return None;
    }
    let mut operator: Option<(usize, u8)> = None;
    let mut has_operand = false;
    for &at in &places {
        let token = &tokens[at];
        match precedence(token) {
            Some(strength) if has_operand => {
                // Operators of one strength group from the left, so the last is outermost; but powers from the right.
                let is_outer =
                    operator.is_none_or(|(_, best)| strength < best || (strength == best && strength != 8));
                if is_outer {
                    operator = Some((at, strength));
                }
                has_operand = false;
            }
            // Two operands side by side are no expression, unless they are strings.
            _ if has_operand
                && begins_operand(token)
                && !(token.kind == Kind::Literal && at > from && tokens[at - 1].kind == Kind::Literal) =>
            {
                return None;
            }
            _ => has_operand = token.opens() || token.ends_operand(),
        }
    }
    let first = &tokens[from];
    let is_prefixed = first.is("-") || first.is("+") || first.is("~") || first.is("*");
    match operator {
        Some((_, 8)) if is_prefixed => None,
        Some((at, _)) => Some(around_operator(&tokens, at, to, segment)),
        None if is_prefixed || first.is("await") => None,
        None => around_brackets(&tokens, from, to),
    }
}

/// The operator and, as CPython has it, the character behind it when that belongs to neither operand.
fn around_operator(tokens: &[Token], at: usize, to: usize, segment: &str) -> Anchors {
    let (line, column) = tokens[at].start;
    let (right, _) = strip_parentheses(tokens, at + 1, to);
    let right = tokens.get(right).map_or((line + 1, 0), |token| token.start);
    let characters: Vec<char> = segment.lines().nth(line).unwrap_or("").chars().collect();
    let mut end = column + 1;
    let is_free = right.0 > line || end < right.1;
    if let Some(&char) = characters.get(end)
        && is_free
        && !char.is_whitespace()
        && char != '\\'
        && char != '#'
    {
        end += 1;
    }
    Anchors { left: (line, column), right: (line, end), call: None }
}

/// The brackets of a call or subscript that ends the stretch.
fn around_brackets(tokens: &[Token], from: usize, to: usize) -> Option<Anchors> {
    let last = &tokens[to - 1];
    if !last.closes() || last.is("}") || last.partner <= from || !tokens[last.partner - 1].ends_operand() {
        return None;
    }
    let call = last.is(")").then(|| last.partner == from + 1 && tokens[from].kind == Kind::Name);
    Some(Anchors { left: tokens[last.partner].start, right: last.end, call })
}

#[cfg(test)]
mod tests {
    use super::find;

    fn pointed(segment: &str) -> Option<&str> {
        let anchors = find(segment)?;
        assert_eq!(anchors.left.0, anchors.right.0, "these tests have one line each");
        Some(&segment[anchors.left.1..anchors.right.1])
    }

    #[test]
    fn the_operator_that_binds_least() {
        assert_eq!(pointed("a * b + c ** d"), Some("+"));
        assert_eq!(pointed("a - b - c").map(|_| find("a - b - c").unwrap().left.1), Some(6));
        assert_eq!(find("a ** b ** c").unwrap().left.1, 2);
        assert_eq!(pointed("-a // -b"), Some("//"));
        assert_eq!(pointed("(x + 1) / (y - y)"), Some("/"));
        assert_eq!(pointed("-a ** b"), None);
    }

    #[test]
    fn brackets_that_close_at_the_end() {
        assert_eq!(pointed("f(g(1), h[2])"), Some("(g(1), h[2])"));
        assert_eq!(pointed("rows[1]['a']"), Some("['a']"));
        assert_eq!(pointed("f(1).x"), None);
        assert_eq!(pointed("[1, 2]"), None);
        assert_eq!(pointed("(a, b)"), None);
        assert_eq!(pointed("await f(1)"), None);
        assert_eq!(pointed("raise f(1)"), None);
        assert_eq!(pointed("'a' 'b'.join(x)"), Some("(x)"));
    }

    #[test]
    fn strings_hide_what_is_in_them() {
        assert_eq!(pointed("'a + b'"), None);
        assert_eq!(pointed("f'{x + \"'\"} ]' % y"), Some("%"));
        assert_eq!(pointed("a < b + c"), None);
    }
}
