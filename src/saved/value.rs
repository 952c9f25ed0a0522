//! JSON as a saved file has it: what stands there, numbers to the letter.
//!
//! serde_json reads it. Its own `Value` would do, but it can say of every wrong kind of value
//! what it is, and to print a float for that takes more code than all the rest of the reader.
//! `serde_json::value::RawValue` would be the public way to the digits of a number, but hands over
//! one level of a file at a time: each level would be read again, and nesting need a limit here.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A JSON value.
pub(super) enum Value {
    Null,
    Bool,
    Number(String),
    Text(String),
    List(Vec<Value>),
    Object(Object),
}

/// Values by their keys. Of two with the same key the last one counts.
pub(super) type Object = BTreeMap<String, Value>;

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

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

/// The key under which serde_json gives the text of a number that is no short integer, with
/// `arbitrary_precision`: serde has no other way for it.
const NUMBER: &str = "$serde_json::private::Number";

impl<'de> Visitor<'de> for AnyValue {
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
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Object::new();
        while let Some(Value::Text(key)) = entries.next_key()? {
            let value = entries.next_value()?;
            if let (NUMBER, Value::Text(number)) = (key.as_str(), &value) {
                return Ok(Value::Number(number.clone()));
            }
            object.insert(key, value);
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
        Err(E::custom("a float"))
    }
}
