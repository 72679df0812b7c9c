//! Clean messages with one defect put in: is it found, on the right line, and is anything said
//! besides? Clean messages of every method, hundreds of kinds of defects, every place they fit.
//!
//! A usual run takes every fourth defect. `MUTATIONS=kind` takes all, and prints what is missed and
//! what is said besides of the kinds whose names begin so; `MUTATIONS=` prints all. `UPDATE=1`
//! takes all and writes the figures to `docs/verdicts.md`.

mod clean;
#[path = "../fixed/mod.rs"]
mod fixed;
mod made;
mod mutant;
#[path = "../section/mod.rs"]
mod section;
mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use fixed::not_fixed_for_good;
use mutant::{Mutant, Said, judge};
use sip_inspector::{Options, inspect, lint::Severity};

fn codes(text: &[u8]) -> Vec<&'static str> {
    let inspection = inspect(text, &Options::default());
    inspection.findings().iter().map(|d| d.rule.code).collect()
}

fn mutants() -> Vec<(Vec<&'static str>, Mutant)> {
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for message in clean::messages() {
        let usual = codes(&message.bytes());
        let mut these = made::mutants(&message);
        // A field of its own is put into a message that had its turn.
        if let Some((_, field)) = message.name.split_once(" with ") {
            these.retain(|m| m.what.starts_with(field));
        } else {
            these.extend(table::mutants(&message));
        }
        // A slip in a name is one slip, whatever the message: the first request and the first
        // response with that field will do.
        let kind = message.is_request();
        these.retain(|m| m.fix.is_none() || seen.insert((kind, m.what.clone())));
        all.extend(these.into_iter().map(|m| (usual.clone(), m)));
    }
    all
}

/// Those that this run looks at.
fn sample<T>(all: Vec<T>) -> impl Iterator<Item = T> {
    let every = if all_of_them() { 1 } else { 4 };
    all.into_iter().step_by(every)
}

fn all_of_them() -> bool {
    ["MUTATIONS", "UPDATE"]
        .iter()
        .any(|name| std::env::var_os(name).is_some())
}

#[derive(Default)]
struct Figures {
    all: usize,
    found: usize,
    named: usize,
    fixed: usize,
    further: usize,
}

fn tell(wanted: Option<&str>, mutant: &Mutant, said: &Said) {
    let bad = !said.named || !said.fixed || said.further > 0;
    if !bad || !wanted.is_some_and(|w| mutant.kind.starts_with(w)) {
        return;
    }
    let grade = match said {
        Said { found: false, .. } => "MISSED",
        Said { named: false, .. } => "OTHER RULE",
        Said { fixed: false, .. } => "NO FIX",
        _ => "FURTHER",
    };
    println!(
        "{grade} [{}] {} : {}{}",
        mutant.kind, mutant.of, mutant.what, said.text
    );
}

/// How many defects there are of each kind.
fn counts(all: &[(Vec<&'static str>, Mutant)]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (_, mutant) in all {
        *counts.entry(mutant.kind.clone()).or_default() += 1;
    }
    counts.insert("**all**".to_owned(), all.len());
    counts
}

/// Whether the page tells of every kind and its number of defects, and of no fewer misses and further
/// findings than a part of them has.
fn is_fresh(counts: &BTreeMap<String, usize>, seen: &BTreeMap<String, Figures>) {
    let page = section::section("docs/verdicts.md", "mutations", "");
    let rows = page.lines().skip(2).map(|line| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        let figures: Vec<usize> = cells[1..].iter().map(|c| c.parse().unwrap()).collect();
        (cells[0].to_owned(), figures)
    });
    let told: BTreeMap<_, _> = rows.collect();
    let all = told.iter().map(|(kind, f)| (kind.clone(), f[0]));
    let stale = "docs/verdicts.md is stale: run `cargo xtask docs`";
    assert_eq!(&all.collect::<BTreeMap<_, _>>(), counts, "{stale}");
    for (kind, f) in seen {
        let [all, found, named, further] = told[kind][..] else {
            panic!("{kind}: four figures");
        };
        let least = [all - found, all - named, further];
        let here = [f.all - f.found, f.all - f.named, f.further];
        let fits = here.iter().zip(least).all(|(here, told)| *here <= told);
        assert!(fits, "{kind}: {here:?} of {least:?}; {stale}");
    }
}

#[test]
fn single_defects_are_found_and_nothing_else() {
    let wanted = std::env::var("MUTATIONS").ok();
    let mut kinds: BTreeMap<String, Figures> = BTreeMap::new();
    let mut sum = Figures::default();
    let all = mutants();
    let counts = counts(&all);
    for (usual, mutant) in sample(all) {
        let said = judge(&mutant, &usual);
        tell(wanted.as_deref(), &mutant, &said);
        for figures in [kinds.entry(mutant.kind.clone()).or_default(), &mut sum] {
            figures.all += 1;
            figures.found += usize::from(said.found);
            figures.named += usize::from(said.named);
            figures.fixed += usize::from(said.fixed);
            figures.further += said.further;
        }
    }
    let mut text =
        "| kind | defects | found | named | further |\n|---|---|---|---|---|\n".to_owned();
    kinds.insert("**all**".to_owned(), sum);
    for (kind, f) in &kinds {
        let (all, found, named, further) = (f.all, f.found, f.named, f.further);
        let _ = writeln!(text, "| {kind} | {all} | {found} | {named} | {further} |");
    }
    if all_of_them() {
        println!("{text}");
        let told = section::section("docs/verdicts.md", "mutations", &text);
        assert_eq!(
            told, text,
            "docs/verdicts.md is stale: run `cargo xtask docs`"
        );
    } else {
        is_fresh(&counts, &kinds);
    }
    let sum = &kinds["**all**"];
    assert!(
        sum.found * 100 >= sum.all * 99,
        "found {} of {}",
        sum.found,
        sum.all
    );
    assert!(
        sum.further * 20 <= sum.all,
        "{} further of {}",
        sum.further,
        sum.all
    );
    assert_eq!(sum.fixed, sum.all, "fixes");
}

#[test]
fn clean_messages_draw_no_error_and_no_warning() {
    let mut wrong = Vec::new();
    for message in clean::messages() {
        let inspection = inspect(&message.bytes(), &Options::default());
        assert_eq!(inspection.capture().messages.len(), 1, "{}", message.name);
        for d in inspection.findings() {
            if d.rule.severity >= Severity::Warning {
                wrong.push(format!("{}: {:?} {}", message.name, d.rule, d.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn fixes_go_all_the_way() {
    let mut wrong = Vec::new();
    for (_, mutant) in sample(mutants()).step_by(5) {
        if let Some(what) = not_fixed_for_good(&mutant.text, &Options::default()) {
            wrong.push(format!(
                "{} {}: {}: {what}",
                mutant.kind, mutant.of, mutant.what
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
