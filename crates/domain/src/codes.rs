//! The macro behind every code table.

/// Declares code tables: an enum, its written names, and the way back.
macro_rules! codes {
    ($($(#[$doc:meta])* $table:literal $name:ident { $($(#[$note:meta])* $variant:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$note])* #[serde(rename = $text)] $variant),* }
        impl $name {
            pub const TABLE: &'static str = $table;
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The written name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($text => Some(Self::$variant),)* _ => None }
            }
            /// The catalogue key of the value's name.
            pub fn key(self) -> String {
                format!("code.{}.{}", $table, self.code())
            }
            /// Position in the table, from 0.
            pub const fn ordinal(self) -> u8 {
                self as u8
            }
        }
    )*
        /// Every table of this module with its values, for pages and templates that offer a choice.
        pub fn tables() -> Vec<(&'static str, Vec<&'static str>)> {
            vec![$(($table, $name::ALL.iter().map(|value| value.code()).collect())),*]
        }

        #[cfg(test)]
        mod codes_are_named {
            use crate::catalogue::{Language, sentences};

            #[test]
            fn in_both_languages() {
                for (table, values) in super::tables() {
                    for value in values {
                        for language in [Language::Zh, Language::En] {
                            // Fields to find people by share the names of the fields themselves.
                            let key = if table == "find" { format!("field.{value}") } else { format!("code.{table}.{value}") };
                            assert!(sentences(language).contains_key(&key), "{key} is missing in {language:?}");
                        }
                    }
                }
            }
        }
    };
}
