//! The table of figures as a Parquet file, which a province's hundred thousand reports are queried in.

use super::files::Growing;
use parquet::basic::{Compression, ConvertedType, Encoding, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{ColumnPath, Type, TypePtr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xxgk_annual_report::data::facts::{FACTS, Origin, facts};
use xxgk_annual_report::report::{Amount, Field, Report};

/// So many lines are kept before they are written together.
const LINES: usize = 200_000;
/// The columns that hold no text.
const YEAR: &str = "TIME_PERIOD";
const VALUE: &str = "OBS_VALUE";
/// An amount has six decimals; 38 digits are the most that the format has.
const DECIMALS: i32 = 6;
const DIGITS: i32 = 38;

/// The file, which grows as the reports come.
pub(super) struct Parquet {
    path: PathBuf,
    writer: SerializedFileWriter<Growing>,
    /// The texts of each column, in the order of the table; nothing of those with numbers.
    texts: Vec<Vec<ByteArray>>,
    years: Vec<i32>,
    values: Vec<Option<Amount>>,
}

impl Parquet {
    /// # Errors
    /// A sentence that names the file.
    pub(super) fn create(path: &Path) -> Result<Self, String> {
        let file = Growing::create(path)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::UNCOMPRESSED)
            .set_encoding(Encoding::PLAIN)
            // The least and the greatest text of a group help no query, and take a seventh of the time.
            .set_statistics_enabled(EnabledStatistics::None)
            .set_column_statistics_enabled(ColumnPath::from(YEAR), EnabledStatistics::Chunk)
            .set_created_by(super::help::PROGRAM.to_owned())
            .build();
        let writer = schema()
            .and_then(|schema| SerializedFileWriter::new(file, schema, Arc::new(properties)))
            .map_err(|error| said(path, &error))?;
        let texts = FACTS.columns.iter().map(|_| Vec::new()).collect();
        Ok(Self { path: path.to_owned(), writer, texts, years: Vec::new(), values: Vec::new() })
    }

    /// Adds the figures of a report.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub(super) fn add(&mut self, report: &Report, origin: &Origin) -> Result<(), String> {
        let form = report.form;
        for fact in facts(report) {
            let info = form.info(fact.cell);
            for (column, texts) in FACTS.columns.iter().zip(&mut self.texts) {
                let text = match *column {
                    "ORG" => &origin.org,
                    "ORG_NAME" => &origin.name,
                    "LEVEL" => report.text(Field::OrganKind),
                    "PARENT_ORG" => &origin.parent,
                    "EDITION" => form.edition,
                    "TABLE" => form.tables.get(info.table).map_or("", |table| table.key),
                    "CELL" => info.address,
                    "ROW" => form.row_of(fact.cell).map_or("", |row| row.key),
                    "COLUMN" => form.column_of(fact.cell).map_or("", |column| column.key),
                    "UNIT" => fact.unit,
                    "OBS_STATUS" => fact.status.key(),
                    "SOURCE" => &origin.source,
                    "READER_NOTE" => &fact.note,
                    _ => continue,
                };
                // Most lines say the same as the one before: the same bytes then, not others.
                let same = texts.last().filter(|last| last.data() == text.as_bytes()).cloned();
                texts.push(same.unwrap_or_else(|| ByteArray::from(text)));
            }
            self.years.push(origin.year.into());
            self.values.push(fact.value);
        }
        if self.years.len() >= LINES { self.write() } else { Ok(()) }
    }

    /// # Errors
    /// A sentence that names the file.
    pub(super) fn finish(mut self) -> Result<(), String> {
        self.write()?;
        let path = self.path;
        let file = self.writer.into_inner().map_err(|error| said(&path, &error))?;
        file.finish()
    }

    /// Writes the lines that are kept.
    fn write(&mut self) -> Result<(), String> {
        let Self { writer, texts, years, values, .. } = self;
        let group = writer.next_row_group();
        let written = group.and_then(|group| write_group(group, texts, years, values));
        texts.iter_mut().for_each(Vec::clear);
        years.clear();
        values.clear();
        written.map_err(|error| said(&self.path, &error))
    }
}

fn write_group(
    mut group: SerializedRowGroupWriter<'_, Growing>,
    texts: &[Vec<ByteArray>],
    years: &[i32],
    values: &[Option<Amount>],
) -> Result<(), ParquetError> {
    for (column, texts) in FACTS.columns.iter().zip(texts) {
        let Some(mut writer) = group.next_column()? else { break };
        match *column {
            YEAR => {
                writer.typed::<Int32Type>().write_batch(years, None, None)?;
            }
            VALUE => {
                let there: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
                let known: Vec<FixedLenByteArray> = values.iter().flatten().map(decimal).collect();
                writer.typed::<FixedLenByteArrayType>().write_batch(&known, Some(&there), None)?;
            }
            _ => {
                writer.typed::<ByteArrayType>().write_batch(texts, None, None)?;
            }
        }
        writer.close()?;
    }
    group.close()?;
    Ok(())
}

/// The millionths, as the format writes a decimal: the highest byte first.
fn decimal(amount: &Amount) -> FixedLenByteArray {
    ByteArray::from(amount.millionths().to_be_bytes().to_vec()).into()
}

/// The columns of the table.
fn schema() -> Result<TypePtr, ParquetError> {
    let fields = FACTS.columns.iter().map(|column| {
        let built = match *column {
            YEAR => Type::primitive_type_builder(column, Physical::INT32)
                .with_repetition(Repetition::REQUIRED)
                .build(),
            VALUE => Type::primitive_type_builder(column, Physical::FIXED_LEN_BYTE_ARRAY)
                .with_repetition(Repetition::OPTIONAL)
                .with_length(16)
                .with_logical_type(Some(LogicalType::decimal(DECIMALS, DIGITS)))
                .with_converted_type(ConvertedType::DECIMAL)
                .with_precision(DIGITS)
                .with_scale(DECIMALS)
                .build(),
            _ => Type::primitive_type_builder(column, Physical::BYTE_ARRAY)
                .with_repetition(Repetition::REQUIRED)
                .with_logical_type(Some(LogicalType::String))
                .with_converted_type(ConvertedType::UTF8)
                .build(),
        };
        built.map(Arc::new)
    });
    let fields = fields.collect::<Result<Vec<_>, _>>()?;
    Type::group_type_builder(FACTS.name).with_fields(fields).build().map(Arc::new)
}

fn said(path: &Path, error: &ParquetError) -> String {
    format!("{}：写不进去（{error}）。", path.display())
}
