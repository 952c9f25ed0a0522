// What is done to a draft, and what is made of it.
import { fixture } from "../../fixtures.mjs";
import { looked } from "./prose.mjs";

const repeat = (unit, n) => unit.repeat(Math.ceil(n / Buffer.byteLength(unit)));

function draftOf(core, changes = {}) {
  const draft = new core.Draft("2024-01-20", "2021");
  draft.goOn(core.openText(JSON.stringify({ ...fixture("hongze-2023"), ...changes })));
  return draft;
}

// ── Pasted ──────────────────────────────────────────────────────────────────

/** A block of figures, read and put in. */
const block = (name, unit, address = "t3.new_received.natural") => ({
  name: `block: ${name}`,
  size: 20_000,
  of: (core, n) => {
    const draft = draftOf(core);
    const text = repeat(unit, n);
    return () => {
      try {
        draft.pastePlan(address, text);
        draft.pasteApply(address, text, 0);
      } catch (sentence) {
        // That it is no block of figures. Only a core that has died has none.
        if (sentence instanceof WebAssembly.RuntimeError) throw sentence;
      }
      looked(draft);
    };
  },
});

const blocks = [
  block("figures", "1\t2\n"),
  block("tabs", "\t"),
  block("lines", "1\n"),
  block("line ends", "\r\n"),
  block("line ends before a figure", "\r\n\n1"),
  block("quotes", '"'),
  block("cells within quotes", '"1\n2"\t'),
  block("quotes that do not close", '"""\t'),
  block("a long figure", "7"),
  block("a long figure within quotes", '7""'),
  block("labels", "予以公开\t1\n"),
  block("unknown labels", "信息\t1\n"),
  block("a long label", "予以公开"),
  block("blanks", " "),
  block("formulas", "'=1\n"),
  block("labels in a line", "自然人\t"),
];

/** Prose, pasted into the middle of prose. */
const pasted = (name, unit) => ({
  name: `pasted: ${name}`,
  size: 100_000,
  of: (core, n) => {
    const draft = draftOf(core);
    const text = repeat(unit, n);
    return () => draft.pasteText("problems", 10, 12, text);
  },
});

const texts = [
  pasted("lines", "审核\n"),
  pasted("lines with numbers", "1.\t审核\r\n"),
  pasted("tabs", "\t"),
  pasted("fields that Word lost", "错误！未找到引用源。"),
  pasted("fields that Word lost, without an end", "错误!未定义书签"),
  pasted("bookmarks", "[bookmark: _GoBack]"),
  pasted("bookmarks without an end", "[bookmark"),
  pasted("bullets", "\uf06c\t审核\n"),
  pasted("characters that nobody sees", "\u200b"),
  pasted("live figures", "〔t3.new_received.total〕"),
  pasted("blanks", " \u3000"),
  pasted("line ends of every kind", "\r\n\u2028\v\u0085"),
];

// ── Verbs on long prose ─────────────────────────────────────────────────────

/** Something done to a long text. */
const verb = (name, unit, act) => ({
  name: `${name}: ${JSON.stringify(unit)}`,
  size: 40_000,
  of: (core, n) => {
    const draft = draftOf(core);
    draft.setText("overview", repeat(unit, n));
    draft.settle();
    const place = draft.text("overview").length;
    return () => act(draft, place);
  },
});

const LINES = "（一）主动公开情况。\n";
const FIGURES = "收到申请〔t3.new_received.total〕件。";

const verbs = [LINES, FIGURES].flatMap((unit) => [
  verb("a figure put in", unit, (draft, end) => draft.insertFigure("overview", end, end, "t3.granted.total")),
  verb("a figure released", unit, (draft, end) => draft.releaseFigure("overview", end - 3)),
  verb("a text to begin with", unit, (draft) => draft.insertSkeleton("overview")),
  verb("a heading", unit, (draft, end) => draft.toggleHeading("overview", end)),
  verb("prompts", unit, (draft) => draft.prompts("overview")),
  verb("another edition and back", unit, (draft) => {
    for (const edition of ["2019", "2021"]) {
      draft.changeEdition(edition);
      looked(draft);
    }
  }),
  verb("a figure that all follow", unit, (draft) => draft.setCell("t3.new_received.total", "123456")),
  verb("undone and redone", unit, (draft) => {
    draft.setText("overview", "");
    draft.undo();
    draft.redo();
  }),
  verb("the preview", unit, (draft) => {
    draft.preview();
    draft.previewPieces();
    draft.setCell("t3.new_received.total", "123456");
    draft.settle();
    draft.previewPieces();
  }),
]);

// ── Many steps, many findings ───────────────────────────────────────────────

/** Something done many times over. */
const often = (name, size, act) => ({
  name: `often: ${name}`,
  size,
  of: (core, n) => {
    const draft = draftOf(core);
    draft.news();
    return () => {
      for (let place = 0; place < n; place++) act(draft, place);
    };
  },
});

const ADDRESS = "t3.new_received.natural";

const steps = [
  often("typing into a cell", 20, (draft, place) => {
    draft.setCell(ADDRESS, String(place));
    draft.settle();
  }),
  often("typing into a text", 20, (draft, place) => {
    draft.setText("problems", `审核${place}`);
    draft.settle();
    draft.steps();
  }),
  {
    name: "often: back and forth",
    size: 20,
    of: (core, n) => {
      const draft = draftOf(core);
      for (let place = 0; place < n; place++) {
        draft.setCell(ADDRESS, String(place));
        draft.settle();
      }
      return () => {
        for (let place = 0; place < n; place++) draft.undo();
        for (let place = 0; place < n; place++) draft.redo();
      };
    },
  },
  ...["公开〔7〕条", "截止目前，按排工作。", "公开〔7〕条，\n", "（一）审核\n（三）审核\n"].map((unit) => ({
    name: `all put right: ${JSON.stringify(unit)}`,
    size: 8000,
    of: (core, n) => {
      const draft = draftOf(core);
      draft.setText("overview", repeat(unit, n));
      const places = draft.news().findings.map((_, place) => place);
      return () => {
        draft.correct(places);
        looked(draft);
      };
    },
  })),
  {
    name: "accepted findings",
    size: 400,
    of: (core, n) => {
      const accepted = Array.from({ length: n }, (_, place) => ({
        rule: "N-52",
        place: "overview",
        found: `截止${place}`,
        expected: "",
        figures: {},
        reason: "属实",
      }));
      const draft = draftOf(core, { accepted, overview: repeat("公开〔7〕条\n截止目前，按排工作。\n", 20 * n) });
      return () => looked(draft);
    },
  },
  {
    name: "a long figure in every cell",
    size: 2000,
    of: (core, n) => {
      const { cells } = fixture("hongze-2023");
      const long = Object.fromEntries(Object.keys(cells).map((address) => [address, "7".repeat(n)]));
      const draft = draftOf(core, { cells: long });
      draft.setText("overview", "收到申请〔t3.new_received.total〕件。");
      return () => {
        looked(draft);
        draft.fillZeros("t3");
        draft.clearCells(Object.keys(cells).join(" "));
        looked(draft);
      };
    },
  },
];

// ── Written ─────────────────────────────────────────────────────────────────

const REPORT = ["json", "docx", "xlsx", "html", "fragment.html", "txt", "md"];
const PROOF = ["proof.docx", "proof.html", "proof.txt"];

const WRITTEN = {
  lines: "信息公开工作。\n",
  "line ends": "\n",
  "one line": "信息公开",
  "what is escaped": "<&>\"'",
  "what no file can hold": "\u0001\uffff",
  "live figures": "〔t3.new_received.total〕",
  headings: "（一）主动公开情况。",
  blanks: " ",
  "what Markdown reads": "*_`#|[1](2)\n",
  digits: "7",
};

/** A long text and a long title, as files of these kinds. */
const written = (name, unit, endings) => ({
  name: `written: ${name}`,
  size: 20_000,
  of: (core, n) => {
    const draft = draftOf(core);
    for (const field of ["overview", "title"]) draft.setText(field, repeat(unit, n));
    draft.settle();
    return () => {
      for (const ending of endings) draft.write(ending);
      draft.losses("xlsx");
      draft.fileName("docx");
    };
  },
});

const files = [
  ...Object.entries(WRITTEN).map(([name, unit]) => written(name, unit, REPORT)),
  ...["lines", "what is escaped"].map((name) => written(`the proof sheet, ${name}`, WRITTEN[name], PROOF)),
  { name: "the sum of a file", size: 100_000, of: (core, n) => () => core.sha256(new Uint8Array(n)) },
];

export default [...blocks, ...texts, ...verbs, ...steps, ...files];
