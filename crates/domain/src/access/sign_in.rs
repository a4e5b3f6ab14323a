//! The rules of signing in: passwords, lock-out and the life of a session.
//!
//! GB/T 22239-2019 asks for lock-out and time-out without numbers; the numbers stand in `rules/access.toml`.

use crate::{
    date::{Day, Instant},
    message::Refusal,
    rules::Rulebook,
};

/// How many failures in a row lock an account, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockOut {
    pub failures_max: i64,
    pub minutes: i64,
}

impl LockOut {
    pub fn in_force(rules: &Rulebook, today: Day) -> Self {
        let number = |name, otherwise| rules.number(name, today).unwrap_or(otherwise);
        Self { failures_max: number("access.failures_max", 5), minutes: number("access.lock_minutes", 15) }
    }

    /// The end of the lock that this failure brings, if it is one too many.
    pub fn after_failure(self, failures_before: i64, now: Instant) -> Option<Instant> {
        (failures_before + 1 >= self.failures_max).then(|| now.plus(self.minutes * Instant::MINUTE))
    }
}

/// The shortest password, in characters.
pub const PASSWORD_MIN: usize = 10;
const PASSWORD_MAX: usize = 200;

/// Whether a password may be set: long enough, of at least three kinds of characters, and not the account's name.
pub fn check_password(password: &str, account: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        return Err(Refusal::new("refusal.password_short").with("least", PASSWORD_MIN).at("password"));
    }
    if length > PASSWORD_MAX {
        return Err(Refusal::new("refusal.password_long").with("most", PASSWORD_MAX).at("password"));
    }
    let kinds = [
        password.chars().any(char::is_lowercase),
        password.chars().any(char::is_uppercase),
        password.chars().any(char::is_numeric),
        password.chars().any(|letter| !letter.is_alphanumeric()),
        password.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii()),
    ];
    if kinds.into_iter().filter(|kind| *kind).count() < 3 {
        return Err(Refusal::new("refusal.password_simple").at("password"));
    }
    if !account.is_empty() && password.to_lowercase().contains(&account.to_lowercase()) {
        return Err(Refusal::new("refusal.password_name").at("password"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords() {
        for (case, password, expected) in [
            ("good", "Lizhou-2026-spring", None),
            ("short", "Lz-2026", Some("refusal.password_short")),
            ("two kinds only", "lizhouspring2026", Some("refusal.password_simple")),
            ("the name in it", "Wangfang-2026-x", Some("refusal.password_name")),
            ("Chinese characters count", "砺州的春天来得早 2026", None),
        ] {
            assert_eq!(check_password(password, "wangfang").err().map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn the_fifth_failure_locks() {
        let rule = LockOut { failures_max: 5, minutes: 15 };
        assert_eq!(rule.after_failure(3, Instant(0)), None);
        assert_eq!(rule.after_failure(4, Instant(0)), Some(Instant(900_000)));
    }
}
