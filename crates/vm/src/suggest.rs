//! "Did you mean …?": which of some names is close to one that was not found.
//!
//! The rule is CPython's: the distance of Levenshtein, where a changed letter costs 2, a letter that only changes its case
//! costs 1, and no more than a third of the letters of both names may have to change.

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
const MAX_LETTERS: usize = 40;
const MAX_CANDIDATES: usize = 750;

/// The candidate nearest to a name, if one is near enough. Of equally near ones the first.
///
/// The name itself among the candidates is passed over: an attribute that exists and yet failed is not worth suggesting.
/// Where there are more candidates than CPython looks at, there is no answer.
pub fn closest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted: Vec<char> = name.chars().collect();
    if wanted.len() > MAX_LETTERS {
        return None;
    }
    let mut best = wanted.len();
    let mut found = None;
    for (count, candidate) in candidates.enumerate() {
        if count >= MAX_CANDIDATES {
            return None;
        }
        if candidate == name {
            continue;
        }
        let letters: Vec<char> = candidate.chars().collect();
        let allowed = (letters.len() + wanted.len() + 3) * MOVE_COST / 6;
        // A candidate as far as the best so far is no better.
        let Some(limit) = best.checked_sub(1).map(|below| below.min(allowed)) else { break };
        let distance = distance(&wanted, &letters, limit);
        if distance <= limit {
            best = distance;
            found = Some(candidate.to_string());
        }
    }
    found
}

fn substitution_cost(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.to_lowercase().eq(b.to_lowercase()) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The distance of two words; anything above `limit` when it is above that.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    let common = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[common..], &b[common..]);
    let common = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - common], &b[..b.len() - common]);
    if a.is_empty() || b.is_empty() {
        return MOVE_COST * (a.len() + b.len());
    }
    if a.len() > MAX_LETTERS || b.len() > MAX_LETTERS {
        return limit + 1;
    }
    let (short, long) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (long.len() - short.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    // One row of the table of all prefixes is enough, updated in place.
    let mut row: Vec<usize> = (1..=short.len()).map(|count| count * MOVE_COST).collect();
    let mut result = 0;
    for (index, &letter) in long.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (place, &other) in short.iter().enumerate() {
            let substitute = diagonal + substitution_cost(letter, other);
            diagonal = row[place];
            result = substitute.min(result.min(diagonal) + MOVE_COST);
            row[place] = result;
            least = least.min(result);
        }
        if least > limit {
            return limit + 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_changed_letter_is_near() {
        assert_eq!(closest("pritn", ["print", "input"].into_iter()), Some("print".into()));
        assert_eq!(closest("Counter", ["counter"].into_iter()), Some("counter".into()));
    }

    #[test]
    fn far_names_and_the_name_itself_are_not_suggested() {
        assert_eq!(closest("x", ["print", "y", "x"].into_iter()), None);
        assert_eq!(closest("total", ["total"].into_iter()), None);
        assert_eq!(closest("abc", ["xyz", "abcdefgh"].into_iter()), None);
    }
}
