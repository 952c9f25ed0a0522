//! Bytes read as what a target needs: numbers, texts, whole reports. Any bytes are something.

use xxgk_annual_report::form::{CellId, Form};
use xxgk_annual_report::report::{Acceptance, Field, Report, Totals};

/// The bytes that are left.
pub struct Bytes<'a>(pub &'a [u8]);

/// Words of reports, so that a byte is a word and not a third of a character.
const WORDS: [&str; 128] = [
    "本年新收政府信息公开申请",
    "收到政府信息公开申请",
    "上年结转",
    "结转下年度继续办理",
    "依申请公开",
    "予以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "答复",
    "办结",
    "其中",
    "自然人",
    "法人或其他组织",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "行政复议",
    "行政诉讼",
    "结果维持",
    "结果纠正",
    "其他结果",
    "尚未审结",
    "未经复议直接起诉",
    "复议后起诉",
    "制发规章",
    "行政规范性文件",
    "废止",
    "现行有效",
    "行政许可",
    "行政处罚",
    "行政强制",
    "行政事业性收费",
    "收取信息处理费",
    "主动公开政府信息",
    "政务微博",
    "信息",
    "截至",
    "截止到12月31日",
    "2021年",
    "2020年",
    "2019年度",
    "本年度",
    "上年",
    "同比",
    "增长",
    "下降",
    "较上年",
    "占",
    "共",
    "均",
    "未",
    "无",
    "没有",
    "不存在",
    "分别",
    "各",
    "和",
    "、",
    "，",
    "。",
    "；",
    "：",
    "（一）",
    "（二）",
    "（三）",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "〔",
    "〕",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{3000}",
    "1.",
    "一、",
    "①",
    "件",
    "条",
    "次",
    "个",
    "元",
    "万元",
    "万",
    "亿",
    "%",
    "％",
    "百分之",
    "十",
    "二十一",
    "零",
    "〇",
    "两",
    "0",
    "1",
    "2",
    "5",
    "9",
    "10",
    "12",
    "100",
    "1,234",
    "12.50",
    "-3",
    "１２",
    "〔t3.new_received.total〕",
    "〔t3.granted.natural〕",
    "〔2019.t3.overdue_fee.total〕",
    "〔t9.no.such〕",
    "〔　〕",
    "存在的主要问题",
    "下一步",
    "XX",
    "×",
    "错误！未找到引用源。",
    "[bookmark: _GoBack]",
    "😀",
    "\u{feff}",
    "\u{202e}",
    "e\u{301}",
];

/// Texts of cells that read in a way of their own.
const CELL_TEXTS: [&str; 16] = [
    "",
    "0",
    "/",
    "-",
    "—",
    " 7 ",
    "007",
    "1,234",
    "12.50",
    "-1",
    "１２",
    "1e9",
    "=1+1",
    "12件",
    "99999999999999999999999999999999999999999",
    "〔t3.granted.total〕",
];

impl<'a> Bytes<'a> {
    /// The next byte; 0 when there is none.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        let number = if limit > 256 {
            usize::from(self.byte()) << 8 | usize::from(self.byte())
        } else {
            usize::from(self.byte())
        };
        number % limit.max(1)
    }

    /// One of several.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// The next bytes, so many as the next one says.
    fn chunk(&mut self) -> &'a [u8] {
        let length = usize::from(self.byte()).min(self.0.len());
        let (chunk, rest) = self.0.split_at(length);
        self.0 = rest;
        chunk
    }

    /// A text: of words, of a number, or of the bytes as they are.
    pub fn text(&mut self) -> String {
        match self.byte() % 4 {
            0 => String::from_utf8_lossy(self.chunk()).into_owned(),
            1 => format!("{}", u32::from(self.byte()) * u32::from(self.byte())),
            _ => words(self.chunk()),
        }
    }

    /// What is typed into a cell.
    pub fn cell_text(&mut self) -> String {
        match self.byte() {
            kind @ 0..=63 => kind.to_string(),
            kind @ 64..=127 => CELL_TEXTS[usize::from(kind) % CELL_TEXTS.len()].to_owned(),
            _ => self.text(),
        }
    }

    /// All that is left, as text.
    pub fn rest(&mut self) -> String {
        String::from_utf8_lossy(std::mem::take(&mut self.0)).into_owned()
    }

    /// An edition of the form.
    pub fn form(&mut self) -> &'static Form {
        self.one_of(Form::all())
    }

    /// A cell of a form.
    pub fn cell(&mut self, form: &'static Form) -> CellId {
        let cells: Vec<CellId> = form.cell_ids().collect();
        self.one_of(&cells)
    }

    /// A field of a form.
    pub fn field(&mut self, form: &'static Form) -> Field {
        let fields: Vec<Field> = Field::all(form).collect();
        self.one_of(&fields)
    }

    /// A report, with last year's and what was accepted, of a part of the bytes.
    pub fn report(&mut self) -> Report {
        let mut report = self.one_year();
        if self.byte() % 2 == 1 {
            report.last_year = Some(Box::new(self.one_year()));
        }
        for _ in 0..self.byte() % 4 {
            let cell = self.cell(report.form);
            let address = report.form.info(cell).address.to_owned();
            report.accepted.push(Acceptance {
                rule: self.one_of(&["S-01", "T3-03", "N-01", ""]).to_owned(),
                place: address.clone(),
                found: self.cell_text(),
                expected: self.cell_text(),
                figures: vec![(address, self.cell_text())],
                reason: self.text(),
            });
        }
        report
    }

    fn one_year(&mut self) -> Report {
        let form = self.form();
        let mut report = Report::new(form);
        let choices = self.byte();
        report.set_text(Field::OrganKind, self.one_of(&["", "township", "county_department", "city", "x"]));
        report.set_text(Field::Year, self.one_of(&["2021", "2020", "2019", "2025", "", "二〇二一"]));
        if choices & 1 == 1 {
            // Zeros everywhere, so that a few figures are a whole table.
            for cell in form.cell_ids().filter(|cell| !form.info(*cell).is_sum) {
                report.set_cell(cell, "0");
            }
        }
        for (table, bit) in [2, 4, 8].into_iter().enumerate() {
            if choices & bit != 0 {
                report.set_totals(table, Totals::Entered);
            }
        }
        for _ in 0..self.byte() % 32 {
            let cell = self.cell(form);
            report.set_cell(cell, &self.cell_text());
        }
        for _ in 0..self.byte() % 8 {
            let field = self.field(form);
            report.set_text(field, &self.text());
        }
        report.follow_tables();
        report
    }
}

/// Each byte a word.
pub fn words(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| WORDS[usize::from(*byte) % WORDS.len()]).collect()
}
