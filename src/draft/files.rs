//! What a draft becomes: the bytes of a file with its name, its proof sheet, the preview.

use super::Draft;
use crate::data::list;
use crate::document::Style;
use crate::picture::{self, Pictures};
use crate::proof_sheet;
use crate::rules::{self, Prose, Stage};
use crate::text::characters::is_unseen;
use crate::write::{self, DocumentFormat, FileKind, Format, Options, Piece, Preview};

impl Draft {
    /// The draft as the text of the saved file.
    pub fn json(&self) -> String {
        String::from_utf8(write::write(&self.report, Format::Json, &Options::default())).unwrap_or_default()
    }

    /// The bytes of a file. What was typed is settled before; apart from the saved file, which
    /// keeps a draft as it is, what is checked is the finished report.
    pub fn write(&mut self, kind: FileKind, style: Style) -> Vec<u8> {
        self.settle();
        match kind {
            FileKind::ProofSheet(format) => self.write_proof(format, style),
            FileKind::Report(Format::Xlsx) => self.write_workbook(style),
            FileKind::Report(format) => {
                write::write(&self.report, format, &Options { style, ..Options::default() })
            }
        }
    }

    /// Its pictures (图解).
    pub fn pictures(&self) -> Pictures {
        picture::of_report(&self.report)
    }

    fn write_proof(&mut self, format: DocumentFormat, style: Style) -> Vec<u8> {
        self.set_stage(Stage::Finished);
        let prose = self.prose.get_or_insert_with(|| Prose::read(&self.report, Stage::Finished));
        let proof = rules::prove_read(&self.report, prose, self.today);
        let document = proof_sheet::of(&self.report, &proof, style);
        write::write_document(&self.report, &document, format, &Options { style, ..Options::default() })
    }

    /// The workbook has a sheet of what was found.
    fn write_workbook(&mut self, style: Style) -> Vec<u8> {
        self.set_stage(Stage::Finished);
        let Self { report, prose, today, shown, .. } = self;
        let prose = prose.get_or_insert_with(|| Prose::read(report, Stage::Finished));
        // The page shows the findings before it gives a file away, so that mostly they are there.
        let check = || rules::check_read(report, &report.figures(), prose, Stage::Finished, *today);
        let findings = if shown.is_current { &shown.findings } else { &check() };
        let findings = Some(list(report.form, findings));
        write::write(report, Format::Xlsx, &Options { style, findings, ..Options::default() })
    }

    /// How a file of that ending is called: the title, less the characters that Windows does not
    /// allow and those that nobody sees, which can make one ending look like another.
    pub fn file_name(&self, ending: &str) -> String {
        let title = self.report.title();
        let is_forbidden = |character: char| {
            character.is_control() || is_unseen(character) || r#"\/:*?"<>|"#.contains(character)
        };
        // Long names cannot be copied into deep folders.
        let name: String = title.chars().filter(|character| !is_forbidden(*character)).take(80).collect();
        let name = match name.trim_matches(['.', ' ']) {
            "" => "政府信息公开工作年度报告",
            name => name,
        };
        // Devices of Windows, whatever the ending.
        let is_device = matches!(name.to_ascii_uppercase().as_str(), "CON" | "PRN" | "AUX" | "NUL");
        let name = if is_device { format!("{name}_") } else { name.to_owned() };
        let apart = [("proof.", "核对表"), ("pictures.", "图解")];
        let kind =
            apart.iter().find_map(|(start, kind)| Some(format!("{kind}.{}", ending.strip_prefix(start)?)));
        format!("{name}.{}", kind.unwrap_or_else(|| ending.to_owned()))
    }

    /// The report as it will be printed, as HTML and the style sheets that go with it.
    pub fn preview(&mut self, style: Style) -> Preview {
        self.settle();
        write::preview(&self.report, style)
    }

    /// The same block by block, each with the place in the report that it comes from, less what
    /// is as it was when this was asked last; with it the style sheet, where it is another one.
    pub fn preview_pieces(&mut self, style: Style) -> (Vec<Piece>, Option<&str>) {
        write::preview_pieces(&self.report, style, &mut self.pieces)
    }
}
