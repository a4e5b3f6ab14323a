//! The macro behind every code table.

/// Declares code tables: an enum, its written names, and the way back.
macro_rules! codes {
    ($($(#[$doc:meta])* $table:literal $name:ident { $($variant:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $(#[serde(rename = $text)] $variant),* }
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
    };
}

