//! Upper, lower and title case, and the questions `is…`.

use super::{receiver, unchanged};
use crate::heap::Value;
use crate::types::unicode;
use crate::vm::{Outcome, Vm};

/// A method that maps the text: ASCII by bytes, unless none of them would change, other text by characters.
macro_rules! mappings {
    ($($name:ident: $changes:expr, $ascii:expr, $general:expr;)*) => {
        $(
            pub(super) fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let string = receiver(vm, args)?;
                vm.spend(string.len() / 1024)?;
                let text = string.as_str();
                if !string.is_ascii() {
                    let mapped: String = $general(text);
                    return Ok(if mapped == text { unchanged(vm, string) } else { vm.str(&mapped) });
                }
                Ok(if text.bytes().any($changes) { $ascii(vm, text) } else { unchanged(vm, string) })
            }
        )*
    };
}

mappings! {
    upper: |byte| byte.is_ascii_lowercase(), ascii_upper, |text: &str| map_chars(text, unicode::push_upper);
    lower: |byte| byte.is_ascii_uppercase(), ascii_lower, unicode::lower;
    casefold: |byte| byte.is_ascii_uppercase(), ascii_lower, |text: &str| map_chars(text, unicode::push_fold);
    swapcase: |byte| byte.is_ascii_alphabetic(), ascii_swap, swap_general;
    title: |byte| byte.is_ascii_alphabetic(), ascii_title, title_general;
    capitalize: |byte| byte.is_ascii_alphabetic(), ascii_capitalize, capitalize_general;
}

fn ascii_upper(vm: &mut Vm, text: &str) -> Value {
    vm.str_changed(text, str::make_ascii_uppercase)
}

fn ascii_lower(vm: &mut Vm, text: &str) -> Value {
    vm.str_changed(text, str::make_ascii_lowercase)
}

fn ascii_swap(vm: &mut Vm, text: &str) -> Value {
    vm.str_changed(text, |swapped| {
        for place in 0..swapped.len() {
            let char = &mut swapped[place..=place];
            if char.as_bytes()[0].is_ascii_lowercase() {
                char.make_ascii_uppercase();
            } else {
                char.make_ascii_lowercase();
            }
        }
    })
}

fn ascii_title(vm: &mut Vm, text: &str) -> Value {
    vm.str_changed(text, |title| {
        title.make_ascii_lowercase();
        let mut behind_cased = false;
        for place in 0..title.len() {
            let is_cased = title.as_bytes()[place].is_ascii_alphabetic();
            if is_cased && !behind_cased {
                title[place..=place].make_ascii_uppercase();
            }
            behind_cased = is_cased;
        }
    })
}

fn ascii_capitalize(vm: &mut Vm, text: &str) -> Value {
    vm.str_changed(text, |capitalized| {
        capitalized.make_ascii_lowercase();
        capitalized[..1].make_ascii_uppercase();
    })
}

fn map_chars(text: &str, push: fn(char, &mut String)) -> String {
    let mut mapped = String::with_capacity(text.len());
    text.chars().for_each(|char| push(char, &mut mapped));
    mapped
}

fn swap_general(text: &str) -> String {
    let mut swapped = String::with_capacity(text.len());
    for (offset, char) in text.char_indices() {
        if unicode::is_upper(char) {
            unicode::push_lower_in(text, offset, char, &mut swapped);
        } else if unicode::is_lower(char) {
            unicode::push_upper(char, &mut swapped);
        } else {
            swapped.push(char);
        }
    }
    swapped
}

/// Each letter behind something that has no case is capital, the others small: `They'Re`.
fn title_general(text: &str) -> String {
    let mut title = String::with_capacity(text.len());
    let mut behind_cased = false;
    for (offset, char) in text.char_indices() {
        if behind_cased {
            unicode::push_lower_in(text, offset, char, &mut title);
        } else {
            unicode::push_title(char, &mut title);
        }
        behind_cased = unicode::is_cased(char);
    }
    title
}

fn capitalize_general(text: &str) -> String {
    let mut capitalized = String::with_capacity(text.len());
    for (offset, char) in text.char_indices() {
        if offset == 0 {
            unicode::push_title(char, &mut capitalized);
        } else {
            unicode::push_lower_in(text, offset, char, &mut capitalized);
        }
    }
    capitalized
}

/// A question that holds when it holds for each character, and there is one.
macro_rules! questions {
    ($($name:ident: $test:expr;)*) => {
        $(
            pub(super) fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let text = receiver(vm, args)?.as_str();
                Ok(Value::bool(!text.is_empty() && text.chars().all($test)))
            }
        )*
    };
}

questions! {
    isalpha: unicode::is_alpha;
    isalnum: unicode::is_alnum;
    isdecimal: unicode::is_decimal;
    isdigit: unicode::is_digit;
    isnumeric: unicode::is_numeric;
    isspace: unicode::is_space;
}

pub(super) fn isascii(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(receiver(vm, args)?.is_ascii()))
}

pub(super) fn isprintable(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(receiver(vm, args)?.as_str().chars().all(unicode::is_printable)))
}

/// Whether a text could be a name in a program.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(unicode::starts_identifier) && chars.all(unicode::continues_identifier)
}

pub(super) fn isidentifier(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(is_identifier(receiver(vm, args)?.as_str())))
}

pub(super) fn islower(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = receiver(vm, args)?.as_str();
    let other = |char| unicode::is_upper(char) || unicode::is_title(char);
    Ok(Value::bool(text.chars().any(unicode::is_lower) && !text.chars().any(other)))
}

pub(super) fn isupper(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = receiver(vm, args)?.as_str();
    let other = |char| unicode::is_lower(char) || unicode::is_title(char);
    Ok(Value::bool(text.chars().any(unicode::is_upper) && !text.chars().any(other)))
}

/// Capitals begin words, and only they do.
fn is_title_text(text: &str) -> bool {
    let (mut behind_cased, mut any) = (false, false);
    for char in text.chars() {
        if unicode::is_upper(char) || unicode::is_title(char) {
            if behind_cased {
                return false;
            }
            (behind_cased, any) = (true, true);
        } else if unicode::is_lower(char) {
            if !behind_cased {
                return false;
            }
            any = true;
        } else {
            behind_cased = false;
        }
    }
    any
}

pub(super) fn istitle(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(is_title_text(receiver(vm, args)?.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_mapped_as_in_cpython() {
        assert_eq!(title_general("they're bill's ǆ"), "They'Re Bill'S ǅ");
        assert_eq!(capitalize_general("ßeta ΑΣ"), "Sseta ας");
        assert_eq!(swap_general("ΑΣ ß"), "ας SS");
        assert_eq!(unicode::lower("ΑΣ. Σ ΑΣΑ"), "ας. σ ασα");
        assert_eq!(map_chars("ßİ", unicode::push_fold), "ssi̇");
    }

    #[test]
    fn titles_and_names() {
        assert!(is_title_text("Hello World"));
        assert!(!is_title_text("Hello world"));
        assert!(!is_title_text("123"));
        assert!(is_identifier("_é1"));
        assert!(!is_identifier("1a"));
    }
}
