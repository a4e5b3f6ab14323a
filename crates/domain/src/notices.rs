//! Ways out of the house for notices: that something waits, never what.

use serde::{Deserialize, Serialize};

use crate::{date::Instant, message::Refusal};

codes! {
    "notice_channel" Channel {
        Mail = "mail",
        /// The city's own message gateway, called by a signed request.
        Gateway = "gateway",
    }
    "mail_safety" Safety {
        /// In the clear; for a server on the same machine or wire.
        None = "none",
        /// In the clear first, then encrypted.
        StartTls = "starttls",
        Tls = "tls",
    }
}

/// A mail server (RFC 5321).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub host: String,
    pub port: u16,
    pub safety: Safety,
    /// The sender's address.
    pub from: String,
    #[serde(default)]
    pub user: String,
    #[serde(default)]
    pub password: String,
    /// The address of Lilian as the reader's browser knows it.
    pub site: String,
}

/// A message gateway: one `POST` for each message, signed with a secret both know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gateway {
    pub url: String,
    #[serde(default)]
    pub secret: String,
    pub site: String,
}

fn site(text: &str) -> Result<(), Refusal> {
    let sound = text.starts_with("http://") || text.starts_with("https://");
    if sound { Ok(()) } else { Err(Refusal::new("refusal.notice_url").with("value", text).at("site")) }
}

impl Mail {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.host.trim().is_empty() || self.host.contains(char::is_whitespace) {
            return Err(Refusal::new("refusal.empty").at("mail.host"));
        }
        if self.safety == Safety::None && !self.password.is_empty() {
            return Err(Refusal::new("refusal.notice_clear_password").at("mail.safety"));
        }
        check_address(Channel::Mail, &self.from).map_err(|refusal| refusal.at("mail.from"))?;
        site(&self.site)
    }
}

/// The shortest secret that keeps a signature from being guessed.
const SECRET_MIN: usize = 16;

impl Gateway {
    pub fn check(&self) -> Result<(), Refusal> {
        if !(self.url.starts_with("http://") || self.url.starts_with("https://")) {
            return Err(Refusal::new("refusal.notice_url").with("value", &self.url).at("gateway.url"));
        }
        if self.secret.chars().count() < SECRET_MIN {
            return Err(Refusal::new("refusal.notice_secret").with("least", SECRET_MIN).at("gateway.secret"));
        }
        site(&self.site)
    }
}

/// Whether something can be an address; an empty one ends a channel.
pub fn check_address(channel: Channel, address: &str) -> Result<(), Refusal> {
    let text = address.trim();
    let sound = match channel {
        Channel::Mail => text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !text.contains(char::is_whitespace)),
        Channel::Gateway => text.len() <= 40 && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-._@".contains(letter)),
    };
    if text.is_empty() || sound { Ok(()) } else { Err(Refusal::new("refusal.notice_address").with("value", text).at("address")) }
}

/// How many times a message is tried: the waits between add up to about two days.
const TRIES: i64 = 9;

/// When a message is tried again after so many attempts; `None` when it is given up.
pub fn next_try(now: Instant, attempts: i64) -> Option<Instant> {
    let minutes = 5_i64 << attempts.clamp(0, TRIES);
    (attempts < TRIES).then_some(Instant(now.0 + minutes * Instant::MINUTE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_ways_that_can_be() {
        for (channel, address, sound) in [
            (Channel::Mail, "lin@lizhou.example", true), (Channel::Mail, "", true), (Channel::Mail, "lin", false), (Channel::Mail, "lin @x", false),
            (Channel::Gateway, "00000000000", true), (Channel::Gateway, "一二三", false),
        ] {
            assert_eq!(check_address(channel, address).is_ok(), sound, "{channel:?} {address}");
        }
        let mail = Mail { host: "mail.example".into(), port: 25, safety: Safety::None, from: "a@b".into(), user: "u".into(), password: "p".into(), site: "http://x".into() };
        assert_eq!(mail.check().unwrap_err().code, "refusal.notice_clear_password");
        assert!(Mail { safety: Safety::Tls, ..mail }.check().is_ok());
        let gateway = Gateway { url: "ftp://x".into(), secret: "0123456789abcdef".into(), site: "http://x".into() };
        assert_eq!(gateway.check().unwrap_err().code, "refusal.notice_url");
        assert_eq!(Gateway { url: "http://x".into(), secret: "short".into(), ..gateway }.check().unwrap_err().code, "refusal.notice_secret");
    }

    #[test]
    fn a_message_is_tried_for_about_two_days() {
        let mut now = Instant(0);
        let mut attempts = 0;
        while let Some(next) = next_try(now, attempts) {
            assert!(next > now);
            (now, attempts) = (next, attempts + 1);
        }
        assert!((1..4).contains(&(now.0 / Instant::DAY)), "{} hours", now.0 / 3_600_000);
    }
}
