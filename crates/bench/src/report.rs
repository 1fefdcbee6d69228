//! The figures, as tables to read and as JSON to keep.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::echo::Echo;
use crate::imports::Import;
use crate::parked::Parked;
use crate::parse::Parsing;
use crate::programs::Group;
use crate::start::Start;
use crate::versus::{Least, Row};

/// Everything that was measured in a run.
#[derive(Default)]
pub struct Figures {
    /// The programs.
    pub rows: Vec<Row>,
    /// The cold starts.
    pub starts: Vec<Start>,
    /// The imports.
    pub imports: Vec<Import>,
    /// The parked tasks.
    pub parked: Vec<Parked>,
    /// The echo servers.
    pub echoes: Vec<Echo>,
    /// The parsing of the library.
    pub parsing: Option<Parsing>,
}

/// The mean of ratios. (Their arithmetic mean would depend on which side is called the first.)
pub fn geometric_mean(ratios: &[f64]) -> Option<f64> {
    if ratios.is_empty() {
        return None;
    }
    Some((ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp())
}

/// All tables.
pub fn tables(figures: &Figures) -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let rows: Vec<&Row> = figures.rows.iter().filter(|row| row.group == group).collect();
        if !rows.is_empty() {
            text += &group_table(group, &rows);
            text.push('\n');
        }
    }
    if !figures.starts.is_empty() {
        let _ = writeln!(
            text,
            "{:<16} {:>10} {:>11} {:>9} {:>11}",
            "cold start", "rondo ms", "python3 ms", "rondo MB", "python3 MB"
        );
        for start in &figures.starts {
            let _ = writeln!(
                text,
                "{:<16} {:>10.2} {:>11.2} {:>9.1} {:>11.1}",
                start.name,
                milliseconds(start.rondo),
                milliseconds(start.python),
                megabytes(start.rondo),
                megabytes(start.python)
            );
        }
        text.push('\n');
    }
    if !figures.imports.is_empty() {
        let _ = writeln!(text, "{:<16} {:>10} {:>11}", "import", "rondo ms", "python3 ms");
        for import in &figures.imports {
            let [rondo, python] = [import.rondo, import.python].map(|cost| cost.as_secs_f64() * 1000.0);
            let _ = writeln!(text, "{:<16} {rondo:>10.2} {python:>11.2}", import.name);
        }
        text.push('\n');
    }
    if !figures.parked.is_empty() {
        let _ = writeln!(text, "{:<16} {:>10} {:>11}", "bytes a task", "rondo", "python3");
        for parked in &figures.parked {
            let _ = writeln!(text, "{:<16} {:>10.0} {:>11.0}", parked.name, parked.rondo, parked.python);
        }
        text.push('\n');
    }
    if !figures.echoes.is_empty() {
        text += &echo_table(&figures.echoes);
        text.push('\n');
    }
    if let Some(parsing) = &figures.parsing {
        let _ = writeln!(text, "{:<16} {:>10} {:>11} {:>7}", "parsing", "rondo ms", "python3 ms", "ratio");
        let _ = writeln!(
            text,
            "{:<16} {:>10.1} {:>11.1} {:>7.2}\n",
            format!("{} files {:.1} MB", parsing.files, parsing.bytes as f64 / 1e6),
            milliseconds(parsing.rondo),
            milliseconds(parsing.python),
            parsing.speed()
        );
    }
    text
}

/// One line a program, then the means. The uvloop columns are there when uvloop ran.
fn group_table(group: Group, rows: &[&Row]) -> String {
    let with_uvloop = rows.iter().any(|row| row.uvloop.is_some());
    let mut text = format!("{:<16} {:>10} {:>11} {:>7}", group.name(), "rondo ms", "python3 ms", "ratio");
    if with_uvloop {
        let _ = write!(text, " {:>10} {:>7}", "uvloop ms", "ratio");
    }
    let _ = writeln!(text, " {:>9} {:>11} {:>7}", "rondo MB", "python3 MB", "memory");
    for row in rows {
        if let Some(fault) = &row.fault {
            let _ = writeln!(text, "{:<16} {fault}", row.name);
            continue;
        }
        let _ = write!(text, "{:<16}", row.name);
        let _ = write!(
            text,
            " {:>10} {:>11} {:>7}",
            cell(row.rondo.map(milliseconds), 1),
            cell(row.python.map(milliseconds), 1),
            cell(row.speed(), 2)
        );
        if with_uvloop {
            let _ = write!(
                text,
                " {:>10} {:>7}",
                cell(row.uvloop.map(milliseconds), 1),
                cell(row.speed_over_uvloop(), 2)
            );
        }
        let _ = writeln!(
            text,
            " {:>9} {:>11} {:>7}",
            cell(row.rondo.map(megabytes), 1),
            cell(row.python.map(megabytes), 1),
            cell(row.memory(), 2)
        );
    }
    let mean = |figure: fn(&Row) -> Option<f64>| {
        cell(geometric_mean(&rows.iter().filter_map(|row| figure(row)).collect::<Vec<_>>()), 2)
    };
    let _ = write!(text, "{:<16} {:>10} {:>11} {:>7}", "geometric mean", "", "", mean(Row::speed));
    if with_uvloop {
        let _ = write!(text, " {:>10} {:>7}", "", mean(Row::speed_over_uvloop));
    }
    let _ = writeln!(text, " {:>9} {:>11} {:>7}", "", "", mean(Row::memory));
    text
}

/// Thousands of requests in a second of CPU time, and what rondo's are of each other's.
fn echo_table(echoes: &[Echo]) -> String {
    let mut text = format!(
        "{:<16} {:>10} {:>11} {:>7} {:>10} {:>7} {:>10} {:>7}\n",
        "echo", "rondo k/s", "python3 k/s", "ratio", "uvloop k/s", "ratio", "mio k/s", "ratio"
    );
    for echo in echoes {
        let thousands = |rate: f64| cell(Some(rate / 1000.0), 1);
        let _ = writeln!(
            text,
            "{:<16} {:>10} {:>11} {:>7.2} {:>10} {:>7} {:>10} {:>7.2}",
            echo.name,
            thousands(echo.rondo),
            thousands(echo.python),
            echo.rondo / echo.python,
            echo.uvloop.map_or_else(|| "-".to_string(), thousands),
            cell(echo.uvloop.map(|uvloop| echo.rondo / uvloop), 2),
            thousands(echo.mio),
            echo.rondo / echo.mio
        );
    }
    text
}

/// A number for a table, or a dash where nothing was measured.
fn cell(figure: Option<f64>, decimals: usize) -> String {
    figure.map_or_else(|| "-".to_string(), |figure| format!("{figure:.decimals$}"))
}

fn milliseconds(least: Least) -> f64 {
    least.cpu.as_secs_f64() * 1000.0
}

fn megabytes(least: Least) -> f64 {
    least.memory as f64 / 1e6
}

/// All figures, in milliseconds, megabytes and bytes.
pub fn json(figures: &Figures, missed: &[String]) -> Value {
    let cost = |least: Option<Least>| {
        least.map(|least| json!({"milliseconds": milliseconds(least), "megabytes": megabytes(least)}))
    };
    let rows: Vec<Value> = figures
        .rows
        .iter()
        .map(|row| {
            json!({
                "name": row.name, "group": row.group.name(), "fault": row.fault,
                "rondo": cost(row.rondo), "python": cost(row.python), "uvloop": cost(row.uvloop),
                "speed": row.speed(), "speed_over_uvloop": row.speed_over_uvloop(), "memory": row.memory(),
            })
        })
        .collect();
    let starts: Vec<Value> = figures
        .starts
        .iter()
        .map(|start| json!({"name": start.name, "rondo": cost(Some(start.rondo)), "python": cost(Some(start.python))}))
        .collect();
    let imports: Vec<Value> = figures
        .imports
        .iter()
        .map(|import| {
            let [rondo, python] = [import.rondo, import.python].map(|cost| cost.as_secs_f64() * 1000.0);
            json!({"name": import.name, "rondo": rondo, "python": python})
        })
        .collect();
    let parked: Vec<Value> = figures
        .parked
        .iter()
        .map(|parked| json!({"name": parked.name, "rondo": parked.rondo, "python": parked.python}))
        .collect();
    let echoes: Vec<Value> = figures
        .echoes
        .iter()
        .map(|echo| {
            json!({"name": echo.name, "rondo": echo.rondo, "python": echo.python, "uvloop": echo.uvloop, "mio": echo.mio})
        })
        .collect();
    let parsing = figures.parsing.as_ref().map(|parsing| {
        json!({
            "files": parsing.files, "bytes": parsing.bytes, "speed": parsing.speed(),
            "rondo": cost(Some(parsing.rondo)), "python": cost(Some(parsing.python)),
        })
    });
    json!({
        "programs": rows, "starts": starts, "imports": imports, "parked": parked, "echoes": echoes,
        "parsing": parsing, "missed": missed,
    })
}

#[cfg(test)]
mod tests {
    use super::geometric_mean;

    #[test]
    fn the_mean_of_a_ratio_and_its_inverse_is_one() {
        let mean = geometric_mean(&[4.0, 0.25]).expect("there are ratios");
        assert!((mean - 1.0).abs() < 1e-12);
        assert_eq!(geometric_mean(&[]), None);
    }
}
