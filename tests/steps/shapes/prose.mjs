// What somebody types or pastes into the prose, checked as the page has it checked: when it is there, after a key in it,
// after a figure in a cell, and for publishing.
import { readdirSync, readFileSync } from "node:fs";
import { fixture } from "../../fixtures.mjs";

/** Everything that the page asks after each of these. */
export function looked(draft) {
  draft.settle();
  draft.news();
}

const COUNTY = { name: "洪泽区人民政府", kind: "county_government" };
const TOWN = { name: "港口镇人民政府", kind: "township" };

/** A draft of an office's report with last year's beside it, in which such a text stands. */
function draftWith(core, field, text, organ = COUNTY) {
  const report = { ...fixture("hongze-2023"), organ };
  const last = { ...report, year: 2022, ...(field.includes(".") ? {} : { [field]: text }) };
  const draft = new core.Draft("2024-01-20", "2021");
  draft.goOn(core.openText(JSON.stringify({ ...report, last_year: last })));
  return draft;
}

/** The text typed into a field of a report that is to be published; last year's says it, too, or something else. */
const typed =
  (field, textOf, { lastOf = textOf, organ } = {}) =>
  (core, n) => {
    const text = textOf(n);
    const draft = draftWith(core, field, lastOf(n), organ);
    draft.setFinished(true);
    draft.news();
    return () => {
      draft.setText(field, text);
      looked(draft);
    };
  };

/** The same while it is written: a key, a figure, a key. */
const writtenOn = (field, textOf) => (core, n) => {
  const text = textOf(n);
  const draft = draftWith(core, field, text);
  draft.setText(field, text);
  looked(draft);
  return () => {
    draft.setText(field, `${text}1`, text.length + 1);
    looked(draft);
    draft.setCell("t3.new_received.natural", "22");
    looked(draft);
    draft.setText(field, `1${text}1`, 1);
    looked(draft);
  };
};

/** A text of so many bytes and a little more. */
const bytes = (unit) => (n) => unit.repeat(Math.ceil(n / Buffer.byteLength(unit)));

/** Lines of which each is another one. */
const numbered = (line) => (n) =>
  Array.from({ length: Math.ceil(n / Buffer.byteLength(line)) }, (_, place) => line.replace("№", place + 2)).join("\n");

/** Repeated, each is a text that some rule has to do with. */
const UNITS = {
  "live figures": "〔t3.new_received.total〕",
  "live figures that there are not": "〔t3.nobody.total〕",
  "live figures in sentences": "收到政府信息公开申请〔t3.new_received.total〕件。",
  "figures in brackets": "公开〔7〕条",
  "brackets of live figures that open": "〔",
  "brackets of live figures that close": "〕",
  "quotation marks": "“”",
  "quotation marks that open": "“",
  "quotation marks that close": "”",
  "half-width quotation marks": '"',
  "brackets that open": "（",
  "brackets that close": "）",
  "half-width brackets": "()",
  "titles that open": "《",
  "titles within titles": "《关于《办法》的通知》",
  "long titles": "《关于做好政府信息公开工作的通知》",
  "lines with a number": "（一）主动公开情况。\n",
  "lines with an Arabic number": "1.主动公开情况\n",
  "lines with a Chinese number": "一、主动公开情况\n",
  "numbers in one line": "（一）主动公开（二）依申请公开",
  "ordinals out of order": "一是强化培训；三是加强审核；二是规范答复。",
  "firstly and lastly": "首先，其次，最后，",
  "headings alone": "监督保障情况\n",
  "one word": "信息公开",
  the: "的",
  "one letter": "a",
  "Latin words": "information ",
  "one digit": "7",
  "numbers with commas": "1,234,567",
  "numbers with blanks": "1 ",
  "decimal points": "1.",
  "Chinese numerals": "一百二十三",
  "numbers with units": "公开12条、34件、56次、7万元",
  items: "12件",
  "ten thousands": "3万",
  percentages: "增长12.5%，",
  "percentages of parts": "占12件中的5件，占比41.7%。",
  days: "2023年1月1日",
  "days apart from their year": "2023年　1月　1日",
  years: "2022年",
  periods: "自2023年1月1日起至2023年12月31日止。",
  "document numbers": "国办发〔2023〕7号",
  "document numbers with other brackets": "国办发[2023]7号",
  "articles of the regulation": "《政府信息公开条例》第五十条",
  "order numbers": "国令第711号",
  "compared with last year": "比上年增加5件，",
  "compared with what is not said": "同比增长",
  "as the tables say": "收到政府信息公开申请21件，其中自然人20件，法人1件。",
  "sums and parts": "共办理21件，其中予以公开3件、部分公开4件、不予公开5件，",
  "parts without an end": "其中3件，",
  "none of anything": "未收到申请，无行政复议，没有行政诉讼。",
  "review and litigation": "行政复议3件，行政诉讼2件，维持1件，纠正1件。",
  "documents made": "制定规范性文件5件，废止2件，现行有效50件。",
  fees: "收取信息处理费0元。",
  sentences: "信息发布前经过审核。",
  "one sentence": "信息发布前经过审核，",
  "sentences without a word": "。",
  commas: "，，",
  "half-width punctuation": "审核,发布;",
  lines: "\n",
  "carriage returns": "\r",
  "both line ends": "审核\r\n",
  blanks: " ",
  "ideographic blanks": "　",
  tabs: "\t",
  "characters that nobody sees": "\u200b",
  emoji: "😀",
  "characters put together": "e\u0301",
  placeholders: "XX",
  "places to fill in": "×××年××月",
  underscores: "__",
  dots: "……",
  "applicants by name": "申请人王某，",
  "identity numbers": "32083119900101123X、",
  telephones: "13812345678 ",
  addresses: "电子邮箱：gongkai@example.com，",
  "bookmarks of Word": "[bookmark: _GoBack",
  "fields that Word lost": "错误！未找到引用源",
  tags: "<b>&nbsp;</b>",
  "formulas of sheets": "=SUM(A1)\t",
  "wrong words": "截止目前，按排工作，",
  "the old principle": "以公开为常态，不公开为例外，",
  "general wording": "进一步加强，取得明显成效，",
  "problems and improvement": "存在问题：审核不严。下一步，加强审核。",
  "what offices call themselves": "我局、我县、我委，",
  "prose of last year": "全年公开政府信息1136条，",
};

const NUMBERED = {
  sentences: "第№项工作按时完成，信息公开更加及时。",
  "applications received": "收到政府信息公开申请№件，办结№件。",
  "titles of documents": "《关于№号工作的通知》",
  headings: "（一）№号工作情况",
  "documents made": "制定规范性文件№件",
  "document numbers": "国办发〔2023〕№号",
  "columns of the website": "农业补贴甲栏目公开№条",
  years: "（№）20№年度",
};

/** Each rule's page of cases has sentences that lead deep into it: what they say in prose, by the rule. */
function pages() {
  const folder = new URL("../../rules/", import.meta.url);
  const pages = readdirSync(folder).map((name) => {
    const page = readFileSync(new URL(name, folder), "utf8");
    const blocks = [...page.matchAll(/^```report \S+\n(.*?)```/gms)].map(([, block]) => block).join("\n");
    const texts = [...blocks.matchAll(/^(?:preface|overview|problems|other_matters) \+?= (.+)/gm)];
    const lines = texts.map(([, text]) => `${text.replaceAll("\\n", "\n")}\n`);
    const organ = { name: TOWN.name, kind: /^organ.kind = (\S+)/m.exec(blocks)?.[1] ?? TOWN.kind };
    return { rule: name.replace(".md", ""), text: lines.join(""), organ };
  });
  return pages.filter(({ text }) => text !== "");
}

const SIZE = 8_000;

export default [
  ...Object.entries(UNITS).flatMap(([name, unit]) => [
    { name, size: SIZE, of: typed("overview", bytes(unit)) },
    { name: `${name}, each on a line`, size: SIZE, of: typed("overview", bytes(`${unit}\n`), { organ: TOWN }) },
  ]),
  ...pages().map(({ rule, text, organ }) => ({
    name: `the sentences of ${rule}`,
    size: SIZE,
    of: typed("overview", bytes(text), { organ }),
  })),
  ...["preface", "problems", "other_matters", "organ.name", "title", "published", "year"].map((field) => ({
    name: `a long ${field}`,
    size: SIZE,
    of: typed(field, bytes("港口镇人民政府2023年")),
  })),
  ...Object.entries(NUMBERED).map(([name, line]) => ({
    name: `${name}, each another one`,
    size: SIZE,
    of: typed("overview", numbered(line), { lastOf: numbered(`${line}上年`) }),
  })),
  {
    name: "a long name of the office, and as long a text that says it",
    size: SIZE,
    of: (core, n) => {
      const name = `${"港口".repeat(n / 12)}镇人民政府`;
      const draft = draftWith(core, "overview", name);
      draft.setFinished(true);
      return () => {
        draft.setText("organ.name", name);
        draft.setText("overview", `${name}。${"港口镇人民政府。".repeat(n / 48)}`);
        looked(draft);
      };
    },
  },
  ...["live figures in sentences", "as the tables say", "wrong words", "quotation marks"].map((name) => ({
    name: `${name}, written on`,
    size: SIZE,
    of: writtenOn("overview", bytes(UNITS[name])),
  })),
];
