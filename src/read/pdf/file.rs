//! A PDF file as objects by their numbers, whoever wrote it and whatever became of it: where its table of
//! objects is damaged, they are looked for.

use super::cipher::Cipher;
use super::object::{Bytes, Dictionary, Object, Reader};
use super::table::{self, Packed, Place, Table, raw};
use crate::limits;
use std::cell::{Cell, OnceCell};

/// No more objects, those within each other included, are read from a file: each takes some fifty bytes of
/// memory. A report has some ten thousand.
const MOST_OBJECTS: usize = 2_000_000;
/// Objects that need others to be read are followed this far.
const DEEPEST: usize = 8;

/// An opened file.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    /// Whether its table was found by looking through the whole file.
    pub is_damaged: bool,
    table: Table,
    /// The same, by looking through the whole file.
    found: OnceCell<Table>,
    cipher: Option<Cipher>,
    /// By number; what was read already.
    objects: Vec<OnceCell<Object>>,
    packed: Vec<OnceCell<Option<Packed>>>,
    depth: Cell<usize>,
    /// How many bytes may still be unpacked.
    left: Cell<usize>,
    /// How many objects may still be read.
    left_objects: Cell<usize>,
}

impl<'a> File<'a> {
    /// By the tables of the file, or by looking for its objects; `None` where it has a password.
    pub fn open(bytes: &'a [u8], is_damaged: bool) -> Option<Self> {
        let mut table = if is_damaged { Table::default() } else { table::read(bytes) };
        let is_damaged = *table.trailer.get("Root") == Object::Null;
        if is_damaged {
            table = table::found(bytes);
        }
        let mut file = Self {
            bytes,
            objects: Vec::new(),
            packed: Vec::new(),
            is_damaged,
            table,
            found: OnceCell::new(),
            cipher: None,
            depth: Cell::new(0),
            left: Cell::new(limits::UNPACKED),
            left_objects: Cell::new(MOST_OBJECTS),
        };
        file.forget();
        let lock = file.get(&file.table.trailer, "Encrypt").dictionary();
        if let Some(lock) = lock {
            let id = file.get(&file.table.trailer, "ID").list().first().map(Object::text).unwrap_or_default();
            file.cipher = Some(Cipher::open(&file, lock, id)?);
            // What was read before was not deciphered.
            file.forget();
        }
        Some(file)
    }

    fn forget(&mut self) {
        self.objects.clear();
        self.objects.resize_with(self.table.count(), OnceCell::new);
        self.packed.clear();
        self.packed.resize_with(self.table.count(), OnceCell::new);
    }

    /// Where the pages are told.
    pub fn catalog(&self) -> Option<&Dictionary> {
        let has_pages = |own: &&Dictionary| self.get(own, "Pages").dictionary().is_some();
        let root = self.get(&self.table.trailer, "Root").dictionary();
        root.filter(has_pages).or_else(|| self.all().find(has_pages))
    }

    /// All objects of the file.
    pub fn all(&self) -> impl Iterator<Item = &Dictionary> {
        (0..self.objects.len()).filter_map(|number| self.object(number).dictionary())
    }

    /// What a dictionary has under a name, wherever that stands.
    pub fn get<'b>(&'b self, dictionary: &'b Dictionary, name: &str) -> &'b Object {
        self.resolved(dictionary.get(name))
    }

    /// The numbers in a list.
    pub fn numbers(&self, dictionary: &Dictionary, name: &str) -> Vec<f64> {
        let mut numbers = Vec::new();
        for own in self.get(dictionary, name).list() {
            if let Some(number) = self.resolved(own).number() {
                numbers.push(number);
            }
        }
        numbers
    }

    /// The object that is meant, if this is a reference to one.
    pub fn resolved<'b>(&'b self, object: &'b Object) -> &'b Object {
        let mut own = object;
        for _ in 0..DEEPEST {
            let Object::Reference(number) = own else { return own };
            own = self.object(*number);
        }
        &Object::Null
    }

    fn object(&self, number: usize) -> &Object {
        let Some(place) = self.objects.get(number) else { return &Object::Null };
        if let Some(known) = place.get() {
            return known;
        }
        if self.depth.get() >= DEEPEST {
            return &Object::Null;
        }
        self.depth.set(self.depth.get() + 1);
        let read = |table: &Table| self.read(number, table.place(number)?);
        // Where the table is wrong, the whole file is looked through.
        let mut object = read(&self.table);
        if object.is_none() && !self.is_damaged {
            if self.found.get().is_none() {
                let _ = self.found.set(table::found(self.bytes));
            }
            object = self.found.get().and_then(read);
        }
        self.depth.set(self.depth.get() - 1);
        let _ = place.set(object.unwrap_or(Object::Null));
        place.get().unwrap_or(&Object::Null)
    }

    fn read(&self, number: usize, place: Place) -> Option<Object> {
        let (bytes, at, own) = match place {
            Place::At(at) => (self.bytes, at, true),
            Place::In(stream) => {
                let packed = self.packed(stream)?;
                (packed.content.as_slice(), packed.place(number)?, false)
            }
        };
        let mut reader = Reader::of_file(bytes, at, self.left_objects.get());
        let mut generation = 0;
        if own {
            let is_own = reader.next()?.whole() == Some(number);
            generation = reader.next()?.whole()?;
            if !is_own || !reader.next()?.is_word("obj") {
                return None;
            }
        }
        let mut object = reader.next()?;
        self.left_objects.set(reader.left);
        if let Object::Stream(_, stream) = &mut object {
            *stream = Bytes { number, generation, ..*stream };
        }
        if let (Some(cipher), true) = (&self.cipher, own) {
            cipher.decipher_texts(&mut object, number, generation);
        }
        Some(object)
    }

    /// A stream of objects.
    fn packed(&self, number: usize) -> Option<&Packed> {
        let own = self.packed.get(number)?;
        if own.get().is_none() {
            let stream = self.object(number);
            // While it is unpacked, it may be asked for.
            let packed = self.content(stream).and_then(|content| Packed::of(stream.dictionary()?, content));
            let _ = own.set(packed);
        }
        own.get()?.as_ref()
    }

    /// The unpacked bytes of a stream; none where it is a picture, or too much was unpacked already.
    pub fn content(&self, stream: &Object) -> Option<Vec<u8>> {
        let Object::Stream(own, place) = stream else { return None };
        let packed = raw(self.bytes, place.at, self.get(own, "Length").whole());
        let deciphered = self.cipher.as_ref().map(|cipher| cipher.stream(packed, own, *place));
        let left = self.left.get();
        let content = table::unpacked(
            deciphered.as_deref().unwrap_or(packed),
            own,
            &|object| Object::clone(self.resolved(object)),
            left,
        )?;
        // What lies packed takes time, too.
        self.left.set(left.saturating_sub(content.len() + packed.len() / 4 + 1));
        (left > 0).then_some(content)
    }
}
