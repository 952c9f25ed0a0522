//! What `--help` and a word that is not understood are answered with.

use super::words::{KINDS, Verb};
use xxgk_annual_report::document::{self, Annex, Choice, Fonts, Lines, Margins};

/// What the program is called.
pub(super) const PROGRAM: &str = env!("CARGO_BIN_NAME");

const CHECK: &str = "\
检查勾稽关系，说出哪里不对、怎么办。
文件是草稿（.json），或者年度报告的 Word、WPS、Excel、PDF、OFD 文件、网页、文字，可以写多个；
写文件夹，就检查里面（连同下级文件夹）的所有这些文件；“-”是标准输入。

  --json       输出数据：一个文件是一个对象；多个文件或文件夹是一个数组，每份多一个 file，
               读不了的是 file 和 error。
  --jsonl      输出数据，检查完一份就输出一行：内容同 --json，总有 file，文件再多也不占内存。
  --filling    按“还在填写”检查，未填的格只提示。
  --date 日期  今天的日期，例如 2026-01-20：给了，才提示公布期限。网页里用的是打开网页那天。

退出码：0 没有错误，1 有错误（说明过理由的不算），2 用法不对，或者有文件读不了。";

const CONVERT: &str = "\
转换成别的文件。别处的 Word、WPS、Excel、PDF、OFD 文件和网页按看得见的内容读入；“-”是标准输入。

  -o 文件名    一个文件转换成这个文件，类型由它的结尾决定，同下面的类型。
  --to 类型    多个文件、文件夹转换成这一类，写到 -o 后面的文件夹里，下级文件夹照样分开：";

const CONVERT_DATE: &str = "  --date 日期  今天的日期，例如 2026-01-20：给了，表里才有公布期限的提示。";

const READ: &str = "\
读入文件，说出读到了什么：标题、年份、各格的数、各部分的文字，哪些存疑，哪些没有读入。
文件同 check，可以写多个；文件夹连同下级文件夹；“-”是标准输入。

  --json       输出数据：一个文件是一个对象，有 edition、title、organ、year、cells（各格，原样）、
               prose（各部分的文字）、notes（没有读入的等等）、doubts（存疑的格，place 是哪一格，
               why 是为什么）；多个文件或文件夹是一个数组，每份多一个 file，读不了的是 file 和
               error。notes 的每一条有 text 和它的位置：section、cell 或 field 是表里的部分、格、
               文字；source 是文件里的地方：block 第几段或第几张表，row、column 第几行第几列，
               sheet 和 cell 工作表和单元格，file 压缩文件里的文件，path JSON 里的名称；同一条
               还有别的位置时，在 more 里。

退出码：0 读得了，2 用法不对，或者有文件读不了。";

const SUM: &str = "\
汇总：把各单位的报告逐格相加，和县里的汇总报告核对，差在哪里、差在哪家，说出来。
文件夹连同下级文件夹里的每个文件都列出来；读不了的、不是报告的、别的年度的、重复的，写明原因，
不计入。空白不是 0：哪一格缺哪家的数，写在旁边。

  --own 文件     本级（县政府办公室）自己的报告，一并计入。
  --report 文件  县里已经写好的汇总报告，和各单位之和核对：每处差数写明来自哪家。
  --expect 名单  应报单位的名单（文本，一行一个）：谁没有报。行末写“不纳入：理由”的不计入。
  -o 文件名      把汇总写成一份报告，可以接着填；类型由它的结尾决定，同 convert。
  --book 文件名  写一份审核台账（.xlsx）：清单、各单位要核对的、各单位的数和合计、不一致的。
  --json         输出数据：cells（各格的和，原样）、children（每个文件是哪家、哪年、是否计入、说明）、
                 missing（各格缺哪家）、differences（与汇总报告的差数，explained_by 是哪家、为什么）。

退出码：0 齐全、一致，1 有差数、缺报、重复或者某家自身有错误，2 用法不对，或者有文件读不了。";

const COMPARE: &str = "\
两份报告并排比较：两个年度的、两个单位的，或者网站上公布的和它的原稿。
各格的数差多少、占多少（按件数算，不足 30 的不算），文字一段一段比：改了、移动了、少了、多了。
年份相连的，还核对上年结转和上年报告的结转下年度。两份用的格式不同的，比意思相同的格子。

  --json       输出数据：first、second（哪个文件、哪家、哪年），cells（不同的各格），rates（各项比率，
               连同件数），head（单位、年份、标题等），text（change 是 changed、moved、lost 或 new），
               carried（对不上的结转）。

退出码：0 相同，1 有不同，2 用法不对，或者有文件读不了。";

const CHART: &str = "\
画图解：收到的申请、申请人、办理结果、不予公开的原因、复议诉讼、规范性文件、行政许可等，
每张图下面是同样的数的表。一个文件画一份报告（里面带着上年数据的，连上年一起比较）；同一单位
几个年度的文件，画历年的变化；--sum 把文件夹里各单位的报告相加，画全县的，并列出申请最多的单位。
没填的数写“未填”，不当 0；不足 30 件的不算比率。

  -o 文件名    写成一个文件：.html 是单独的网页，.fragment.html 是贴进网站后台的片段（图和表），
               .svg 是一整张图。没有 -o，就在屏幕上写出各图的说明和数。
  -o 文件夹/   以上三种都写，每张图另有一个 .svg。
  --sum        给出的是一个县各单位的报告，相加以后再画；读不了的、不计入的写明原因。
  --own 文件   和 --sum 一起用：本级自己的报告，一并计入。
  --json       输出数据：title、notes，pictures 的每一张有 key、title、says（一句话）、table（表，第一行是表头）。

退出码：0 画好了，2 用法不对，或者有文件读不了。";

const FACTS: &str = "\
把各份报告的数写成表，供其他程序使用：facts.csv（每格一行：单位、年度、格、数、状态、文件的
SHA-256）、orgs.csv（单位）、cells.csv（各格的表头和依据）、findings.csv（查出的问题），以及
说明各列的 datapackage.json。CSV 是带 BOM 的 UTF-8，Excel、WPS 打开不乱码。

  -o 文件夹           写成上面这些表。
  -o 文件名.parquet   只写 facts 一张表，Parquet 格式，数是一位不差的十进制。

  --lines             文件不在命令里写，从标准输入来，一行一个：{\"file\":\"县/乡.docx\",\"content\":\"…\"}，
                      content 是文件内容的 Base64。每读完一个，标准输出写一行 JSON：file、org（单位）、
                      year、source（文件的 SHA-256）、errors、warnings、hints（各有几处）、notes（读入时的说明）；没有写入的是
                      file 和 error（为什么）。供 Spark 这样的程序分片调用（tests/scale）。

同一单位同一年度的第二份、没有年份的不写入，写明是哪一份。
退出码：0 都写入了，1 有没写入的，2 用法不对，或者有文件读不了。";

const RULES: &str = "\
列出全部检查规则：查什么、为什么、怎么办、依据。

  --json       输出数据。";

const EDITIONS: &str = "\
列出格式的各个版本：哪些年度用，哪些规则、哪些文字在其中没有可核对的。";

const SCHEMA: &str = "\
输出草稿文件的 JSON Schema，供其他程序核对自己写的草稿。";

/// How a verb is written, or all of them: the answer to a word that was not understood.
pub(super) fn usage(verb: Option<Verb>) -> String {
    let word = verb.map_or("命令", Verb::word);
    format!("{}\n详细的说明：{PROGRAM} help {word}", forms_of(verb))
}

fn forms_of(verb: Option<Verb>) -> String {
    let verbs = verb.map_or_else(|| Verb::ALL.to_vec(), |verb| vec![verb]);
    let forms = verbs.iter().flat_map(|verb| forms(*verb)).map(|form| format!("\n  {PROGRAM} {form}"));
    format!("用法：{}", forms.collect::<String>())
}

fn forms(verb: Verb) -> &'static [&'static str] {
    match verb {
        Verb::Check => &["check 文件… [--json | --jsonl] [--filling] [--date 日期]"],
        Verb::Convert => &[
            "convert 文件 -o 文件名 [--date 日期] [--style 样式] …",
            "convert 文件… --to 类型 -o 文件夹 [--date 日期] [--style 样式] …",
        ],
        Verb::Read => &["read 文件… [--json]"],
        Verb::Sum => {
            &["sum 文件夹… [--own 文件] [--report 文件] [--expect 名单] [-o 文件名] [--book 文件名] [--json]"]
        }
        Verb::Facts => &[
            "facts 文件夹… -o 文件夹",
            "facts 文件夹… -o 文件名.parquet",
            "facts --lines -o 文件名.parquet < 文件内容",
        ],
        Verb::Compare => &["compare 文件 文件 [--json]"],
        Verb::Chart => &[
            "chart 文件… [-o 文件名.html | -o 文件夹/ | --json]",
            "chart --sum 文件夹… [--own 文件] [-o 文件名.html | -o 文件夹/ | --json]",
        ],
        Verb::Rules => &["rules [--json]"],
        Verb::Editions => &["editions"],
        Verb::Schema => &["schema"],
    }
}

/// The answer to `--help`, for one verb or all.
pub(super) fn help(verb: Option<Verb>) -> String {
    let forms = forms_of(verb);
    let Some(verb) = verb else {
        let verbs = Verb::ALL.map(|verb| format!("{}：{}", verb.word(), body(verb)));
        return format!(
            "{PROGRAM}：检查、转换政府信息公开工作年度报告。\n\n{forms}\n  {PROGRAM} help 命令 | --version\n\n{}",
            verbs.join("\n\n")
        );
    };
    format!("{forms}\n\n{}", body(verb))
}

/// What a verb does, and its options.
fn body(verb: Verb) -> String {
    match verb {
        Verb::Check => CHECK.to_owned(),
        Verb::Read => READ.to_owned(),
        Verb::Sum => SUM.to_owned(),
        Verb::Compare => COMPARE.to_owned(),
        Verb::Chart => CHART.to_owned(),
        Verb::Facts => FACTS.to_owned(),
        Verb::Rules => RULES.to_owned(),
        Verb::Editions => EDITIONS.to_owned(),
        Verb::Schema => SCHEMA.to_owned(),
        Verb::Convert => {
            let options = [
                ("--style", "Word 文件和网页的样式", choices::<document::LookKind>()),
                ("--margins", "页边距", choices::<Margins>()),
                ("--lines", "行距", choices::<Lines>()),
                ("--font", "公文格式的正文字体", choices::<Fonts>()),
                ("--annex", "Word 文件和网页后面附的图解", choices::<Annex>()),
            ];
            let options =
                options.map(|(option, name, choices)| format!("  {option:<13}{name}：\n{}", keys(&choices)));
            format!("{CONVERT}\n{}\n{CONVERT_DATE}\n{}", keys(&KINDS), options.join("\n"))
        }
    }
}

/// The keys of a choice with what they mean.
pub(super) fn choices<T: Choice>() -> Vec<(&'static str, &'static str)> {
    T::ALL.iter().map(|(_, key, name)| (*key, *name)).collect()
}

/// Keys with what they mean, one a line.
pub(super) fn keys(keys: &[(&str, &str)]) -> String {
    let lines = keys.iter().map(|(key, name)| format!("               {key:<13} {name}"));
    lines.collect::<Vec<_>>().join("\n")
}
