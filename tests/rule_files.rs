//! The files of the rules: each says everything about itself, is registered by one line, and
//! declares the places of the form that it names. What is missing is told with its place.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::rules::{Family, RULES, Rule};

/// The folders of `src/rules` whose files are rules, each with the letters of its ids.
const FAMILIES: &[(&str, &[&str])] = &[
    ("explain", &["S"]),
    ("cells", &["C"]),
    ("tables", &["T2", "T3", "T4"]),
    ("document", &["D"]),
    ("prose", &["N"]),
];

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules")
}

/// The files of the families, each with its family, the name of its fault and its text.
fn rule_files() -> Vec<(&'static str, String, String)> {
    let mut found = Vec::new();
    for (family, _) in FAMILIES {
        for entry in fs::read_dir(rules().join(family)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            found.push((*family, name, fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// The rule that a file declares.
fn rule_of(family: &str, name: &str) -> &'static Rule {
    let rule = RULES.iter().find(|rule| rule.name.replace('-', "_") == name);
    rule.unwrap_or_else(|| {
        let fault = name.replace('_', "-");
        panic!(
            "no rule is called {fault}: src/rules/{family}/{name}.rs says it as its `name`, and \
             `rules! {{ … }}` in src/rules/{family}.rs has the line `{name},`"
        )
    })
}

#[test]
fn every_file_of_a_family_is_registered_and_every_rule_has_its_file() {
    let files = rule_files();
    for (family, name, _) in &files {
        let registry = fs::read_to_string(rules().join(format!("{family}.rs"))).unwrap();
        let is_registered = registry.lines().any(|line| line.trim() == format!("{name},"));
        assert!(is_registered, "add the line `{name},` to `rules! {{ … }}` in src/rules/{family}.rs");
        rule_of(family, name);
    }
    assert_eq!(files.len(), RULES.len());
}

#[test]
fn rule_files_are_formatted() {
    // `cargo fmt` does not see the files that `rules!` registers.
    let files: Vec<PathBuf> =
        rule_files().iter().map(|(family, name, _)| rules().join(format!("{family}/{name}.rs"))).collect();
    let ran = Command::new("rustfmt").args(["--check", "--edition", "2024"]).args(&files).output();
    let ran = ran.expect("rustfmt");
    let differs = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "run `npm run format`:\n{differs}{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn a_rule_begins_with_its_id_and_stands_in_the_folder_of_its_family() {
    for (family, name, text) in rule_files() {
        let file = format!("src/rules/{family}/{name}.rs");
        let id = rule_of(family, &name).id;
        assert!(text.starts_with(&format!("//! {id}: ")), "{file}: begin with `//! {id}: ` and its fault");
        let (_, letters) = FAMILIES.iter().find(|(folder, _)| *folder == family).unwrap();
        let own = id.split('-').next().unwrap();
        assert!(letters.contains(&own), "{file}: {family} holds rules on {letters:?}, and this is {id}");
    }
}

#[test]
fn the_manual_of_a_rule_answers_three_questions() {
    for rule in RULES {
        let questions: Vec<&str> =
            rule.manual.lines().map(str::trim).filter(|line| line.starts_with("## ")).collect();
        assert_eq!(questions, ["## 查什么", "## 为什么", "## 怎么办"], "{}", rule.id);
    }
}

#[test]
fn a_rule_says_all_that_a_rule_has_to_say() {
    for rule in RULES {
        let Rule { id, clause, manual, .. } = rule;
        assert!(Family::of(id).is_some(), "{id} is of no family");
        assert!(!clause.is_empty() && !manual.is_empty(), "{id} has no clause or no manual");
        for place in rule.places {
            let is_known =
                Form::all().iter().any(|form| rule.missing_in(form).all(|missing| missing != *place));
            assert!(is_known, "{id}: no edition has the place {place:?}");
        }
    }
}

// ── Ids ─────────────────────────────────────────────────────────────────────

/// The ids of the rules that are built.
fn built() -> BTreeSet<String> {
    let plain = Form::all().iter().flat_map(|form| form.checks).map(|check| check.id.to_owned());
    RULES.iter().map(|rule| rule.id.to_owned()).chain(plain).collect()
}

/// The ids that no rule has, as `src/rules/README.md` lists them.
fn without_rule() -> BTreeSet<String> {
    let readme = fs::read_to_string(rules().join("README.md")).expect("src/rules/README.md");
    let (_, table) = readme.split_once("## Ids that no rule has").expect("the ids that no rule has");
    let first = |line: &str| line.trim_start_matches('|').split('|').next().unwrap_or_default().to_owned();
    let rows = table.lines().filter(|line| line.starts_with("| "));
    let ids = rows.flat_map(|line| first(line).split(',').map(|id| id.trim().to_owned()).collect::<Vec<_>>());
    ids.filter(|id| Family::of(id).is_some()).collect()
}

#[test]
fn an_id_is_never_used_again() {
    let again: Vec<String> = built().intersection(&without_rule()).cloned().collect();
    assert_eq!(
        again, [""; 0],
        "src/rules/README.md says that no rule has these ids any more; take the next free ones"
    );
}

#[test]
fn an_id_that_goes_is_listed_as_gone() {
    let known: BTreeSet<String> = built().union(&without_rule()).cloned().collect();
    let mut tens: BTreeMap<String, BTreeSet<u8>> = BTreeMap::new();
    for id in &known {
        let (ten, last) = id.split_at(id.len() - 1);
        tens.entry(ten.to_owned()).or_default().insert(last.parse().unwrap());
    }
    for (ten, numbers) in tens {
        let (first, last) = (numbers.first().unwrap(), numbers.last().unwrap());
        for number in *first..=*last {
            let id = format!("{ten}{number}");
            assert!(
                known.contains(&id),
                "{id} is no rule: list it in src/rules/README.md under “Ids that no rule has”, with the reason"
            );
        }
    }
}

// ── Places of the form ──────────────────────────────────────────────────────

/// Code without comments, tests and the declaration of the rule.
fn code(text: &str) -> String {
    let (text, _) = text.split_once("#[cfg(test)]").unwrap_or((text, ""));
    let (before, rest) = text.split_once("rule! {").unwrap_or(("", text));
    let (_, after) = rest.split_once("\n}\n").filter(|_| !before.is_empty()).unwrap_or(("", rest));
    let lines = before.lines().chain(after.lines()).filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The texts between quotation marks.
fn literals(code: &str) -> Vec<&str> {
    code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// The literals of the shared functions and files that a rule uses: `case.results_of(…)`,
/// `last_year::carried`.
fn literals_used<'a>(code: &str, shared: &'a [(String, String)]) -> Vec<&'a str> {
    let used = shared.iter().filter(|(name, _)| code.contains(name.as_str()));
    used.flat_map(|(_, text)| literals(text)).collect()
}

/// What rules share, by how they name it, with its code.
fn shared() -> Vec<(String, String)> {
    let read = |file: &str| code(&fs::read_to_string(rules().join(file)).unwrap());
    let mut found = Vec::new();
    for file in ["applicants.rs", "stated.rs", "case.rs"] {
        for function in read(file).split(" fn ").skip(1) {
            let name = function.split(['(', '<']).next().unwrap();
            found.push((format!(".{name}("), function.to_owned()));
        }
    }
    for file in ["carried", "documents_in_force"] {
        found.push((format!("last_year::{file}::"), read(&format!("last_year/{file}.rs"))));
    }
    found
}

/// Whether a place that is declared covers what a literal names: an address or its beginning,
/// a table, or a row.
fn covers(place: &str, literal: &str) -> bool {
    let address = literal.trim_end_matches('.');
    place.split('|').any(|one| {
        one == address || one.starts_with(&format!("{address}.")) || one.split('.').nth(1) == Some(address)
    })
}

/// Whether a literal names a table, a row or an address of some edition.
fn names_a_place(literal: &str) -> bool {
    let tables = || Form::all().iter().flat_map(|form| form.tables);
    let is_address = |table: &str| literal == table || literal.starts_with(&format!("{table}."));
    if literal.contains('|') {
        return false; // A place itself, declared for the rules that use the file.
    }
    let is_row = tables().flat_map(|table| table.rows).any(|row| row.key == literal);
    is_row || tables().any(|table| is_address(table.key))
}

#[test]
fn a_rule_declares_the_places_of_the_form_that_it_names() {
    let shared = shared();
    let mut missing = Vec::new();
    for (family, name, text) in rule_files() {
        let rule = rule_of(family, &name);
        let code = code(&text);
        let mut named: BTreeSet<&str> = literals(&code).into_iter().collect();
        named.extend(literals_used(&code, &shared));
        let mut places: Vec<String> = named
            .into_iter()
            .filter(|literal| {
                names_a_place(literal) && !rule.places.iter().any(|place| covers(place, literal))
            })
            .map(ToOwned::to_owned)
            .collect();
        // A rule on one section alone cannot do without it.
        let sections =
            [("OVERVIEW", "overview"), ("PROBLEMS", "problems"), ("OTHER_MATTERS", "other_matters")];
        let named: Vec<&str> = sections
            .iter()
            .filter(|(field, _)| code.contains(&format!("Field::{field}")))
            .map(|(_, key)| *key)
            .collect();
        if let [only] = named.as_slice()
            && !code.contains("Field::Preface")
            && !rule.places.iter().any(|place| covers(place, only))
        {
            places.push((*only).to_owned());
        }
        let file = format!("src/rules/{family}/{name}.rs");
        missing.extend(places.iter().map(|place| format!("{file}: add {place:?} to `places`")));
    }
    assert!(missing.is_empty(), "where an edition lacks these the rule is silent:\n{}", missing.join("\n"));
}

#[test]
fn a_rule_sees_no_more_of_a_report_than_it_declares() {
    for (family, name, text) in rule_files() {
        let sees_all = family != "explain" && text.contains("whole_report");
        assert!(!sees_all, "src/rules/{family}/{name}.rs: a rule sees a report through its `Case` alone");
    }
}
