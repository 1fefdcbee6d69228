//! A program in the making: random choices, lines, indentation, and which names hold what.

use clap::ValueEnum;

use crate::{concurrency, containers, functions, natives, objects, rarities, statements, synchrony, tasks};

/// What a program is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Family {
    /// Arithmetic on ints, floats and truth values.
    Numbers,
    /// Strings and formatting.
    Strings,
    /// Lists, dicts, sets, slices, comprehensions, unpacking.
    Containers,
    /// Loops, conditions, `match`.
    Control,
    /// Functions, parameters, closures.
    Functions,
    /// Classes with operators, attributes and inheritance.
    Classes,
    /// Exceptions with `finally`, causes, and `with`.
    Exceptions,
    /// Generators that are sent to, thrown into and closed.
    Generators,
    /// Finalisers, and when they run.
    Finalisers,
    /// Tasks, sleeps, gather, cancellation.
    Tasks,
    /// Calls of everything that is written in Rust.
    Natives,
    /// What programs seldom write.
    Rarities,
    /// Locks, queues, groups, timeouts: for CPython 3.14 only.
    Synchrony,
    /// Groups in groups, generators, callbacks, contexts: for CPython 3.14 only.
    Concurrency,
}

impl Family {
    /// All that every CPython agrees on.
    pub const ALL: [Family; 12] = [
        Family::Numbers,
        Family::Strings,
        Family::Containers,
        Family::Control,
        Family::Functions,
        Family::Classes,
        Family::Exceptions,
        Family::Generators,
        Family::Finalisers,
        Family::Tasks,
        Family::Natives,
        Family::Rarities,
    ];

    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Family::Numbers => "numbers",
            Family::Strings => "strings",
            Family::Containers => "containers",
            Family::Control => "control",
            Family::Functions => "functions",
            Family::Classes => "classes",
            Family::Exceptions => "exceptions",
            Family::Generators => "generators",
            Family::Finalisers => "finalisers",
            Family::Tasks => "tasks",
            Family::Natives => "natives",
            Family::Rarities => "rarities",
            Family::Synchrony => "synchrony",
            Family::Concurrency => "concurrency",
        }
    }
}

/// The program of a family that belongs to a seed.
pub fn program(family: Family, seed: u64) -> String {
    let mut program = Program::new(seed.wrapping_mul(1_000_003).wrapping_add(family as u64));
    match family {
        Family::Numbers => statements::numbers(&mut program),
        Family::Strings => statements::strings(&mut program),
        Family::Containers => containers::containers(&mut program),
        Family::Control => statements::control(&mut program),
        Family::Functions => functions::functions(&mut program),
        Family::Classes => objects::classes(&mut program),
        Family::Exceptions => statements::exceptions(&mut program),
        Family::Generators => functions::generators(&mut program),
        Family::Finalisers => objects::finalisers(&mut program),
        Family::Tasks => tasks::tasks(&mut program),
        Family::Natives => natives::natives(&mut program, seed),
        Family::Rarities => rarities::rarities(&mut program),
        Family::Synchrony => synchrony::synchrony(&mut program),
        Family::Concurrency => concurrency::concurrency(&mut program),
    }
    program.text
}

/// What a name holds, so that most expressions make sense.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// An int.
    Int,
    /// A float.
    Float,
    /// A string.
    Text,
    /// A list of ints.
    List,
    /// A dict from strings to ints.
    Dict,
    /// A set of ints.
    Set,
}

/// The program so far.
pub struct Program {
    /// Its text.
    pub text: String,
    depth: usize,
    state: u64,
    names: Vec<(String, Kind)>,
    counter: u32,
}

impl Program {
    fn new(seed: u64) -> Program {
        Program { text: String::new(), depth: 0, state: seed, names: Vec::new(), counter: 0 }
    }

    /// A number below `limit`. (SplitMix64: the same on every machine, for ever.)
    pub fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    /// Whether something happens that happens once in `odds` times.
    pub fn once_in(&mut self, odds: usize) -> bool {
        self.below(odds) == 0
    }

    /// One of these.
    pub fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    /// Adds a line.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.text += &"    ".repeat(self.depth);
        self.text += text.as_ref();
        self.text.push('\n');
    }

    /// Adds one of these lines.
    pub fn line_of(&mut self, choices: &[&str]) {
        let line = self.pick(choices).to_string();
        self.line(line);
    }

    /// Adds a compound statement: its head, and what `body` writes. Names that are new in it are forgotten after it.
    pub fn block(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Program)) {
        self.line(head);
        self.depth += 1;
        let (length, names) = (self.text.len(), self.names.len());
        body(self);
        if self.text.len() == length {
            self.line("pass");
        }
        self.names.truncate(names);
        self.depth -= 1;
    }

    /// Like [`Program::block`], for the body of a function: it sees no names but its own, so that its calls do not
    /// depend on where they stand.
    pub fn function(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Program)) {
        let outer = std::mem::take(&mut self.names);
        self.block(head, body);
        self.names = outer;
    }

    /// How deep the next line is indented.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// A name that no other thing has.
    pub fn fresh(&mut self, stem: &str) -> String {
        self.counter += 1;
        format!("{stem}{}", self.counter)
    }

    /// From here on, the name holds this.
    pub fn holds(&mut self, name: &str, kind: Kind) {
        self.names.retain(|(known, _)| known != name);
        self.names.push((name.to_string(), kind));
    }

    /// A name that holds this, if there is one.
    pub fn name(&mut self, kind: Kind) -> Option<String> {
        let found: Vec<String> =
            self.names.iter().filter(|(_, k)| *k == kind).map(|(name, _)| name.clone()).collect();
        if found.is_empty() { None } else { Some(found[self.below(found.len())].clone()) }
    }

    /// Statements whose exceptions are caught and named.
    pub fn guarded(&mut self, body: impl FnOnce(&mut Program)) {
        self.block("try:", body);
        let error = self.fresh("error");
        self.block(format!("except Exception as {error}:"), |p| {
            p.line(format!("print(type({error}).__name__)"))
        });
    }
}
