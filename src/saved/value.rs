//! JSON as a saved file has it: what stands there, numbers to the letter.
//!
//! serde_json reads it. Its own `Value` would do, but it can say of every wrong kind of value
//! what it is, and to print a float for that takes more code than all the rest of the reader.
//! `serde_json::value::RawValue` would be the public way to the digits of a number, but hands over
//! one level of a file at a time: each level would be read again, and nesting need a limit here.

use crate::limits;
use crate::order::Map;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// A JSON value.
#[derive(PartialEq)]
pub(crate) enum Value {
    Null,
    Bool,
    Number(String),
    Text(String),
    List(Vec<Value>),
    Object(Object),
}

/// Values by their keys.
#[derive(Default, PartialEq)]
pub(crate) struct Object {
    values: Map<String, Value>,
    /// The keys that stand there more than once, with unlike values: the last one counts, and
    /// the reader has to say so.
    pub repeated: Vec<String>,
}

impl Object {
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.get(key)
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(key, value)| (key.as_str(), value))
    }

    fn insert(&mut self, key: String, value: Value) {
        if self.values.get(&key).is_some_and(|before| *before != value) {
            self.repeated.push(key.clone());
        }
        self.values.insert(key, value);
    }
}

impl Value {
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_object()?.get(key)
    }

    pub fn as_object(&self) -> Option<&Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }

    pub fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// Where a text is no JSON, or more of it than a draft can be.
pub(crate) struct Fault {
    pub line: usize,
    /// In bytes.
    pub column: usize,
    pub kind: FaultKind,
}

/// What is wrong there.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum FaultKind {
    /// It is broken off, or was changed.
    Broken,
    /// Brackets within brackets, more than [`limits::NESTING`].
    TooDeep,
    /// More values than [`limits::VALUES`].
    TooMany,
}

/// Reads JSON.
pub(crate) fn parse(text: &str) -> Result<Value, Fault> {
    let reading = Reading { left: Cell::new(limits::VALUES), fault: Cell::new(FaultKind::Broken) };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = AnyValue { reading: &reading, depth: 0 }.deserialize(&mut deserializer);
    let whole = value.and_then(|value| deserializer.end().map(|()| value));
    whole.map_err(|error| Fault { line: error.line(), column: error.column(), kind: reading.fault.get() })
}

/// What is known of a text while it is read.
struct Reading {
    /// How many values there may still be.
    left: Cell<usize>,
    /// Why reading stops, where it does.
    fault: Cell<FaultKind>,
}

/// A value so deep within others.
#[derive(Clone, Copy)]
struct AnyValue<'a> {
    reading: &'a Reading,
    depth: usize,
}

impl AnyValue<'_> {
    fn stop<E: Error>(self, fault: FaultKind) -> E {
        self.reading.fault.set(fault);
        // Nobody is shown this: the reader says it in its own words.
        E::custom("")
    }

    fn within<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth + 1;
        if depth > limits::NESTING { Err(self.stop(FaultKind::TooDeep)) } else { Ok(Self { depth, ..self }) }
    }
}

impl<'de> DeserializeSeed<'de> for AnyValue<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.reading.left.get().checked_sub(1) {
            Some(left) => self.reading.left.set(left),
            None => return Err(self.stop(FaultKind::TooMany)),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Bool)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let within = self.within()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(within)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Object::default();
        while let Some(key) = entries.next_key_seed(AnyKey)? {
            match key {
                Key::OfObject(key) => object.insert(key, entries.next_value_seed(self.within()?)?),
                // Not as a `String` of serde's, which brings along how a float is printed.
                Key::OfNumber => {
                    return entries.next_value_seed(self).map(|spelled| match spelled {
                        Value::Text(number) => Value::Number(number),
                        other => other,
                    });
                }
            }
        }
        Ok(Value::Object(object))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    /// Never asked for: such a number comes as text. What serde has instead of this prints it.
    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        Err(self.stop(FaultKind::Broken))
    }
}

/// The key of an entry. With `arbitrary_precision`, serde_json gives the text of a number that is
/// no short integer as an object with one key, as serde has no other way for it; a file may spell
/// an object with that very key, too.
enum Key {
    OfObject(String),
    OfNumber,
}

/// Tells the two apart: asked for a newtype, an object's key hands itself over once more, and
/// that of a number does not.
struct AnyKey;

impl<'de> DeserializeSeed<'de> for AnyKey {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_newtype_struct("", self)
    }
}

impl<'de> Visitor<'de> for AnyKey {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        serde::Deserialize::deserialize(deserializer).map(Key::OfObject)
    }

    fn visit_str<E>(self, _: &str) -> Result<Key, E> {
        Ok(Key::OfNumber)
    }
}
