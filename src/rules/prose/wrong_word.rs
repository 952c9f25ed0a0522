//! N-47: words that are often miswritten in official documents.

use crate::rules::correct::Fault;
use crate::rules::looked;
use crate::rules::{Check, Edit, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 一份不长的表里的错别字和不规范写法：截止（2021年…）、其它、登陆（网站）、帐号、布署、通迅等。只查在上下文里一定写错的，合乎规范的写法不提示。
    ///
    /// ## 为什么
    /// “截止”表示到期停止，不能带时间；到某个时间为止用“截至”。公文里用“其他”“登录网站”“账号”“部署”。
    ///
    /// ## 怎么办
    /// 改成提示的写法。
    RULE {
        id: "N-47",
        name: "wrong-word",
        severity: Severity::Info,
        clause: "《现代汉语词典》《通用规范汉字表》；公文用语习惯",
        check: Check::Words(check),
        looks: looked::all_prose,
    }
}

/// A word that is wrong, and the right one. Only what is wrong wherever `is_wrong` holds
/// belongs in the list: 渡过难关 and 截止到 do not.
struct Pair {
    wrong: &'static str,
    right: &'static str,
    /// Whether it is wrong between these texts.
    is_wrong: fn(before: &str, after: &str) -> bool,
}

const fn always(wrong: &'static str, right: &'static str) -> Pair {
    Pair { wrong, right, is_wrong: |_, _| true }
}

static PAIRS: &[Pair] = &[
    // 报名截止2021年… may be a heading; at the beginning of a clause it is 截至.
    Pair { wrong: "截止至", right: "截至", is_wrong: begins_clause },
    Pair {
        wrong: "截止",
        right: "截至",
        is_wrong: |before, after| begins_clause(before, after) && is_time(after),
    },
    always("其它", "其他"),
    Pair { wrong: "登陆", right: "登录", is_wrong: |_, after| clause(after).is_some_and(is_online) },
    always("帐号", "账号"),
    always("帐户", "账户"),
    always("台帐", "台账"),
    always("帐目", "账目"),
    // 发布署名文章
    Pair { wrong: "布署", right: "部署", is_wrong: |_, after| !after.starts_with('名') },
    // 既使群众受益，又使企业发展
    Pair {
        wrong: "既使", right: "即使", is_wrong: |_, after| !sentence(after).contains(['又', '更', '且'])
    },
    // 按装机容量, 按装修标准
    Pair {
        wrong: "按装",
        right: "安装",
        is_wrong: |_, after| !after.starts_with(['机', '修', '备', '配', '载', '卸', '箱', '置']),
    },
    // 预防犯罪
    Pair {
        wrong: "防犯", right: "防范", is_wrong: |_, after| !after.starts_with(['罪', '错', '规', '法'])
    },
    // 信息公开工作、公开条列举
    Pair {
        wrong: "公开条列",
        right: "公开条例",
        is_wrong: |_, after| !after.starts_with(['举', '出', '入']),
    },
    always("通迅", "通讯"),
    always("再接再励", "再接再厉"),
    always("按步就班", "按部就班"),
    always("一如继往", "一如既往"),
    always("迫不急待", "迫不及待"),
    always("坐谈会", "座谈会"),
    always("竟争", "竞争"),
    always("竟赛", "竞赛"),
    always("反溃", "反馈"),
    always("松驰", "松弛"),
    always("幅射", "辐射"),
];

fn check(words: &Words<'_>) -> Vec<Finding> {
    let firsts: Vec<(char, &Pair)> =
        PAIRS.iter().filter_map(|pair| pair.wrong.chars().next().map(|first| (first, pair))).collect();
    // Most characters begin none of these words: a bit for each remainder sorts them out at once.
    let bit = |c: char| 1_u64 << (u32::from(c) % 64);
    let begins = firsts.iter().fold(0, |bits, (first, _)| bits | bit(*first));
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let (mut done, mut faults) = (0, Vec::new());
        for (place, c) in text.char_indices().filter(|(_, c)| begins & bit(*c) != 0) {
            let (before, rest) = text.split_at(place);
            let is_here = |(first, pair): &&(char, &Pair)| {
                *first == c
                    && rest.strip_prefix(pair.wrong).is_some_and(|after| (pair.is_wrong)(before, after))
            };
            let Some((_, Pair { wrong, right, .. })) = firsts.iter().find(is_here).filter(|_| place >= done)
            else {
                continue;
            };
            done = place + wrong.len();
            faults.push(Fault {
                message: format!("“{wrong}”应为“{right}”"),
                fix: format!("改为“{right}”"),
                edit: Edit { span: place..done, text: (*right).to_owned() },
            });
        }
        findings.extend(RULE.finds_each(text, field, faults));
    }
    findings
}

fn begins_clause(before: &str, _: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

/// 2021年12月31日, 目前, 年底.
fn is_time(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(|c: char| c.is_ascii_digit())
        || ["目前", "当前", "现在", "今年", "本年", "去年", "上年", "年底", "年末"]
            .iter()
            .any(|time| text.starts_with(time))
}

/// The beginning of a text up to the next punctuation mark, if that comes soon.
fn clause(text: &str) -> Option<&str> {
    let near = text.get(..text.char_indices().nth(16).map_or(text.len(), |(end, _)| end))?;
    near.split(['，', '。', '；', '、', ',', '\n']).next()
}

fn sentence(text: &str) -> &str {
    let near = text.char_indices().nth(60).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    near.split(['。', '；', '\n']).next().unwrap_or(near)
}

/// Of a website, not of a coast.
fn is_online(clause: &str) -> bool {
    ["网", "系统", "平台", "后台", "账号", "帐号", "邮箱", "客户端", "小程序", "公众号", "APP"]
        .iter()
        .any(|word| clause.contains(word))
}
