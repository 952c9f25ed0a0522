//! How much is too much: every limit of the core, with its reason and what a person is told.
//!
//! A report is never invalid, so that nothing here concerns what somebody types: it stays, is
//! saved, and opens again. What is limited is what is brought in from outside (a file is refused
//! as a whole, with a sentence; nothing of it is cut away in silence), and what the tool goes
//! through by itself, which then says so.
//!
//! Readers of more formats take their limits from here, too: [`FILE`] for a file as it lies on
//! the disk, [`UNPACKED`] for what is packed in it, [`SAVED`] for the text of a draft.

/// The largest file that is opened, in bytes. Reports in Word with photographs have some tens of
/// MB; whoever chooses a film by mistake should not wait until it is read. Known before a byte
/// is read.
pub const FILE: usize = 64 << 20;

/// What is unpacked of one package, in bytes, all its parts together: zip bombs have a thousand
/// times as much as their file. A report with 1 MB of prose has 5 MB.
pub const UNPACKED: usize = 64 << 20;

/// The longest text of a draft (JSON), in bytes. The largest real one has 200 KB; one in which
/// somebody keeps everything that was ever on the subject has 1 MB.
pub const SAVED: usize = 8 << 20;

/// How many values (texts, numbers, lists, objects) a draft may hold: each takes some hundred
/// bytes of memory beyond its text, and a file can be made of nothing else. A real one has 500.
pub const VALUES: usize = 400_000;

/// How deep the brackets of a draft may lie within each other. A real one has four levels; a
/// hundred thousand would be as many calls within each other.
pub const NESTING: usize = 16;

/// How many accepted findings, and how many texts of another edition, a draft may hold. There
/// are some 250 cells in all editions together, and not many more findings.
pub const LISTED: usize = 2000;

/// How many lines the prose of a draft may have, last year's with it. Each becomes a paragraph,
/// which takes some hundred bytes in a document, however short it is. A long report has 200.
pub const LINES: usize = 100_000;

/// So many notes of one kind are said one by one, and the rest as a number: nobody reads two
/// hundred thousand of them.
pub const NOTES: usize = 10;

/// The longest block of figures that is pasted into a table, in bytes, less the empty lines at
/// its end. A whole column of a sheet, copied with all its blank cells, has 2 MB.
pub const BLOCK: usize = 4 << 20;

/// The most lines, and the most columns, of a pasted block that hold anything. A table of the
/// form has 28 lines with its heads; a much larger block is something else.
pub const BLOCK_SIDE: usize = 64;

/// The longest HTML that is pasted, in characters. A whole report from Word has less than one
/// million; pictures within it are what is larger.
pub const COPIED_HTML: usize = 4_000_000;

/// The most tags in it. The tables and the prose of a report from Word have some 15 000.
pub const COPIED_TAGS: usize = 20_000;

/// The longest text that is pasted into a table, in characters. The 28 whole lines of a sheet that
/// hold the form's have 460 000, nearly all of them tabs.
pub const COPIED_TEXT: usize = 1_000_000;

/// How much of one field the rules and the reading of figures go through, in bytes: some twenty
/// times the longest section that was ever published. What stands behind it is said not to be
/// checked (D-15). Without it, a book that was pasted by mistake would be read again after every
/// key.
pub const CHECKED: usize = 1 << 20;

/// What to say of a file that is larger than [`FILE`].
pub fn file_too_large(bytes: usize) -> String {
    format!(
        "这个文件有 {}，超过 {}，不会是一份年度报告，没有打开。请核对选的是不是这个文件；\
         里面图片太多的，另存一份不带图片的再打开。",
        size(bytes),
        size(FILE)
    )
}

/// What to say of a package whose parts are together larger than [`UNPACKED`].
pub fn unpacked_too_large() -> String {
    format!(
        "文件展开后超过 {}，太大了，不会是一份年度报告，没有打开。请核对选的是不是这个文件。",
        size(UNPACKED)
    )
}

/// What to say of the text of a draft that is longer than [`SAVED`].
pub fn draft_too_long(bytes: usize) -> String {
    format!(
        "草稿的内容有 {}，超过 {}，不会是一份年度报告，没有打开。请核对选的是不是这个文件；\
         误粘贴了大段文字的，请用记事本打开它，删去那一段再打开。",
        size(bytes),
        size(SAVED)
    )
}

/// What to say of a draft with more than [`VALUES`], where the reader stopped.
pub fn too_many_values(line: usize) -> String {
    format!(
        "文件到第 {line} 行已有 {VALUES} 项内容，一份草稿不会有这么多，没有打开。请选择用“存草稿”保存的 .json 文件。"
    )
}

/// What to say of a draft that lies deeper than [`NESTING`], where it does.
pub fn too_deep(line: usize, column: usize) -> String {
    format!(
        "文件第 {line} 行第 {column} 个字节处读不下去：括号里套括号超过 {NESTING} 层，草稿没有这么深。\
         请选择用“存草稿”保存的 .json 文件。"
    )
}

/// What to say of a list of a draft, by its key, with more than [`LISTED`] entries.
pub fn list_too_long(key: &str, count: usize) -> String {
    format!(
        "文件里的“{key}”有 {count} 项，超过 {LISTED} 项，不会是本工具保存的草稿，没有打开。请换一份草稿。"
    )
}

/// What to say of a draft whose prose has more than [`LINES`].
pub fn too_many_lines(lines: usize) -> String {
    format!(
        "草稿里的文字有 {lines} 行，超过 {LINES} 行，不会是一份年度报告，没有打开。\
         误粘贴了别的内容的，请用记事本打开它，删去那一段再打开。"
    )
}

/// What to say of a pasted block that is longer than [`BLOCK`].
pub fn block_too_long(bytes: usize) -> String {
    format!(
        "要粘贴的内容有 {}，超过 {}，不像是年报的表。请只复制表格里的数，再粘贴一次。",
        size(bytes),
        size(BLOCK)
    )
}

/// What to say of a pasted block with more lines or columns than [`BLOCK_SIDE`].
pub fn block_too_wide(lines: usize, columns: usize) -> String {
    format!("要粘贴的有 {lines} 行 {columns} 列，不像是年报的表。请只复制表格里的数，再粘贴一次。")
}

/// What to say of more than [`COPIED_HTML`] or [`COPIED_TEXT`].
pub fn copied_too_long(characters: usize) -> String {
    format!(
        "要粘贴的有 {} 万个字符，不像是年报的表。请只复制表格里的数，再粘贴一次。",
        characters.div_ceil(10_000)
    )
}

/// What to say of more than [`COPIED_TAGS`].
pub const COPIED_TOO_MUCH: &str = "要粘贴的内容太多，不像是年报的表。请只复制表格里的数，再粘贴一次。";

/// A size as people say it: 3 MB, 700 KB. Half a MB more or less decides nothing, so it is rounded up.
fn size(bytes: usize) -> String {
    const MB: usize = 1 << 20;
    if bytes > MB { format!("{} MB", bytes.div_ceil(MB)) } else { format!("{} KB", bytes.div_ceil(1 << 10)) }
}

/// The beginning of a text, as far as [`CHECKED`] reaches.
pub fn checked(text: &str) -> &str {
    let is_end = |end: &usize| text.is_char_boundary(*end);
    let end = (0..=CHECKED.min(text.len())).rev().find(is_end).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}
