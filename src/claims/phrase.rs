//! What the number of a phrase counts: the cells that it has to agree with.

use super::number::Unit;
use super::reader::{Basis, Counted, Family, Reader, Topic};
use super::sense::Sense;
use super::words::{ANYONE, DENIED, LEGAL_PERSONS, NATURAL, OTHERWISE, REFUSED, Relative, UNABLE, Word};
use crate::form::{CellId, Form};

/// The edition of 2019 counts documents otherwise.
const EARLIER: [(&str, &str); 3] =
    [("made", "new_made"), ("made", "new_published"), ("valid", "total_published")];

/// Some rows of table three in some of its columns, as far as the edition has them.
pub(super) fn table3(form: &Form, rows: &[&str], columns: &[&str]) -> Option<Vec<CellId>> {
    let cells = rows.iter().flat_map(|row| columns.iter().map(move |column| form.at("t3", row, column)));
    Some(cells.flatten().collect::<Vec<CellId>>()).filter(|cells| !cells.is_empty())
}

/// Some columns of table four for reviews, lawsuits or both.
pub(super) fn table4(form: &Form, groups: &[&str], outcomes: &[&str]) -> Option<Vec<CellId>> {
    let cells =
        groups.iter().flat_map(|group| outcomes.iter().map(move |outcome| form.at("t4", group, outcome)));
    cells.collect::<Option<Vec<CellId>>>().filter(|cells| !cells.is_empty())
}

fn table2(form: &Form, row: &str, column: &str) -> Vec<Vec<CellId>> {
    let earlier = EARLIER.iter().filter(|(known, _)| *known == column).map(|(_, earlier)| *earlier);
    std::iter::once(column)
        .chain(earlier)
        .filter_map(|column| Some(vec![form.at("t2", row, column)?]))
        .collect()
}

/// The rows that an act can mean.
pub(super) fn rows_of(basis: Basis) -> &'static [&'static [&'static str]] {
    match basis {
        Basis::New => &[&["new_received"]],
        Basis::Received => &[&["new_received"], &["new_received", "carried_over"]],
        Basis::Handled => &[&["total_processed"], &["new_received"], &["new_received", "carried_over"]],
        Basis::Finished => &[&["total_processed"]],
    }
}

impl Reader<'_> {
    /// What the words before a number say that it counts.
    pub(super) fn before(&self, sense: &Sense, unit: Unit) -> Option<Counted> {
        if unit == Unit::Percent || Self::is_difference(sense) {
            return None;
        }
        if let Some(counted) = self.table_two(sense, unit) {
            return Some(counted);
        }
        let is_money = matches!(unit, Unit::Yuan | Unit::TenThousandYuan);
        let is_late = sense.has(Word::Late) && sense.results().is_empty();
        if is_money || is_late || unit == Unit::Other || Self::is_noisy(sense) {
            return None;
        }
        self.appeals(sense).or_else(|| self.applications(sense, unit))
    }

    /// 比上年增加3件: a difference, no figure of this year.
    fn is_difference(sense: &Sense) -> bool {
        let compared = sense.last(|word| matches!(word, Word::Compare | Word::Change(_)));
        compared.is_some_and(|place| sense.act().is_none_or(|(act, _)| act < place))
            || sense.any(|word| matches!(word, Word::Period | Word::Assist))
    }

    /// Whether something unknown stands between the words and the number.
    fn is_noisy(sense: &Sense) -> bool {
        let is_clear = sense.any(|word| word == Word::Application) && sense.act().is_some();
        let ends_foreign = sense.words.iter().rev().find_map(|(_, word)| match word {
            Word::Foreign | Word::Publish => Some(true),
            Word::Plain
            | Word::And
            | Word::Etc
            | Word::All
            | Word::Already
            | Word::Openness
            | Word::Sum
            | Word::Information => None,
            _ => Some(false),
        });
        ends_foreign == Some(true) || sense.noise > if is_clear { 4 } else { 0 }
    }

    // ── Table two ───────────────────────────────────────────────────────────

    fn table_two(&self, sense: &Sense, unit: Unit) -> Option<Counted> {
        let of_government = sense.last(|word| word == Word::GovernmentRegulations);
        let of_government = of_government.filter(|_| self.is_government).map(|place| (place, "regulations"));
        let (row, state) = (sense.row2().or(of_government), sense.state());
        if sense.noise > 0 || sense.any(|word| matches!(word, Word::Foreign | Word::Share)) {
            return None;
        }
        let family = Family::TableTwo;
        let (place, row) = match (row, state, self.row2) {
            (Some(row), ..) => row,
            (None, Some((place, _)), Some(row)) => (place, row),
            _ => return None,
        };
        // 规范性文件等信息45件 counts something else.
        let moved_on = sense.words.iter().any(|(later, word)| *later > place && *word == Word::Etc);
        let is_money = matches!(unit, Unit::Yuan | Unit::TenThousandYuan);
        let has = |column| self.form.at("t2", row, column).is_some();
        if moved_on || has("amount") != is_money {
            return None;
        }
        let readings = match row {
            _ if is_money => table2(self.form, row, "amount"),
            _ if has("decisions") => {
                let is_decision = unit == Unit::Case && self.topic != Topic::Foreign;
                if !is_decision || sense.words.iter().any(|(later, _)| *later > place + 2) {
                    return None;
                }
                table2(self.form, row, "decisions")
            }
            _ => {
                let is_named_last = sense.words.iter().all(|(later, word)| {
                    *later <= place || matches!(word, Word::Plain | Word::State(_) | Word::And | Word::Sum)
                });
                if sense.words.iter().filter(|(_, word)| matches!(word, Word::Row2(_))).count() > 1 {
                    return None;
                }
                // 清理规范性文件100件, 解读规范性文件2件
                let is_said = state.is_some() || sense.has(Word::Publish) || sense.others.is_empty();
                if !is_named_last || !is_said || !matches!(unit, Unit::Case | Unit::Item) {
                    return None;
                }
                let state = match state {
                    Some((_, state)) => state,
                    None if sense.has(Word::Publish) => "made",
                    None => self.state.unwrap_or("made"),
                };
                table2(self.form, row, state)
            }
        };
        (!readings.is_empty()).then_some(Counted { readings, family })
    }

    // ── Table four ──────────────────────────────────────────────────────────

    /// The groups of table four that the words name.
    pub(super) fn groups(sense: &Sense) -> Vec<&'static str> {
        let mut groups = Vec::new();
        if sense.has(Word::Review) {
            groups.push("review");
        }
        match (sense.has(Word::Direct), sense.has(Word::AfterReview), sense.has(Word::Litigation)) {
            (true, false, _) => groups.push("litigation_direct"),
            (false, true, _) => groups.push("litigation_after_review"),
            (true, true, _) | (_, _, true) => groups.extend(["litigation_direct", "litigation_after_review"]),
            _ => {}
        }
        groups
    }

    fn appeals(&self, sense: &Sense) -> Option<Counted> {
        let mut groups = Self::groups(sense);
        let outcome = sense
            .outcome()
            .or_else(|| (self.topic == Topic::Appeals && sense.has(Word::Others)).then_some(&["other"][..]));
        let withdrawn = self.topic == Topic::Appeals && sense.results() == [["other_handling"]];
        let outcome = outcome.or(withdrawn.then_some(&["other"][..]));
        if groups.is_empty() {
            outcome?;
            groups.clone_from(&self.groups);
        }
        if groups.is_empty() || sense.has(Word::Foreign) || self.reviews_for_others(sense) {
            return None;
        }
        let cells = table4(self.form, &groups, outcome.unwrap_or(&["total"]))?;
        Some(Counted { readings: vec![cells], family: Family::Appeals })
    }

    /// 司法局受理行政复议案件300件: the cases that an office decides, not those against it.
    fn reviews_for_others(&self, sense: &Sense) -> bool {
        sense.act().is_some_and(|(_, act)| act != Word::Happen)
            && !self.about_openness
            && !sense.has(Word::Openness)
            && !sense.has(Word::Application)
    }

    // ── Table three ─────────────────────────────────────────────────────────

    fn applications(&self, sense: &Sense, unit: Unit) -> Option<Counted> {
        let named = sense.any(|word| word == Word::Application);
        // 制定了答复文书，其中予以公开59件: still those of the total.
        let goes_on = self.told.total.is_some() && sense.any(|word| matches!(word, Word::Result(_)));
        if !named && (self.topic == Topic::Foreign && !goes_on || sense.has(Word::Foreign)) {
            return None;
        }
        if self.is_other_year(sense) && !sense.is_over() {
            return None;
        }
        let columns = sense.who().unwrap_or(ANYONE);
        let counted = |rows: &[&str], family| {
            let cells = table3(self.form, rows, columns)?;
            Some(Counted { readings: vec![cells], family })
        };
        if sense.is_over() {
            return counted(&["carried_over"], Family::Over);
        }
        if sense.is_forward() {
            let sure = sense.has(Word::Carry) || named || self.topic == Topic::Applications;
            return if sure || sense.has(Word::Forward) {
                counted(&["carried_forward"], Family::Forward)
            } else {
                None
            };
        }
        if sense.has(Word::Carry) {
            let row = if self.in_bracket { "carried_over" } else { "carried_forward" };
            let family = if self.in_bracket { Family::Over } else { Family::Forward };
            return counted(&[row], family);
        }
        let known = self.results(sense, unit).or_else(|| self.applicants(sense));
        known.or_else(|| self.acts(sense, unit)).or_else(|| self.sum(sense))
    }

    fn is_other_year(&self, sense: &Sense) -> bool {
        let year = sense.year().or(self.year);
        matches!(year, Some(Relative::Last | Relative::Other))
    }

    /// 新收104件，上年结转0件，共计104件.
    fn sum(&self, sense: &Sense) -> Option<Counted> {
        let is_sum = self.family == Some(Family::Over)
            && self.told.basis.is_some_and(|basis| matches!(basis, Basis::New | Basis::Received))
            && sense.has(Word::Sum)
            && sense.words.iter().all(|(_, word)| matches!(word, Word::Sum | Word::Plain | Word::Request));
        is_sum.then(|| self.total(&[&["new_received", "carried_over"]]))
    }

    fn results(&self, sense: &Sense, unit: Unit) -> Option<Counted> {
        let mut rows = sense.results();
        let place = sense.last(|word| matches!(word, Word::Result(_)));
        let is_published = unit == Unit::Item
            && sense.words.iter().any(|(later, word)| {
                matches!(word, Word::Information | Word::Openness) && Some(*later) > place
            });
        // 主动撤回 is a row of its own only among the others.
        let is_alone = rows == [["other_handling"]] && self.family != Some(Family::Results);
        if is_published || is_alone && self.told.total.is_none() {
            return None;
        }
        if rows.is_empty() && sense.has(Word::Others) && self.family == Some(Family::Results) {
            rows = vec![OTHERWISE.to_vec(), vec!["other_handling"]];
        }
        let is_short_public = rows.is_empty()
            && self.topic == Topic::Applications
            && matches!(self.family, Some(Family::Results | Family::Total))
            && sense
                .words
                .iter()
                .all(|(_, word)| matches!(word, Word::Publish | Word::Plain | Word::Among | Word::Sum))
            && sense.has(Word::Publish);
        if is_short_public {
            rows = vec![vec!["granted"]];
        }
        if rows.is_empty() {
            return None;
        }
        // 信息不存在等36件: one of the reasons stands for its group.
        let group = [DENIED, UNABLE, REFUSED, OTHERWISE].into_iter().find(|group| {
            rows.first().is_some_and(|rows| rows.len() == 1 && rows.iter().all(|row| group.contains(row)))
        });
        if let Some(group) = group.filter(|_| sense.has(Word::Etc)) {
            rows.push(group.to_vec());
        }
        let scopes: Vec<&[&str]> = match (sense.who(), self.told.applicant) {
            (Some(columns), _) => vec![columns],
            (None, Some(columns)) => vec![columns, ANYONE],
            (None, None) => vec![ANYONE],
        };
        let readings: Vec<Vec<CellId>> = rows
            .iter()
            .flat_map(|rows| scopes.iter().map(move |columns| (rows, columns)))
            .filter_map(|(rows, columns)| table3(self.form, rows, columns))
            .collect();
        (!readings.is_empty()).then_some(Counted { readings, family: Family::Results })
    }

    fn applicants(&self, sense: &Sense) -> Option<Counted> {
        let columns = sense.who().or_else(|| {
            (sense.has(Word::Others) && self.family == Some(Family::Applicants)).then_some(&["other"][..])
        })?;
        if columns == ANYONE {
            return None;
        }
        let basis = match sense.act() {
            Some((_, act)) => Basis::of(act)?,
            None if self.topic == Topic::Foreign => return None,
            None => self.told.basis.or(sense.has(Word::Request).then_some(Basis::Received))?,
        };
        let mut readings = Vec::new();
        for rows in rows_of(basis) {
            readings.extend(table3(self.form, rows, columns));
            // 企业 often means every kind of organisation.
            if columns != NATURAL && columns != LEGAL_PERSONS {
                readings.extend(table3(self.form, rows, LEGAL_PERSONS));
            }
        }
        // 收到个人申请3件 may be all that there were.
        if sense.act().is_some() && self.told.total.is_none() {
            readings.extend(self.total(rows_of(basis)).readings);
        }
        Some(Counted { readings, family: Family::Applicants })
    }

    fn acts(&self, sense: &Sense, unit: Unit) -> Option<Counted> {
        let named = sense.has(Word::Application);
        let channel = sense.has(Word::Channel);
        let Some((place, act)) = sense.act() else {
            let is_bare =
                !named || self.told.published || channel || sense.has(Word::Among) || self.in_bracket;
            if is_bare
                || !matches!(unit, Unit::Case | Unit::None)
                || sense.has(Word::Publish)
                || self.told.total.is_some()
            {
                return None;
            }
            return Some(self.total(&[
                &["new_received"],
                &["total_processed"],
                &["new_received", "carried_over"],
            ]));
        };
        // 办理挖掘道路申请件77件: applications for something else.
        let asks = sense.last(|word| word == Word::Request);
        let is_for_else =
            !named && sense.others.iter().any(|(other, _)| (place..asks.unwrap_or(0)).contains(other));
        // 其中市政府办公室收到300件
        let is_of_some = !named && self.told.total.is_some() && sense.has(Word::Among) && act != Word::Finish;
        let is_part = is_for_else
            || is_of_some
            || channel && (sense.has(Word::Among) || self.told.total.is_some() && act != Word::Finish);
        let basis = Basis::of(act)?;
        let anaphoric = self.topic == Topic::Applications && !sense.has(Word::Publish);
        if is_part || !(named || anaphoric) {
            return None;
        }
        // 答复31件 may be all that a report says of its applications; after 收到 it is what it says.
        let basis = match basis {
            Basis::Finished if named && self.told.total.is_none() => Basis::Handled,
            Basis::Handled if self.told.total.is_some() => Basis::Finished,
            other => other,
        };
        Some(self.total(rows_of(basis)))
    }

    fn total(&self, rows: &[&[&str]]) -> Counted {
        let readings: Vec<Vec<CellId>> =
            rows.iter().filter_map(|rows| table3(self.form, rows, ANYONE)).collect();
        Counted { readings, family: Family::Total }
    }
}

impl Basis {
    pub(super) fn of(act: Word) -> Option<Self> {
        match act {
            Word::Newly => Some(Self::New),
            Word::Receive | Word::Happen => Some(Self::Received),
            Word::Handle => Some(Self::Handled),
            Word::Finish => Some(Self::Finished),
            _ => None,
        }
    }
}
