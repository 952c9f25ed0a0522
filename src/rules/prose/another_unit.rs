//! N-46: the text speaks of another office, or of another county, than the one that reports.

use crate::report::{Field, OrganKind};
use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::words::characters::is_han;
use crate::rules::words::paragraphs::sentences;
use crate::rules::{Case, Check, Edit, Finding, Need, Severity, Words};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 自称和单位是不是一致：乡的报告里写“我局”“我镇”，局的报告里写“我乡”，镇的报告里写“乡政府”；开头说“现公布某某单位某年的年度报告”，这个单位是不是填报的单位；“本报告由某政府办公室编制”“请与某政府办公室联系”“向市政府提出申请”说的是不是本单位；说报告在某县人民政府网站公布的，前后是不是同一个县。
    ///
    /// ## 为什么
    /// 报告常拿别的单位的稿子改，留下了别人的自称、单位名、地名。标题是一个单位，正文说的是另一个单位，等于没有报告。
    ///
    /// ## 怎么办
    /// 改成本单位；说的确实是别的单位的，可以接受这个提示并写明原因。
    RULE {
        id: "N-46",
        name: "another-unit",
        severity: Severity::Warning,
        clause: "条例第五十条；国办公开办函〔2021〕30号（四）",
        check: Check::Words(check),
        looks: looks,
        needs: &[Need::OrganKind],
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let organ = words.text(Field::OrganName).trim();
    let mut findings = other_county(words, organ);
    let own = own_word(words, organ);
    for (field, text) in words.prose() {
        if let Some(own) = own {
            findings.extend(called_otherwise(text, field, own));
            findings.extend(of_the_other_kind(text, field, own));
        }
        if !organ.is_empty() {
            if matches!(field, Field::Preface | Field::OVERVIEW) {
                findings.extend(published_of_another(text, field, organ));
            }
            findings.extend(done_by_another(words, text, field, organ));
        }
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let words = case.words();
    let own = own_word(&words, words.text(Field::OrganName).trim());
    let spoken_of = |text: &str| {
        let selves = own.map_or(0, |_| {
            text.match_indices('我').filter(|(place, _)| self_at(text, *place).is_some()).count()
        });
        selves + text.match_indices("人民政府").count() + text.match_indices("年度报告").count()
    };
    Looked::mentions(words.prose().map(|(_, text)| spoken_of(text)).sum())
}

// ── 我局 ────────────────────────────────────────────────────────────────────

/// What offices call themselves, and the characters after which, or before which, it is
/// another word: 自我局限, 我委托, 我办理, 我区别.
const SELVES: [(&str, &str); 9] = [
    ("街道", ""),
    ("局", "限部面"),
    ("乡", ""),
    ("镇", "静定"),
    ("委", "托派员屈身"),
    ("厅", ""),
    ("办", "理事公案成好学"),
    ("县", ""),
    ("区", "别分"),
];

/// The word after 我 that is the office's own: 乡 for 港口乡. `None` where it may be several.
fn own_word(words: &Words<'_>, organ: &str) -> Option<&'static str> {
    let kind = words.organ_kind();
    let name = organ.trim_end_matches("人民政府").trim_end_matches("办事处");
    let ends = |endings: &[&'static str]| endings.iter().copied().find(|ending| name.ends_with(ending));
    match kind? {
        OrganKind::Township => ends(&["乡", "镇"]),
        OrganKind::Subdistrict => ends(&["街道"]),
        OrganKind::CountyGovernment => ends(&["县", "区"]),
        OrganKind::Department | OrganKind::CityDepartment => ends(&["局"]),
        OrganKind::ProvinceDepartment => ends(&["厅", "局"]),
        _ => None,
    }
}

/// Whether an office may call itself that, or the place in which it is: a 局 says 我县, too.
fn may_say(own: &str, said: &str) -> bool {
    match own {
        // A town says 我县 of its county, a subdistrict 我区 and 我办.
        "乡" | "镇" => matches!(said, "县" | "区" | "办"),
        "街道" => matches!(said, "县" | "区" | "办"),
        "县" | "区" => said == "办",
        _ => matches!(said, "县" | "区"),
    }
}

fn called_otherwise(text: &str, field: Field, own: &'static str) -> Vec<Finding> {
    let mut faults = Vec::new();
    for (place, me) in text.match_indices('我') {
        let before = text.get(..place).unwrap_or_default();
        let Some(said) = self_at(text, place).filter(|said| *said != own && !may_say(own, said)) else {
            continue;
        };
        if before.ends_with('自') {
            continue;
        }
        faults.push(Fault {
            message: format!("“我{said}”和填报单位不一致"),
            fix: format!("改为“我{own}”"),
            edit: Edit { span: place..place + me.len() + said.len(), text: format!("我{own}") },
        });
    }
    RULE.finds_each(text, field, faults)
}

/// What the office calls itself where 我 stands: 局 of 我局.
fn self_at(text: &str, place: usize) -> Option<&'static str> {
    let after = text.get(place + '我'.len_utf8()..)?;
    SELVES.iter().find_map(|(said, not_before)| {
        let rest = after.strip_prefix(said)?;
        (!rest.starts_with(|c| not_before.contains(c))).then_some(*said)
    })
}

/// 推进乡政府信息公开 in the report of a 镇, 全镇 in that of a 乡. Behind a name it is another unit.
fn of_the_other_kind(text: &str, field: Field, own: &str) -> Vec<Finding> {
    let said = match own {
        "乡" => ["镇政府", "镇党委", "全镇"],
        "镇" => ["乡政府", "乡党委", "全乡"],
        _ => return Vec::new(),
    };
    let leads = |c: char| !is_han(c) || "进由向在对经和与及为了".contains(c);
    let mut faults = Vec::new();
    for word in said {
        let right = if own == "乡" { word.replace('镇', "乡") } else { word.replace('乡', "镇") };
        for (place, _) in text.match_indices(word) {
            let before = text.get(..place).and_then(|before| before.chars().next_back());
            let after = text.get(place + word.len()..).unwrap_or_default();
            // 全乡镇 are all of them.
            if before.is_none_or(leads) && !after.starts_with(['乡', '镇']) {
                faults.push(Fault {
                    message: format!("“{word}”和填报单位不一致"),
                    fix: format!("改为“{right}”"),
                    edit: Edit { span: place..place + word.len(), text: right.clone() },
                });
            }
        }
    }
    RULE.finds_each(text, field, faults)
}

// ── 现公布某局2025年政府信息公开年度报告 ─────────────────────────────────────

const ANNOUNCES: [&str; 5] = ["公布", "发布", "公开", "编制", "形成"];
const OFFICES: [&str; 9] = ["局", "镇", "乡", "街道", "办事处", "政府", "委员会", "办公室", "厅"];

/// The office whose report the first sentences announce, where it is not the one that reports.
fn published_of_another(text: &str, field: Field, organ: &str) -> Option<Finding> {
    sentences(text).take(FIRST_SENTENCES).find_map(|(place, sentence)| {
        let end = sentence.find("政府信息公开").filter(|end| {
            sentence.get(*end..).is_some_and(|rest| {
                ["政府信息公开工作年度报告", "政府信息公开年度报告"].iter().any(|name| rest.starts_with(name))
            })
        })?;
        let named =
            sentence.get(..end)?.trim_end_matches(|c: char| c.is_ascii_digit() || "年度 ".contains(c));
        let (_, name) =
            ANNOUNCES.iter().filter_map(|verb| named.rsplit_once(verb)).min_by_key(|(_, name)| name.len())?;
        let name = name.trim_start_matches('了').trim();
        let is_office = name.chars().all(is_han) && OFFICES.iter().any(|office| name.ends_with(office));
        if !is_office
            || name.starts_with(['我', '本'])
            || is_short_for(name, organ)
            || is_short_for(organ, name)
        {
            return None;
        }
        let start = place.start + sentence.get(..end)?.rfind(name)?;
        let message = format!("这里公布的是“{}”的报告，填报单位是“{}”", excerpt(name), excerpt(organ));
        let finding = RULE.finds(message, "核对单位名称");
        Some(finding.at_words(field, start..start + name.len()))
    })
}

const FIRST_SENTENCES: usize = 6;

/// Whether all characters of a name stand in another in the same order: 县发改局 for 沭阳县发展和改革局.
fn is_short_for(short: &str, long: &str) -> bool {
    let short = short.trim_end_matches("人民政府").trim_end_matches("办事处");
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

// ── 本报告由某区人民政府办公室编制, 向市政府提出申请 ──────────────────────────────

/// What an office does with its own report and with applications: the word before its name, those
/// after it, and what the sentence speaks of.
const DEEDS: [(&str, &[&str], &[&str]); 4] = [
    ("由", &["编制", "编写", "撰写", "负责编制", "组织编制", "牵头编制"], &["报告", "年报"]),
    ("与", &["联系"], &["报告", "年报"]),
    ("联系", &["（", "，", "。", "咨询"], &["报告有", "报告如有", "年报有", "年报如有"]),
    ("向", &["提出", "提交", "递交", "申请"], &["公开申请", "申请公开", "信息公开的申请", "提出申请"]),
];

/// With one of these another office may well be meant: the application came from there, or what
/// was asked of it is something else.
const MEANT: [&str; 9] = ["转", "移", "复议", "诉讼", "建议", "提案", "投诉", "交办", "指导"];

/// A government that does what only the office that reports does with its report.
fn done_by_another(words: &Words<'_>, text: &str, field: Field, organ: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, sentence) in sentences(text).filter(|(_, sentence)| sentence.contains("政府")) {
        if MEANT.iter().any(|word| sentence.contains(word)) {
            continue;
        }
        for (before, after, about) in DEEDS {
            if !about.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            let named = sentence.match_indices(before).find_map(|(at, lead)| {
                let start = at + lead.len();
                let rest = sentence.get(start..)?;
                let near = rest
                    .char_indices()
                    .nth(LONGEST_NAME)
                    .map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
                let end = after.iter().filter_map(|verb| near.find(verb)).min()?;
                let name = near.get(..end)?;
                is_other_government(words, name, organ).then(|| (start..start + end, name))
            });
            if let Some((span, name)) = named {
                let message = format!("这里说的是“{}”，填报单位是“{}”", excerpt(name), excerpt(organ));
                let finding = RULE.finds(message, "核对是不是沿用了别处报告的文字，改成本单位");
                findings.push(finding.at_words(field, place.start + span.start..place.start + span.end));
                break;
            }
        }
    }
    findings
}

const LONGEST_NAME: usize = 24;

/// 某区人民政府办公室 in the report of one of its bureaus; 镇政府 in that of the town is its own.
fn is_other_government(words: &Words<'_>, name: &str, organ: &str) -> bool {
    let Some((place, rest)) = name.split_once("政府") else { return false };
    let place = place.trim_end_matches("人民");
    let is_office = ["", "办", "办公室", "办公厅"].contains(&rest) && place.chars().all(is_han);
    // Without a place it may be any: 政府办公室, 本级政府. 乡 and 镇 are judged elsewhere.
    let is_place =
        place.ends_with(['省', '市', '县', '区', '旗', '州']) && !place.starts_with(['我', '本', '各']);
    if !is_office || !is_place {
        return false;
    }
    // A bureau is of the county, and not its government.
    let governs = match words.organ_kind() {
        Some(OrganKind::CountyGovernment | OrganKind::CityGovernment | OrganKind::ProvinceGovernment) => true,
        _ => organ.contains("政府"),
    };
    let own = organ.trim_end_matches("办公室").trim_end_matches("办公厅").trim_end_matches("人民政府");
    !(governs && (own.ends_with(place) || place.ends_with(own)))
}

// ── 某县人民政府网站 ─────────────────────────────────────────────────────────

/// The county on whose website the report is said to be, where it is another than the
/// office's own or than the one named first. Only counties (县, 旗): a 市 may be the higher one.
fn other_county(words: &Words<'_>, organ: &str) -> Vec<Finding> {
    let is_local = words.organ_kind().is_none_or(OrganKind::is_county_or_below);
    let mut own = organ.find(['县', '旗']).and_then(|end| organ.get(..end + '县'.len_utf8()));
    let (mut findings, mut said) = (Vec::new(), Vec::new());
    for (field, text) in words.prose().filter(|_| is_local) {
        for (place, government) in text.match_indices("人民政府") {
            let after = text.get(place + government.len()..).unwrap_or_default();
            let is_website = ["网", "门户", "官网", "官方网"].iter().any(|site| after.starts_with(site));
            let Some(name) = text.get(..place).filter(|_| is_website).and_then(county) else { continue };
            let known = *own.get_or_insert(name);
            if known.ends_with(name) || name.ends_with(known) || said.contains(&name) {
                continue;
            }
            // Each other county is said once, and a few are enough.
            said.push(name);
            if said.len() > MOST_COUNTIES {
                return findings;
            }
            let message = format!("这里是“{name}”人民政府的网站，本单位在“{}”", excerpt(known));
            let finding = RULE.finds(message, "核对是不是沿用了别处报告的文字");
            findings.push(finding.at_words(field, place - name.len()..place));
        }
    }
    findings
}

const MOST_COUNTIES: usize = 5;

/// The county at the end of a text, after the word that leads to it: 可在铜鼓县.
fn county(before: &str) -> Option<&str> {
    let name = before.strip_suffix(['县', '旗'])?;
    let near = name.char_indices().rev().nth(7).map_or(0, |(start, _)| start);
    let near = name.get(near..)?;
    let lead = |c| matches!(c, '在' | '过' | '托' | '于' | '由' | '从' | '录' | '省' | '市' | '州');
    let (_, name) = near.rsplit_once(lead)?;
    let is_name = (2..=5).contains(&name.chars().count()) && name.chars().all(is_han);
    is_name.then(|| before.get(before.len() - '县'.len_utf8() - name.len()..)).flatten()
}
