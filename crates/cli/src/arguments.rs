//! The command line.

use std::ffi::OsString;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

/// Runs programs in a strict subset of Python with its own event loop.
///
/// `rondo` alone is a prompt; with input from a pipe it runs what comes.
#[derive(Parser, Debug)]
#[command(
    name = "rondo",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// What to do, unless it is to run.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to run.
    #[command(flatten)]
    pub run: Run,
}

const EXAMPLES: &str = "\
Examples:
  rondo hello.py                     run a program
  rondo hello.py --name Ada          what follows the file is the program's, in sys.argv
  rondo -m shop.till                 run a module of a package
  rondo -c 'await sleep(1)'          run a line; await may stand outside of any function
  rondo --clock virtual server.py    sleeps take no time, and every run is the same
  rondo --max-time 2 untrusted.py    stop after two seconds
  rondo check *.py                   report every fault, and run nothing
  rondo dump bytecode hello.py       look inside: tokens, layout, tree, scopes, bytecode
  rondo test lessons/                run programs against the expectations in their comments

Exit status: the program's own (sys.exit); 1 for an exception that nothing caught, or a source that does not compile;
2 for wrong usage; 120 if the output could not be written; 130 after Ctrl-C.";

/// What to do, other than to run a file.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Run a file: the same as `rondo FILE`
    Run(Run),
    /// Report every fault in files, without running them
    Check(Check),
    /// Show what a stage of the pipeline makes of a file
    Dump(Dump),
    /// Run programs against the expectations in their comments
    Test(Test),
}

/// What to run, and how.
#[derive(Args, Debug)]
pub struct Run {
    /// Run this text instead of a file
    #[arg(short, value_name = "CODE")]
    pub code: Option<String>,
    /// Run this module; of a package, its __main__
    #[arg(short, value_name = "MODULE", conflicts_with = "code")]
    pub module: Option<String>,
    /// Python's own switches.
    #[command(flatten)]
    pub switches: Switches,
    /// How.
    #[command(flatten)]
    pub limits: Limits,
    /// The program (`-` is standard input), and what it finds in sys.argv
    #[arg(value_name = "FILE [ARGS]", trailing_var_arg = true, allow_hyphen_values = true)]
    pub words: Vec<String>,
}

/// The switches of `python`. Those that change nothing here are taken in silence; for what there is no way to do see [`REFUSED`].
#[derive(Args, Debug, Clone, Default)]
pub struct Switches {
    /// Write output at once (also PYTHONUNBUFFERED)
    #[arg(short = 'u', overrides_with = "is_unbuffered")]
    pub is_unbuffered: bool,
    /// What becomes of warnings: action:message:category:module:line (also PYTHONWARNINGS)
    #[arg(short = 'W', value_name = "FILTER")]
    pub warnings: Vec<String>,
    /// `dev` is development mode: all warnings, and asyncio's debug mode (also PYTHONDEVMODE)
    #[arg(short = 'X', value_name = "OPTION")]
    pub extra: Vec<String>,
    /// Do not hear the environment's PYTHON… variables
    #[arg(short = 'E', overrides_with = "ignores_environment")]
    pub ignores_environment: bool,
    /// Do not look for modules beside the program (also PYTHONSAFEPATH)
    #[arg(short = 'P', overrides_with = "has_safe_path")]
    pub has_safe_path: bool,
    /// Isolated: -E and -P together
    #[arg(short = 'I', overrides_with = "is_isolated")]
    pub is_isolated: bool,
    /// No compiled files are written anyway, there is no banner, no `site`, no secret in hashes, and no debug build
    #[arg(short = 'B', short_aliases = ['q', 's', 'S', 'R', 'd'], action = clap::ArgAction::Count, hide = true)]
    changes_nothing: u8,
}

/// The switches of `python` that are refused, and why.
const REFUSED: [(&str, &str); 6] = [
    ("-b", "there is no BytesWarning"),
    ("-i", "a prompt cannot follow a program"),
    ("-O", "assert statements always run, and __debug__ is True"),
    ("-v", "imports are not traced"),
    ("-x", "the first line is always read"),
    ("--check-hash-based-pycs", "there are no compiled files"),
];

/// Wrong usage.
fn wrong(kind: clap::error::ErrorKind, message: String) -> clap::Error {
    Arguments::command().error(kind, message)
}

impl Switches {
    /// What there is no way to do is refused by name.
    fn check(&self) -> Result<(), clap::Error> {
        match self.extra.iter().find(|option| !matches!(option.as_str(), "dev" | "utf8" | "utf8=1")) {
            Some(option) => Err(wrong(
                clap::error::ErrorKind::InvalidValue,
                format!("-X {option} is not supported: there is -X dev"),
            )),
            None => Ok(()),
        }
    }

    /// What they and the environment say to a session.
    pub fn settings(&self) -> rondo_interpreter::Switches {
        let ignores_environment = self.ignores_environment || self.is_isolated;
        let variable = |name: &str| match ignores_environment {
            true => None,
            false => std::env::var(name).ok().filter(|value| !value.is_empty()),
        };
        let is_development =
            self.extra.iter().any(|option| option == "dev") || variable("PYTHONDEVMODE").is_some();
        let of_environment = variable("PYTHONWARNINGS").unwrap_or_default();
        let first = is_development.then(|| "default".to_string());
        let others = of_environment.split(',').filter(|filter| !filter.is_empty()).map(str::to_string);
        rondo_interpreter::Switches {
            warnings: first.into_iter().chain(others).chain(self.warnings.iter().cloned()).collect(),
            is_development,
            is_unbuffered: self.is_unbuffered || variable("PYTHONUNBUFFERED").is_some(),
            ignores_environment,
            has_safe_path: self.has_safe_path || self.is_isolated || variable("PYTHONSAFEPATH").is_some(),
            is_isolated: self.is_isolated,
        }
    }
}

impl Run {
    /// What is to be run, and how. What looks like an option in front of the file is one that there is not.
    pub fn what(self) -> Result<(What, Switches, Limits), clap::Error> {
        self.switches.check()?;
        let what = match (self.code, self.module) {
            (Some(code), _) => What::Code(code, self.words),
            (None, Some(module)) => What::Module(module, self.words),
            (None, None) => match self.words.first().map(String::as_str) {
                None => What::Nothing,
                Some("-") => What::Input(self.words),
                Some(option) if option.starts_with('-') => {
                    use clap::error::ErrorKind;
                    return Err(match REFUSED.iter().find(|(switch, _)| *switch == option) {
                        Some((_, why)) => {
                            wrong(ErrorKind::InvalidValue, format!("{option} is not supported: {why}"))
                        }
                        None => {
                            wrong(ErrorKind::UnknownArgument, format!("unexpected argument '{option}' found"))
                        }
                    });
                }
                Some(_) => What::File(self.words),
            },
        };
        Ok((what, self.switches, self.limits))
    }
}

/// The options in front of a file whose value is the next word.
const WITH_VALUE: [&str; 7] =
    ["-W", "-X", "--clock", "--max-instructions", "--max-memory", "--max-output", "--max-time"];

/// The words of the command line, with python's switches apart: `-uWerror` is `-u -W error`. And behind `-c CODE` and `-m MODULE`
/// everything is the program's, which a `--` tells the parser.
pub fn separated(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words = words.into_iter().peekable();
    let mut separated: Vec<OsString> = words.by_ref().take(1).collect();
    separated.extend(words.next_if(|word| word == "run"));
    while let Some(word) = words.next() {
        let text = word.to_string_lossy().into_owned();
        if !text.starts_with('-') || text == "-" || text == "--" {
            separated.push(word);
            break;
        }
        if text.starts_with("--") {
            separated.push(word);
            if WITH_VALUE.contains(&text.as_str()) {
                separated.extend(words.next());
            }
            continue;
        }
        let mut letters = text[1..].chars();
        while let Some(letter) = letters.next() {
            let switch = if letter == '?' { "-h".to_string() } else { format!("-{letter}") };
            separated.push(switch.clone().into());
            let is_last = matches!(letter, 'c' | 'm');
            if is_last || WITH_VALUE.contains(&switch.as_str()) {
                let attached = letters.as_str();
                separated.extend(if attached.is_empty() { words.next() } else { Some(attached.into()) });
                if is_last {
                    separated.extend(words.peek().map(|_| "--".into()));
                    separated.extend(words);
                    return separated;
                }
                break;
            }
        }
    }
    separated.extend(words);
    separated
}

/// What is to be run.
#[derive(PartialEq, Eq, Debug)]
pub enum What {
    /// A file, with its arguments behind it.
    File(Vec<String>),
    /// Standard input, with the arguments behind `-`.
    Input(Vec<String>),
    /// A text, with its arguments.
    Code(String, Vec<String>),
    /// A module by its full name, with its arguments.
    Module(String, Vec<String>),
    /// Nothing was named: the prompt, or what comes through a pipe.
    Nothing,
}

/// In which time a program lives.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clock {
    /// The real one
    Real,
    /// A number that jumps to the next timer when nothing else can run
    Virtual,
}

/// The clock, and what ends a run early.
#[derive(Args, Debug, Clone)]
pub struct Limits {
    /// In which time the program lives
    #[arg(long, value_enum, default_value_t = Clock::Real, hide_possible_values = false)]
    pub clock: Clock,
    /// Stop after so many steps (turns of loops, calls, and the like)
    #[arg(long, value_name = "COUNT")]
    pub max_instructions: Option<u64>,
    /// Stop when the program's objects take more bytes than this (K, M and G may follow the number)
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    pub max_memory: Option<u64>,
    /// Stop when more bytes than this are written (K, M and G may follow the number)
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    pub max_output: Option<u64>,
    /// Stop after so many seconds of real time
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub max_time: Option<f64>,
}

/// Which files to check.
#[derive(Args, Debug)]
pub struct Check {
    /// The files; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<String>,

    /// Report as well what only Rondo understands, and what plain Python has instead
    #[arg(long)]
    pub portable: bool,
}

/// What to show.
#[derive(Args, Debug)]
pub struct Dump {
    /// Which stage
    #[arg(value_enum, value_name = "STAGE")]
    pub stage: Stage,
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: String,
}

/// The stages of the pipeline.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// The words that the text consists of
    Tokens,
    /// The words with the blocks that indentation makes
    Layout,
    /// The tree of statements and expressions
    Tree,
    /// What each name means, scope by scope
    Scopes,
    /// The instructions that the machine runs
    Bytecode,
}

/// What to test.
#[derive(Args, Debug)]
pub struct Test {
    /// How.
    #[command(flatten)]
    pub limits: TestLimits,
    /// Files, and directories in which every .py file with an expectation is run
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<std::path::PathBuf>,
}

/// The clock of a test, and what ends it early.
#[derive(Args, Debug, Clone)]
pub struct TestLimits {
    /// In which time the programs live
    #[arg(long, value_enum, default_value_t = Clock::Virtual)]
    pub clock: Clock,
    /// Stop each after so many seconds of real time
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "60")]
    pub max_time: f64,
}

/// A number of bytes, with the unit that people write behind it.
fn bytes(text: &str) -> Result<u64, String> {
    let unit = match text.chars().next_back() {
        Some('k' | 'K') => 1 << 10,
        Some('m' | 'M') => 1 << 20,
        Some('g' | 'G') => 1 << 30,
        Some(_) | None => 1,
    };
    let digits = if unit > 1 { &text[..text.len() - 1] } else { text };
    let count: u64 =
        digits.parse().map_err(|_| "a whole number, with K, M or G behind it, is expected".to_string())?;
    count.checked_mul(unit).ok_or_else(|| "that is more than can be counted".to_string())
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(seconds) if seconds > 0.0 => Ok(seconds),
        Ok(_) | Err(_) => Err("a number greater than zero is expected".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_option_with_a_value_is_known_when_words_are_taken_apart() {
        let command = Arguments::command();
        let takes_value = |option: &&clap::Arg| option.get_action().takes_values();
        let name = |option: &clap::Arg| match (option.get_long(), option.get_short()) {
            (Some(long), _) => format!("--{long}"),
            (None, short) => format!("-{}", short.expect("an option has a name")),
        };
        // Behind `-c` and `-m` everything is the program's.
        let mut names: Vec<String> = command.get_opts().filter(takes_value).map(name).collect();
        names.retain(|name| !matches!(name.as_str(), "-c" | "-m"));
        assert_eq!(names, WITH_VALUE);
    }

    #[test]
    fn what_follows_the_file_is_the_programs() {
        let arguments =
            Arguments::try_parse_from(["rondo", "--clock", "virtual", "x.py", "--clock", "-v", "run"]);
        let (what, _, limits) =
            arguments.expect("the options are right").run.what().expect("the file is named");
        assert_eq!(limits.clock, Clock::Virtual);
        assert_eq!(what, What::File(["x.py", "--clock", "-v", "run"].map(str::to_string).to_vec()));
    }

    #[test]
    fn switches_may_have_their_values_attached() {
        let words =
            ["rondo", "-u", "-Werror", "--clock", "virtual", "-Xdev", "x.py", "-Wown"].map(OsString::from);
        let run = Arguments::try_parse_from(separated(words)).expect("the options are right").run;
        let (what, switches, limits) = run.what().expect("the file is named");
        assert_eq!(what, What::File(["x.py", "-Wown"].map(str::to_string).to_vec()));
        assert_eq!((switches.warnings, switches.extra), (vec!["error".into()], vec!["dev".into()]));
        assert!(switches.is_unbuffered && limits.clock == Clock::Virtual);
    }

    #[test]
    fn switches_may_be_joined_and_behind_a_text_all_is_the_programs() {
        let parse = |words: &[&str]| {
            let words = std::iter::once("rondo").chain(words.iter().copied()).map(OsString::from);
            Arguments::try_parse_from(separated(words)).expect("the options are right").run.what()
        };
        let (what, switches, _) =
            parse(&["-uBWignore", "-uI", "-Ec", "print(1)", "-u", "--clock", "--"]).expect("all are known");
        let own = ["-u", "--clock", "--"].map(str::to_string).to_vec();
        assert_eq!(what, What::Code("print(1)".into(), own));
        assert!(switches.is_unbuffered && switches.is_isolated && switches.ignores_environment);
        assert_eq!(switches.warnings, ["ignore"]);
        let words = separated(["rondo", "run", "-mshop", "-x"].map(OsString::from));
        assert_eq!(words, ["rondo", "run", "-m", "shop", "--", "-x"]);
        for refused in ["-bb", "-uv", "-OO", "-i", "-x"] {
            let error = parse(&[refused, "x.py"]).expect_err("it has no meaning here").to_string();
            assert!(error.contains(" is not supported: "), "{error}");
        }
    }

    #[test]
    fn an_option_that_is_none_is_wrong_usage() {
        let arguments =
            Arguments::try_parse_from(["rondo", "--clokc", "x.py"]).expect("it could be the file");
        let error = arguments.run.what().expect_err("there is no such option");
        assert_eq!(error.exit_code(), 2);
    }

    #[test]
    fn bytes_come_with_units() {
        assert_eq!(bytes("4096"), Ok(4096));
        assert_eq!(bytes("64M"), Ok(64 << 20));
        assert!(bytes("M").is_err() && bytes("-1").is_err() && bytes("").is_err());
    }
}
