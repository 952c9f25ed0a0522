//! What the prose states, as data for other programs, in the words of `check --json`.

use crate::claims::Claim;
use crate::report::{Amount, Report, Utf16};
use serde::{Serialize, Serializer};
use serde_json::Number;

/// One claim of the prose, spelled with cell addresses.
#[derive(Debug, Serialize)]
pub struct SpelledClaim<'a> {
    /// The field whose text states it.
    pub section: &'static str,
    /// Its words.
    pub quote: &'a str,
    /// Where they stand in the field: from one character to another, in UTF-16, live figures
    /// with their brackets.
    pub span: Option<(usize, usize)>,
    /// The number as written.
    pub value: Exact,
    /// It is at least this much, where it is not exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Exact>,
    /// It is at most this much, where it is not exact and anything bounds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<Exact>,
    /// What it counts, as written.
    pub unit: Option<&'static str>,
    /// `cell`, `zero`, `all_done`, `breakdown`, `percent`, `interval`, `processing_fee`.
    pub kind: &'static str,
    /// The expression over the cells that it was held against; none where it was held
    /// against other words.
    pub cells: Vec<String>,
    /// The numbers of the text that it was held against.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Exact>,
    /// Whether it agrees; `null` while that is not known.
    pub holds: Option<bool>,
}

/// Spells claims in the terms of the report that makes them.
pub fn spell_claims<'a>(report: &'a Report, claims: &[Claim]) -> Vec<SpelledClaim<'a>> {
    let texts = Utf16::of_all(report);
    claims.iter().map(|claim| spell(report, &texts, claim)).collect()
}

fn spell<'a>(report: &'a Report, texts: &[Utf16<'_>], claim: &Claim) -> SpelledClaim<'a> {
    let text = Utf16::find(texts, claim.field);
    let units = |place| text.and_then(|text| text.at(place));
    let vague = !claim.number.is_exact();
    let cells: Vec<String> = claim.expression(report.form).into_iter().collect();
    SpelledClaim {
        section: claim.field.key(),
        quote: report.text(claim.field).get(claim.span.clone()).unwrap_or_default(),
        span: units(claim.span.start).zip(units(claim.span.end)),
        value: Exact(claim.number.value),
        least: vague.then_some(Exact(claim.number.least)),
        most: claim.number.most.filter(|_| vague).map(Exact),
        unit: (!claim.number.word.is_empty()).then_some(claim.number.word),
        kind: if vague { "interval" } else { claim.kind.key() },
        cells,
        parts: claim.parts.iter().copied().map(Exact).collect(),
        holds: claim.holds,
    }
}

/// A number to the letter, without binary floating point. It is spelled only where somebody
/// asks for it: the page does not, and spelling all took a twelfth of what it is shown.
#[derive(Debug)]
pub struct Exact(Amount);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.0.to_string().parse::<Number>().ok().serialize(out)
    }
}
