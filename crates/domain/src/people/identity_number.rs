//! The citizen's identity number (公民身份号码): GB 11643-1999.
//!
//! Six digits of area, eight of birth, three of sequence (odd for men) and a check character by
//! ISO 7064 MOD 11-2. Example from the standard's rule: `11010519491231002` takes the check character `X`.

use crate::{date::Day, people::code::Sex};

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// What is wrong with a written identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnIdentityNumber {
    #[error("finding.identity_length")]
    Length,
    #[error("finding.identity_characters")]
    Characters,
    #[error("finding.identity_birth")]
    Birth,
    #[error("finding.identity_check")]
    Check { expected: char },
}

/// A well-formed identity number; its last letter is upper case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IdentityNumber(String);

impl std::fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

impl IdentityNumber {
    pub fn parse(text: &str) -> Result<Self, NotAnIdentityNumber> {
        let text = text.trim().to_ascii_uppercase();
        if text.chars().count() != 18 {
            return Err(NotAnIdentityNumber::Length);
        }
        let (body, check) = text.split_at_checked(17).ok_or(NotAnIdentityNumber::Characters)?;
        if !body.bytes().all(|byte| byte.is_ascii_digit()) || !matches!(check.as_bytes(), [b'0'..=b'9' | b'X']) {
            return Err(NotAnIdentityNumber::Characters);
        }
        let number = Self(text.clone());
        number.birth_or_none().ok_or(NotAnIdentityNumber::Birth)?;
        let expected = check_character(body);
        if check.starts_with(expected) { Ok(number) } else { Err(NotAnIdentityNumber::Check { expected }) }
    }

    /// Builds a number from its parts; `sequence` keeps its last three digits.
    pub fn build(division: u32, birth: Day, sequence: u32) -> Self {
        let body = format!("{:06}{}{:03}", division % 1_000_000, birth.to_string().replace('-', ""), sequence % 1000);
        let check = check_character(&body);
        Self(format!("{body}{check}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
    pub fn division(&self) -> &str {
        self.0.get(..6).unwrap_or_default()
    }
    pub fn birth(&self) -> Option<Day> {
        self.birth_or_none()
    }
    pub fn sex(&self) -> Sex {
        let odd = self.0.as_bytes().get(16).is_some_and(|digit| digit % 2 == 1);
        if odd { Sex::Male } else { Sex::Female }
    }
    /// `110105********002X`: what a screen shows to those who may not read the whole.
    pub fn masked(&self) -> String {
        format!("{}********{}", self.0.get(..6).unwrap_or_default(), self.0.get(14..).unwrap_or_default())
    }

    fn birth_or_none(&self) -> Option<Day> {
        let part = |from: usize, to: usize| self.0.get(from..to)?.parse::<i16>().ok();
        let month = u8::try_from(part(10, 12)?).ok()?;
        let day = u8::try_from(part(12, 14)?).ok()?;
        Day::new(part(6, 10)?, month, day).ok()
    }
}

fn check_character(body: &str) -> char {
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    CHECKS.get((sum % 11) as usize).copied().unwrap_or('X')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn written_numbers() {
        for (case, text, expected) in [
            ("the standard's example", "11010519491231002X", Ok("1949-12-31")),
            ("a small x is made great", "11010519491231002x", Ok("1949-12-31")),
            ("one digit short", "1101051949123100X", Err(NotAnIdentityNumber::Length)),
            ("a letter inside", "1101O519491231002X", Err(NotAnIdentityNumber::Characters)),
            ("30 February", "110105194902300029", Err(NotAnIdentityNumber::Birth)),
            ("a wrong check digit", "110105194912310021", Err(NotAnIdentityNumber::Check { expected: 'X' })),
            ("full-width digits", "１１０１０５194912310021", Err(NotAnIdentityNumber::Characters)),
        ] {
            let read = IdentityNumber::parse(text).map(|number| number.birth().unwrap().to_string());
            assert_eq!(read, expected.map(str::to_owned), "{case}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(days in 0i32..30_000, sequence in 0u32..1000, at in 0usize..17, add in 1u8..10) {
            let number = IdentityNumber::build(999_101, Day::new(1940, 1, 1).unwrap().plus_days(days), sequence);
            prop_assert!(IdentityNumber::parse(number.as_str()).is_ok());
            let mut wrong = number.as_str().as_bytes().to_vec();
            wrong[at] = b'0' + (wrong[at] - b'0' + add) % 10;
            prop_assert!(IdentityNumber::parse(std::str::from_utf8(&wrong).unwrap()).is_err());
        }
    }
}
