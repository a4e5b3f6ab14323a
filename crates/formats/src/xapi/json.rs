//! A JSON value that keeps its properties in order and does not lose one of two with the same name.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor},
    ser::{SerializeMap, SerializeSeq},
};
use serde_json::Number;

/// Any JSON value. Numbers are kept as 64-bit whole or floating numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Truth(bool),
    Number(Number),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    /// The first property of that name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.map()?.iter().find_map(|(key, value)| (key == name).then_some(value))
    }
    /// The text of a property.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.get(name)?.text()
    }
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
    pub fn list(&self) -> Option<&[Json]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }
    pub fn map(&self) -> Option<&[(String, Json)]> {
        if let Self::Map(map) = self { Some(map) } else { None }
    }
    /// Puts a property in the place of any of that name, else at the end. A value that is not a map stays as it is.
    pub fn put(&mut self, name: &str, value: Json) {
        let Self::Map(map) = self else { return };
        match map.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value,
            None => map.push((name.to_owned(), value)),
        }
    }
    pub fn take(&mut self, name: &str) -> Option<Json> {
        let Self::Map(map) = self else { return None };
        let at = map.iter().position(|(key, _)| key == name)?;
        Some(map.remove(at).1)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Truth(truth) => to.serialize_bool(*truth),
            Self::Number(number) => number.serialize(to),
            Self::Text(text) => to.serialize_str(text),
            Self::List(list) => {
                let mut out = to.serialize_seq(Some(list.len()))?;
                list.iter().try_for_each(|value| out.serialize_element(value))?;
                out.end()
            }
            Self::Map(map) => {
                let mut out = to.serialize_map(Some(map.len()))?;
                map.iter().try_for_each(|(key, value)| out.serialize_entry(key, value))?;
                out.end()
            }
        }
    }
}

impl fmt::Display for Json {
    /// As compact JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }
            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }
            fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
                Ok(Json::Truth(truth))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
                Ok(Json::Number(number.into()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
                Ok(Json::Number(number.into()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
                Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
            }
            fn visit_str<E>(self, text: &str) -> Result<Json, E> {
                Ok(Json::Text(text.to_owned()))
            }
            fn visit_string<E>(self, text: String) -> Result<Json, E> {
                Ok(Json::Text(text))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Json::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
                let mut map = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    map.push(entry);
                }
                Ok(Json::Map(map))
            }
        }
        from.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn a_value_comes_back_as_it_was() {
        for text in [r#"{"b":1,"a":[true,null,-2.5,"字"],"b":{}}"#, "[]", "18446744073709551615", "-1", r#""\u0000\n""#] {
            assert_eq!(serde_json::from_str::<Json>(text).unwrap().to_string(), text);
        }
    }
}
