//! The repository looks at its own shape: who imports whom, what stands in which file,
//! and that its maps and lists are complete.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::rules::{Family, RULES};

/// Modules, each with those that it may import.
type MayImport = &'static [(&'static str, &'static [&'static str])];

/// Who may import whom. A line that changes here is a decision.
const MAY_IMPORT: MayImport = &[
    ("order", &[]),
    ("text", &[]),
    ("limits", &[]),
    ("form", &[]),
    ("report", &["text", "form"]),
    ("claims", &["order", "limits", "text", "report", "form"]),
    ("rules", &["order", "limits", "text", "claims", "report", "form"]),
    ("comparison", &["order", "limits", "text", "report", "form"]),
    ("roll_up", &["order", "limits", "text", "rules", "report", "form"]),
    ("document", &["text", "picture", "report", "form"]),
    ("proof_sheet", &["order", "document", "rules", "report", "form"]),
    ("letter", &["document", "rules", "report"]),
    ("office", &["order", "limits", "text"]),
    ("saved", &["order", "limits", "text", "report", "form"]),
    ("read", &["order", "limits", "text", "saved", "office", "report", "form"]),
    ("picture", &["order", "comparison", "office", "report", "form"]),
    ("write", &["order", "text", "document", "picture", "saved", "office", "report", "form"]),
    ("review_book", &["write", "roll_up", "rules", "report", "form"]),
    ("data", &["order", "text", "office", "write", "rules", "claims", "report", "form"]),
    (
        "draft",
        &[
            "order",
            "limits",
            "text",
            "data",
            "write",
            "read",
            "picture",
            "proof_sheet",
            "document",
            "rules",
            "claims",
            "report",
            "form",
        ],
    ),
    // Nobody imports these two.
    (
        "wasm",
        &[
            "limits",
            "text",
            "draft",
            "data",
            "write",
            "read",
            "letter",
            "picture",
            "proof_sheet",
            "review_book",
            "comparison",
            "roll_up",
            "document",
            "rules",
            "claims",
            "report",
            "form",
        ],
    ),
    (
        "command_line",
        &[
            "limits",
            "text",
            "data",
            "write",
            "saved",
            "read",
            "picture",
            "proof_sheet",
            "document",
            "comparison",
            "review_book",
            "roll_up",
            "rules",
            "report",
            "form",
        ],
    ),
];

/// Folders whose files and folders stand side by side and do not know each other; with each
/// the ones that it may know, and why.
const APART: &[(&str, MayImport)] = &[(
    "write",
    &[
        ("docx", &[]),
        ("xlsx", &[]),
        ("html", &[]),
        ("text", &[]),
        // A table's cells on their grid, each on one line.
        ("markdown", &["text"]),
    ],
)];

/// Files over the length at which a file is split, and why they are whole.
const LONG: &[(&str, &str)] = &[];
const LINES: usize = 500;

/// Files that may touch the world outside: files, arguments, standard output.
const DOES_IO: &[&str] = &["main.rs", "command_line.rs", "command_line/files.rs", "form/build.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, by its path from there with `/`, in order.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(here) = open.pop() {
        for entry in fs::read_dir(&here).unwrap_or_else(|error| panic!("{}: {error}", here.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "dist" | "pkg" | "target") {
                    open.push(path);
                }
            } else {
                let from_here = path.strip_prefix(folder).unwrap();
                let parts: Vec<_> = from_here.iter().map(|part| part.to_string_lossy()).collect();
                found.push((parts.join("/"), path));
            }
        }
    }
    found.sort();
    found
}

/// The Rust files of `src` with their text, by their path from there.
fn sources() -> Vec<(String, String)> {
    let all = files(&root().join("src"));
    let rust = all.into_iter().filter(|(_, path)| path.extension().is_some_and(|ending| ending == "rs"));
    rust.map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect()
}

/// Rust code without its comments, and without the tests at its end.
fn code(text: &str) -> String {
    let (text, _) = text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((text, ""));
    let bare = |line: &str| {
        let line = if line.trim_start().starts_with("//") { "" } else { line };
        line.split(" // ").next().unwrap_or_default().to_owned()
    };
    text.lines().map(bare).collect::<Vec<_>>().join("\n")
}

/// The module path of a file: `rules/sums.rs` is `["rules", "sums"]`, `lib.rs` the crate itself.
fn module_path(file: &str) -> Vec<&str> {
    match file {
        "lib.rs" | "main.rs" => Vec::new(),
        _ => file.trim_end_matches(".rs").split('/').collect(),
    }
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// The first names of what follows a `::`: one name, or those of a `{…}` at its first level.
fn first_names(rest: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|sign| is_word(*sign)).collect::<String>();
    let Some(group) = rest.strip_prefix('{') else {
        return vec![word(rest)];
    };
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (place, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(word(&group[start..place]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(word(&group[start..place]));
                start = place + 1;
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The top modules that a file names by `crate::…`, or by a `super::…` that leaves its own.
fn imports(file: &str, text: &str) -> BTreeSet<String> {
    let code = code(text);
    let own = module_path(file);
    let mut found = BTreeSet::new();
    // The program knows the library by its name.
    for start in ["crate::", "xxgk_annual_report::"] {
        for (place, _) in code.match_indices(start) {
            let before = code[..place].chars().next_back();
            if before.is_none_or(|sign| !is_word(sign)) {
                found.extend(first_names(&code[place + start.len()..]));
            }
        }
    }
    let mut after = 0;
    for (place, _) in code.match_indices("super::") {
        let is_start = code[..place].chars().next_back().is_none_or(|sign| !is_word(sign) && sign != ':');
        if place < after || !is_start {
            continue;
        }
        let rest = code[place..].trim_start_matches("super::");
        after = code.len() - rest.len();
        let levels = (after - place) / "super::".len();
        if levels == own.len() {
            found.extend(first_names(rest));
        }
    }
    if let Some(own) = own.first() {
        found.remove(*own);
    }
    found
}

// ── Who imports whom ────────────────────────────────────────────────────────

#[test]
fn imports_are_read_from_paths_and_groups_but_not_from_comments() {
    let read = |file, text| imports(file, text).into_iter().collect::<Vec<_>>();
    assert_eq!(read("rules/sums.rs", "use crate::form::{Check, CellId};"), ["form"]);
    assert_eq!(read("rules.rs", "use crate::{form::{Form, CellId}, report::Report,};"), ["form", "report"]);
    assert_eq!(read("rules.rs", "let x = crate::write::write(crate::rules::check());"), ["write"]);
    assert_eq!(read("rules/sums.rs", "use super::{Case, write};\nuse super::Place;"), [""; 0]);
    assert_eq!(read("rules/sums.rs", "use super::super::write::Format;"), ["write"]);
    assert_eq!(read("rules.rs", "use super::{read, write};"), ["read", "write"]);
    assert_eq!(read("write/docx/part.rs", "use super::super::{Format};"), [""; 0]);
    assert_eq!(read("write/docx/part.rs", "use super::super::super::rules::Rule;"), ["rules"]);
    assert_eq!(read("form.rs", "/// [`crate::wasm`]\n//! crate::read\nlet a = 1; // crate::write"), [""; 0]);
    assert_eq!(read("xml.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    use super::f;\n}"), [""; 0]);
    assert_eq!(read("form.rs", "other_crate::wasm(); $crate::read!()"), ["read"]);
    assert_eq!(read("command_line/check.rs", "use xxgk_annual_report::read::{self, Read};"), ["read"]);
}

#[test]
fn files_import_only_what_their_module_may() {
    let table: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let Some(module) = module_path(&file).first().copied() else { continue };
        let Some(may) = table.get(module) else {
            faults.push(format!("{file}: the module {module} is not in the table"));
            continue;
        };
        for name in imports(&file, &text) {
            if !may.contains(&name.as_str()) {
                faults.push(format!("{file} imports {name}; {module} may import {may:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_stands_side_by_side_does_not_know_each_other() {
    let mut faults = Vec::new();
    for (folder, parts) in APART {
        for (file, text) in sources() {
            let path = module_path(&file);
            let [first, part, ..] = path.as_slice() else { continue };
            let Some((_, may)) = parts.iter().find(|(name, _)| first == folder && name == part) else {
                continue;
            };
            let code = code(&text);
            let up = "super::".repeat(path.len() - 1);
            for way in [format!("crate::{folder}::"), up] {
                for (place, _) in code.match_indices(&way) {
                    let before = code[..place].chars().next_back();
                    let is_start = before.is_none_or(|c| !is_word(c) && c != ':');
                    let names = first_names(&code[place + way.len()..]);
                    let is_other = |name: &String| {
                        name != part
                            && parts.iter().any(|(other, _)| other == name)
                            && !may.contains(&name.as_str())
                    };
                    faults.extend(
                        names
                            .into_iter()
                            .filter(|name| is_start && is_other(name))
                            .map(|name| format!("{file} imports {folder}/{name}, which stands beside it")),
                    );
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_exception_is_needed() {
    let sources: BTreeMap<String, String> = sources().into_iter().collect();
    for (file, _) in LONG {
        let text = sources.get(*file).unwrap_or_else(|| panic!("there is no {file} any more"));
        assert!(text.lines().count() > LINES, "{file} is not long any more");
    }
    for (folder, parts) in APART {
        for (part, may) in *parts {
            for other in *may {
                let own = |file: &&String| file.starts_with(&format!("{folder}/{part}"));
                let says = |text: &String| text.contains(&format!("super::{other}::"));
                let knows = sources.iter().any(|(file, text)| own(&file) && says(text));
                assert!(knows, "{folder}/{part} does not know {other} any more");
            }
        }
    }
}

#[test]
fn the_table_has_no_circle() {
    let mut known: Vec<&str> = Vec::new();
    let mut waiting = MAY_IMPORT.to_vec();
    while !waiting.is_empty() {
        let (ready, rest): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|(_, imports)| imports.iter().all(|one| known.contains(one)));
        assert!(!ready.is_empty(), "these import each other, or something unknown: {rest:?}");
        known.extend(ready.iter().map(|(module, _)| *module));
        waiting = rest;
    }
}

#[test]
fn the_library_file_is_only_a_table_of_contents() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let code = code(&text);
    let others: Vec<&str> = code
        .lines()
        .filter(|line| {
            !line.is_empty()
                && !line.starts_with("#[")
                && !line.starts_with("pub mod ")
                && !line.starts_with("mod ")
        })
        .collect();
    assert_eq!(others, [""; 0]);
}

// ── What stands in which file ───────────────────────────────────────────────

#[test]
fn every_file_is_a_module_of_the_one_above_it() {
    let all = sources();
    let text = |name: &str| all.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str());
    let is_of = |module: &str, above: &str| {
        // As a module, or in a list of rules.
        let is_named =
            |line: &str| line.ends_with(&format!("mod {module};")) || line.trim() == format!("{module},");
        text(above).is_some_and(|text| text.lines().any(is_named))
    };
    let is_lost = |name: &&str| {
        let stem = name.trim_end_matches(".rs");
        match stem.rsplit_once('/') {
            Some((folder, module)) => !is_of(module, &format!("{folder}.rs")),
            None => !["lib", "main"].contains(&stem) && !is_of(stem, "lib.rs") && !is_of(stem, "main.rs"),
        }
    };
    let lost: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).filter(is_lost).collect();
    // The first belongs to `build.rs`.
    assert_eq!(
        lost,
        ["form/build.rs"],
        "nothing compiles these: name them in the file above, or delete them"
    );
}

#[test]
fn every_rust_file_begins_by_saying_what_it_is_for() {
    let mut silent = Vec::new();
    for folder in ["src", "tests"] {
        for (name, path) in files(&root().join(folder)) {
            if path.extension().is_some_and(|ending| ending == "rs")
                && !fs::read_to_string(path).unwrap().starts_with("//! ")
            {
                silent.push(format!("{folder}/{name}"));
            }
        }
    }
    assert_eq!(silent, [""; 0]);
}

/// Lines of the core's code that hold one of these, as “file: line”.
fn lines_with(words: &[&str], except: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| !except.contains(&file.as_str())) {
        let code = code(&text);
        let lines = code.lines().filter(|line| words.iter().any(|word| line.contains(word)));
        found.extend(lines.map(|line| format!("{file}: {}", line.trim())));
    }
    found
}

#[test]
fn nothing_in_the_program_gives_up() {
    let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    assert_eq!(lines_with(&words, &["form/build.rs"]), [""; 0]);
    // `debug_assert!` is not in what people run.
    let asserts = lines_with(&["assert"], &["form/build.rs"]);
    let faults: Vec<&String> = asserts.iter().filter(|line| line.contains(": assert")).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn the_core_has_no_files_no_clock_and_no_console() {
    let words = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "std::time",
        "SystemTime",
        "Instant",
        "println!",
        "eprintln!",
        "stdout()",
        "stderr()",
        "stdin()",
    ];
    assert_eq!(lines_with(&words, DOES_IO), [""; 0]);
}

#[test]
fn nothing_is_kept_in_an_order_that_changes() {
    assert_eq!(lines_with(&["HashMap", "HashSet", "RandomState"], &[]), [""; 0]);
}

#[test]
fn figures_are_never_binary_floating_point() {
    let money = ["report", "rules", "form", "read", "saved"];
    let apart = [
        // It refuses one.
        "saved/value.rs",
        // Binary workbooks keep their numbers so: they are made decimals before anything else is done with them.
        "read/sheet/decimal.rs",
        "read/xls/cells.rs",
    ];
    // Where something stands on a page: figures are read from its characters.
    let places = ["read/pdf", "read/ofd.rs", "read/places"];
    let floats = lines_with(&["f32", "f64"], &apart);
    let is_fault = |line: &&String| {
        money.iter().any(|module| line.starts_with(module))
            && !places.iter().any(|place| line.starts_with(place))
    };
    let faults: Vec<&String> = floats.iter().filter(is_fault).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn only_the_border_knows_the_browser() {
    // What is shown is plain data: no file of `wasm/view/` is among them.
    let sources = sources();
    let is_border =
        |file: &&str| *file == "wasm.rs" || (file.starts_with("wasm/") && module_path(file).len() == 2);
    let mut border: Vec<&str> = sources.iter().map(|(file, _)| file.as_str()).filter(is_border).collect();
    // The browser has the tables, which are too large for the page.
    border.push("text/gb18030.rs");
    assert_eq!(lines_with(&["wasm_bindgen", "web_sys", "js_sys"], &border), [""; 0]);
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(file, text)| text.lines().count() > LINES && LONG.iter().all(|(known, _)| known != file))
        .map(|(file, text)| format!("{file} has {} lines", text.lines().count()))
        .collect();
    assert_eq!(long, [""; 0], "split it, or give the reason in LONG");
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    // Put together here, lest this file name them.
    let places: Vec<String> = ["root", "home", "work", "Users"].map(|name| format!("/{name}/")).to_vec();
    let mut faults = Vec::new();
    for folder in ["src", "www", "tests"] {
        for (name, path) in files(&root().join(folder)) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            for (number, line) in text.lines().enumerate() {
                // After a letter or a point it is a part of some longer address.
                let starts = |place: usize| {
                    line[..place]
                        .chars()
                        .next_back()
                        .is_none_or(|sign| !is_word(sign) && !matches!(sign, '.' | '}'))
                };
                if places.iter().any(|place| line.match_indices(place).any(|(found, _)| starts(found))) {
                    faults.push(format!("{folder}/{name}:{}", number + 1));
                }
            }
        }
    }
    assert_eq!(faults, [""; 0]);
}

// ── Lists that are complete ─────────────────────────────────────────────────

#[test]
fn the_map_names_every_file() {
    let map = fs::read_to_string(root().join("src/README.md")).expect("src/README.md");
    let named = |file: &str| {
        let folders = file.match_indices('/').map(|(place, _)| &file[..=place]);
        let is_edition = file.starts_with("form/") && file.strip_suffix(".toml").is_some();
        map.contains(&format!("`{file}`"))
            || is_edition && map.contains("`form/<edition>.toml`")
            || folders.into_iter().any(|folder| map.contains(&format!("`{folder}`")))
    };
    let all = files(&root().join("src"));
    let missing: Vec<&str> = all
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| *name != "README.md" && !named(name))
        .collect();
    assert_eq!(missing, [""; 0], "src/README.md does not name these");
}

/// The ids of the catalogue that stand in a text: the letters of a family and two digits.
fn ids_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let is_id = |word: &&str| {
        word.split_once('-').is_some_and(|(_, number)| {
            Family::of(word).is_some()
                && number.len() == 2
                && number.bytes().all(|digit| digit.is_ascii_digit())
        })
    };
    words.filter(is_id).map(ToOwned::to_owned).collect()
}

/// The rows of the clause ledger as (clause, what meets it).
fn ledger(text: &str) -> Vec<(String, String)> {
    let (_, ledger) = text.split_once("# The clause ledger").expect("the clause ledger");
    let rows = ledger.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let cells = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 2, "{line}");
        (cells[0].to_owned(), cells[1].to_owned())
    };
    rows.map(cells).filter(|(_, met)| met != "What meets it").collect()
}

/// The ids of the rules that are built.
fn built() -> BTreeSet<String> {
    let plain = Form::all().iter().flat_map(|form| form.checks).map(|check| check.id.to_owned());
    RULES.iter().map(|rule| rule.id.to_owned()).chain(plain).collect()
}

fn ledger_rows() -> Vec<(String, String)> {
    ledger(&fs::read_to_string(root().join("src/form/README.md")).expect("src/form/README.md"))
}

#[test]
fn the_ledger_says_what_meets_each_clause() {
    let built = built();
    for (clause, met) in ledger_rows() {
        let ids = ids_in(&met);
        let unknown: Vec<&String> = ids.difference(&built).collect();
        assert_eq!(unknown, [""; 0], "“{clause}” is not met by these, for they are not built");
        let in_words = ["by construction", "up to the user", "not yet"].iter().any(|word| met.contains(word));
        assert!(in_words || !ids.is_empty(), "nothing is said to meet “{clause}”: {met}");
    }
}
