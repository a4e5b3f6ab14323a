//! Carries what waits in the outbox out of the house. A message says how many matters wait and where to sign in; neither
//! names nor subjects leave.

use std::time::Duration;

use domain::{
    catalogue::{Language, sentence},
    date::Instant,
    notices::{Channel, Gateway, Mail, Safety},
};
use hmac::{Hmac, KeyInit, Mac};
use lettre::{Message, SmtpTransport, Transport, message::header::ContentType, transport::smtp::authentication::Credentials};
use serde_json::json;
use sha2::Sha256;
use store::{Db, Error, notices::outbox::{self, Ways}, vault::hex};

/// The longest a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a message says, for so many matters.
fn said(key: &str, count: usize, site: &str) -> String {
    let arguments = [("n".to_owned(), count.to_string()), ("site".to_owned(), site.to_owned())];
    sentence(Language::Zh, key, &arguments.into())
}

/// Sends one message that so many matters wait. Errors: what stood in the way, in the server's words.
pub fn carry(ways: &Ways, channel: Channel, address: &str, (count, now): (usize, Instant)) -> Result<(), String> {
    match channel {
        Channel::Mail => ways.mail.as_ref().map_or_else(|| Err("no mail server is set".into()), |mail| by_mail(mail, address, count)),
        Channel::Gateway => ways.gateway.as_ref().map_or_else(|| Err("no gateway is set".into()), |gateway| by_gateway(gateway, address, (count, now))),
    }
}

fn by_mail(mail: &Mail, address: &str, count: usize) -> Result<(), String> {
    let words = |error: &dyn std::error::Error| error.to_string();
    let message = Message::builder()
        .from(mail.from.parse().map_err(|error| words(&error))?)
        .to(address.parse().map_err(|error| words(&error))?)
        .subject(said("mail.subject", count, &mail.site))
        .header(ContentType::TEXT_PLAIN)
        .body(said("mail.text", count, &mail.site))
        .map_err(|error| words(&error))?;
    let server = match mail.safety {
        Safety::None => Ok(SmtpTransport::builder_dangerous(&mail.host)),
        Safety::StartTls => SmtpTransport::starttls_relay(&mail.host),
        Safety::Tls => SmtpTransport::relay(&mail.host),
    };
    let mut server = server.map_err(|error| words(&error))?.port(mail.port).timeout(Some(PATIENCE));
    if !mail.user.is_empty() {
        server = server.credentials(Credentials::new(mail.user.clone(), mail.password.clone()));
    }
    server.build().send(&message).map(drop).map_err(|error| words(&error))
}

/// The signature of a body at a second: HMAC-SHA-256 of `second.body` under the shared secret, in hexadecimal.
pub fn signature(secret: &str, second: i64, body: &str) -> String {
    let Ok(mut keyed) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    keyed.update(format!("{second}.{body}").as_bytes());
    hex(&keyed.finalize().into_bytes())
}

fn by_gateway(gateway: &Gateway, address: &str, (count, now): (usize, Instant)) -> Result<(), String> {
    let body = json!({"to": address, "text": said("mail.short", count, &gateway.site)}).to_string();
    let second = now.0 / 1000;
    let signed = format!("t={second},v1={}", signature(&gateway.secret, second, &body));
    let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).build().into();
    let sent = agent.post(&gateway.url).header("content-type", "application/json").header("x-lilian-signature", &signed).send(&body);
    sent.map(drop).map_err(|error| error.to_string())
}

/// Carries everything that is due. What cannot be carried now is tried again later, and nothing is lost.
pub fn carry_due(db: &Db) -> Result<usize, Error> {
    let (parcels, ways) = db.read(|tx| Ok((outbox::due(tx)?, outbox::ways(tx)?)))?;
    let count = parcels.len();
    for parcel in parcels {
        let trouble = carry(&ways, parcel.channel, &parcel.address, (parcel.rows.len(), db.now())).err();
        if let Some(trouble) = &trouble {
            tracing::warn!(channel = parcel.channel.code(), trouble, "a message could not be carried");
        }
        db.write(move |tx| outbox::tried(tx, &parcel, trouble.as_deref()))?;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_one_a_gateway_computes() {
        // echo -n '1774281600.{}' | openssl dgst -sha256 -hmac 0123456789abcdef
        assert_eq!(signature("0123456789abcdef", 1_774_281_600, "{}"), "321629a215a061973392e1abfb2dce6643b42c1ecd504db63e82250dc5a2bf42");
    }
}
