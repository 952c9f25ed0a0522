//! The reports that the words name: files, folders, standard input.

use super::words::not_utf_8;
use std::fs;
use std::io::{self, BufWriter, ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};
use xxgk_annual_report::limits;
use xxgk_annual_report::read::{self, Read, read};
use xxgk_annual_report::write::fingerprint;

/// The word for standard input.
const INPUT: &str = "-";

/// A report to be read.
#[derive(Debug)]
pub(super) struct Source {
    path: PathBuf,
    /// Its path from the folder that was searched.
    below: PathBuf,
    content: Content,
}

#[derive(Debug)]
enum Content {
    File,
    Input,
    /// None, for the reason in this sentence.
    Nothing(String),
}

/// The reports that words name.
#[derive(Debug)]
pub(super) enum Files {
    /// One file: what is said of it leaves out its name.
    One(Source),
    /// Several, in the order of the words; those of a folder by name.
    Many(Vec<Source>),
}

pub(super) fn find(words: &[PathBuf]) -> Files {
    match words {
        [word] if !word.is_dir() => Files::One(Source::of(word)),
        words => Files::Many(words.iter().flat_map(|word| search(word)).collect()),
    }
}

/// Every file that the words name or that is in a folder, whatever it may be.
pub(super) fn find_all(words: &[PathBuf]) -> Vec<Source> {
    let of_word = |word: &PathBuf| {
        let mut found = Vec::new();
        if word.is_dir() {
            search_below(word, Path::new(""), |_| true, &mut found);
        } else {
            found.push(Source::of(word));
        }
        found
    };
    words.iter().flat_map(of_word).collect()
}

/// The file, or the reports in the folder and those below it.
fn search(word: &Path) -> Vec<Source> {
    if !word.is_dir() {
        return vec![Source::of(word)];
    }
    let mut found = Vec::new();
    search_below(word, Path::new(""), can_be_report, &mut found);
    if found.is_empty() {
        let endings = read::ENDINGS.map(|ending| format!(".{ending}")).join("、");
        let sentence = format!("{}：打不开（这个文件夹里没有 {endings} 文件）。", word.display());
        found.push(Source { content: Content::Nothing(sentence), ..Source::of(word) });
    }
    found
}

fn search_below(folder: &Path, below: &Path, is_wanted: fn(&str) -> bool, found: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            let content = Content::Nothing(cannot_open(folder, &error));
            return found.push(Source { content, ..Source::of(folder) });
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, below) = (entry.path(), below.join(entry.file_name()));
        let name = entry.file_name().to_string_lossy().into_owned();
        // Hidden, or Word's note that somebody has the file open.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        // A link to a folder is not followed: it may lead round in a circle.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            search_below(&path, &below, is_wanted, found);
        } else if path.is_file() && is_wanted(&name) {
            found.push(Source { path, below, content: Content::File });
        }
    }
}

fn can_be_report(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.rsplit_once('.').is_some_and(|(_, ending)| read::ENDINGS.contains(&ending))
}

impl Source {
    pub(super) fn of(word: &Path) -> Self {
        let below = word.file_name().map_or_else(|| word.to_owned(), PathBuf::from);
        if word.as_os_str() == INPUT {
            let name = PathBuf::from("标准输入");
            return Self { path: name.clone(), below: name, content: Content::Input };
        }
        Self { path: word.to_owned(), below, content: Content::File }
    }

    /// What messages call it.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// The folders in which it lies below the one that was searched.
    pub(super) fn folder(&self) -> String {
        let parts = self.below.parent().into_iter().flat_map(Path::iter);
        parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Whether there is something to read.
    pub(super) fn is_there(&self) -> bool {
        !matches!(self.content, Content::Nothing(_))
    }

    /// Where it stands in that folder as another kind of file.
    pub(super) fn in_folder(&self, folder: &Path, ending: &str) -> PathBuf {
        let mut name = self.below.file_stem().unwrap_or_default().to_owned();
        name.push(".");
        name.push(ending);
        folder.join(&self.below).with_file_name(name)
    }

    /// Whether it is that file, under whatever name.
    pub(super) fn is_file(&self, path: &Path) -> bool {
        let real = |path: &Path| fs::canonicalize(path).ok();
        real(&self.path).is_some_and(|own| Some(own) == real(path))
    }

    /// # Errors
    /// A sentence that names it.
    pub(super) fn open(&self) -> Result<Read, String> {
        self.understood(&self.bytes()?)
    }

    /// The report with the SHA-256 of its file.
    ///
    /// # Errors
    /// A sentence that names it.
    pub(super) fn open_with_fingerprint(&self) -> Result<(Read, String), String> {
        let bytes = self.bytes()?;
        Ok((self.understood(&bytes)?, fingerprint(&bytes)))
    }

    fn understood(&self, bytes: &[u8]) -> Result<Read, String> {
        read(bytes).map_err(|error| format!("{}：{error}", self.name()))
    }

    /// # Errors
    /// A sentence that names it.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, String> {
        let bytes = match &self.content {
            Content::Nothing(sentence) => return Err(sentence.clone()),
            Content::File if self.path.to_str().is_none() => return Err(not_utf_8(&self.path)),
            Content::File => {
                let size = fs::metadata(&self.path).map_or(0, |file| file.len());
                let size = usize::try_from(size).unwrap_or(usize::MAX);
                if size > limits::FILE {
                    return Err(format!("{}：{}", self.name(), limits::file_too_large(size)));
                }
                fs::read(&self.path)
            }
            Content::Input => {
                let mut bytes = Vec::new();
                // One byte more than is taken tells that there is more.
                let most = u64::try_from(limits::FILE).unwrap_or(u64::MAX).saturating_add(1);
                io::stdin().take(most).read_to_end(&mut bytes).map(|_| bytes)
            }
        };
        bytes.map_err(|error| cannot_open(&self.path, &error))
    }
}

/// The lines of standard input, as they come.
///
/// # Errors
/// A sentence, where it breaks off.
pub(super) fn input_lines() -> impl Iterator<Item = Result<String, String>> {
    io::stdin().lines().map(|line| line.map_err(|error| format!("标准输入读不下去：{error}")))
}

/// A file that grows line by line, so that nothing of it is kept.
pub(super) struct Growing {
    path: PathBuf,
    file: BufWriter<fs::File>,
}

impl Growing {
    /// # Errors
    /// A sentence that names the file.
    pub(super) fn create(path: &Path) -> Result<Self, String> {
        let file = fs::File::create(path).map_err(|error| cannot_write(path, &error))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file) })
    }

    /// # Errors
    /// A sentence that names the file.
    pub(super) fn write(&mut self, text: &str) -> Result<(), String> {
        self.file.write_all(text.as_bytes()).map_err(|error| cannot_write(&self.path, &error))
    }

    /// # Errors
    /// A sentence that names the file.
    pub(super) fn finish(mut self) -> Result<(), String> {
        self.file.flush().map_err(|error| cannot_write(&self.path, &error))
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// # Errors
/// A sentence that names the file.
pub(super) fn write(target: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(target, bytes).map_err(|error| cannot_write(target, &error))
}

/// Makes the folder in which a file is to stand, if it is not there.
///
/// # Errors
/// A sentence that names the file.
pub(super) fn make_folder_of(target: &Path) -> Result<(), String> {
    target.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| cannot_write(target, &error))
}

fn cannot_open(path: &Path, error: &io::Error) -> String {
    let is_pattern = path.file_name().is_some_and(|name| name.to_string_lossy().contains(['*', '?']));
    let reason = match error.kind() {
        ErrorKind::NotFound if is_pattern => "没有名字这样的文件".to_owned(),
        ErrorKind::NotFound => "没有这个文件，请核对文件名和所在的文件夹".to_owned(),
        ErrorKind::PermissionDenied => "没有权限读它".to_owned(),
        _ => error.to_string(),
    };
    format!("{}：打不开（{reason}）。", path.display())
}

fn cannot_write(path: &Path, error: &io::Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "没有这个文件夹，请先建好".to_owned(),
        ErrorKind::PermissionDenied => "没有权限，或者文件正在别的程序里开着".to_owned(),
        ErrorKind::IsADirectory => "已经有一个同名的文件夹".to_owned(),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => "路上有一个同名的文件，不是文件夹".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "这里只能读，不能写".to_owned(),
        ErrorKind::StorageFull => "磁盘满了".to_owned(),
        _ => error.to_string(),
    };
    format!("{}：写不进去（{reason}）。", path.display())
}
