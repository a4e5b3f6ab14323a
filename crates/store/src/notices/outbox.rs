//! What waits to be carried out of the house, by mail or by the city's message gateway, and how that went.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    date::Instant,
    id::{AccountId, NoticeId},
    message::Refusal,
    notices::{Channel, Gateway, Mail, next_try},
};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
};

/// Where an account is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub channel: Channel,
    pub address: String,
    /// Once a day, all together.
    pub daily: bool,
}

/// One message to be carried: that so many matters wait.
#[derive(Clone, Debug)]
pub struct Parcel {
    pub channel: Channel,
    pub account: AccountId,
    pub address: String,
    /// Rows of the outbox.
    pub rows: Vec<i64>,
    /// Of the row tried most.
    pub attempts: i64,
}

/// How a notice went out by one channel.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub channel: Channel,
    /// `waiting`, `sent` or `failed`.
    pub state: String,
    pub trouble: String,
}

fn channel(code: String) -> Result<Channel, Error> {
    Channel::from_code(&code).ok_or(Error::Column { index: 0, found: code })
}

/// Eight in the morning after a moment, local time.
fn next_morning(now: Instant) -> Instant {
    const EIGHT: i64 = 8 * 60 * Instant::MINUTE;
    const ZONE: i64 = domain::date::ZONE_MINUTES * Instant::MINUTE;
    let local = now.0 + ZONE;
    let today = local.div_euclid(Instant::DAY) * Instant::DAY + EIGHT;
    Instant(if local < today { today } else { today + Instant::DAY } - ZONE)
}

/// Puts a notice into the outbox for every channel that the house has and the account wants.
pub(super) fn post(tx: &mut Tx<'_>, account: AccountId, notice: NoticeId) -> Result<(), Error> {
    let area = tx.area();
    let rows = tx.query(
        "select a.channel, a.daily from notice_address a join setting s on s.area = a.area and s.name = 'notices.' || a.channel
          where a.area = $1 and a.account = $2",
        params![area, account],
    )?;
    for row in &rows {
        let (channel, daily): (String, bool) = (row.get(0)?, row.get(1)?);
        let (id, now) = (tx.new_id(), tx.now);
        let next = if daily { next_morning(now) } else { now };
        tx.execute(
            "insert into outbox (area, id, account, notice, channel, state, attempts, at, next_at) values ($1, $2, $3, $4, $5, 'waiting', 0, $6, $7)",
            params![area, id, account, notice, channel, now, next],
        )?;
    }
    Ok(())
}

/// What is due now, one parcel an account and channel.
pub fn due(tx: &mut Tx<'_>) -> Result<Vec<Parcel>, Error> {
    let rows = tx.query(
        "select o.channel, o.account, o.id, o.attempts, a.sealed from outbox o
           join notice_address a on a.area = o.area and a.account = o.account and a.channel = o.channel
          where o.area = $1 and o.state = 'waiting' and o.next_at <= $2 order by o.id limit 2000",
        params![tx.area(), tx.now],
    )?;
    let mut parcels: BTreeMap<(String, AccountId), Parcel> = BTreeMap::new();
    for row in &rows {
        let (code, account): (String, AccountId) = (row.get(0)?, row.get(1)?);
        let address = String::from_utf8(tx.vault().open_for_area(&row.get::<Vec<u8>>(4)?)?).map_err(|_| Error::Key)?;
        let parcel = Parcel { channel: channel(code.clone())?, account, address, rows: vec![], attempts: 0 };
        let parcel = parcels.entry((code, account)).or_insert(parcel);
        parcel.rows.push(row.get(2)?);
        parcel.attempts = parcel.attempts.max(row.get(3)?);
    }
    Ok(parcels.into_values().collect())
}

/// How a parcel went: carried, or kept for another try, or given up after the last.
pub fn tried(tx: &mut Tx<'_>, parcel: &Parcel, trouble: Option<&str>) -> Result<(), Error> {
    let (area, now) = (tx.area(), tx.now);
    let attempts = parcel.attempts + 1;
    let (state, next) = match (trouble, next_try(now, attempts)) {
        (None, _) => ("sent", now),
        (Some(_), Some(next)) => ("waiting", next),
        (Some(_), None) => ("failed", now),
    };
    for id in &parcel.rows {
        tx.execute(
            "update outbox set state = $3, attempts = $4, next_at = $5, trouble = $6 where area = $1 and id = $2",
            params![area, *id, state, attempts, next, trouble.unwrap_or_default()],
        )?;
    }
    Ok(())
}

/// How the notices of an account went out.
pub fn deliveries(tx: &mut Tx<'_>, account: AccountId) -> Result<BTreeMap<NoticeId, Vec<Delivery>>, Error> {
    let rows = tx.query("select notice, channel, state, trouble from outbox where area = $1 and account = $2 order by id", params![tx.area(), account])?;
    let mut all: BTreeMap<NoticeId, Vec<Delivery>> = BTreeMap::new();
    for row in &rows {
        let delivery = Delivery { channel: channel(row.get(1)?)?, state: row.get(2)?, trouble: row.get(3)? };
        all.entry(row.get(0)?).or_default().push(delivery);
    }
    Ok(all)
}

/// How many messages wait, went out and could not, by channel.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(Channel, String, i64)>, Error> {
    let rows = tx.query("select channel, state, count(*) from outbox where area = $1 group by channel, state order by channel, state", params![tx.area()])?;
    rows.iter().map(|row| Ok((channel(row.get(0)?)?, row.get(1)?, row.get(2)?))).collect()
}

pub fn addresses(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Address>, Error> {
    let rows = tx.query("select channel, daily, sealed from notice_address where area = $1 and account = $2 order by channel", params![tx.area(), account])?;
    rows.iter()
        .map(|row| {
            let address = String::from_utf8(tx.vault().open_for_area(&row.get::<Vec<u8>>(2)?)?).map_err(|_| Error::Key)?;
            Ok(Address { channel: channel(row.get(0)?)?, daily: row.get(1)?, address })
        })
        .collect()
}

/// Sets where the viewer's own account is told; an empty address ends it, and what still waits for it.
pub fn set_address(tx: &mut Tx<'_>, viewer: &Viewer, address: &Address) -> Result<(), Error> {
    domain::notices::check_address(address.channel, &address.address)?;
    let (area, account, code) = (tx.area(), viewer.account(), address.channel.code());
    tx.execute("delete from notice_address where area = $1 and account = $2 and channel = $3", params![area, account, code])?;
    let text = address.address.trim();
    if text.is_empty() {
        tx.execute("delete from outbox where area = $1 and account = $2 and channel = $3 and state = 'waiting'", params![area, account, code])?;
    } else {
        let (sealed, now) = (tx.vault().seal_for_area(text.as_bytes())?, tx.now);
        tx.execute(
            "insert into notice_address (area, account, channel, daily, sealed, set_at) values ($1, $2, $3, $4, $5, $6)",
            params![area, account, code, address.daily, sealed, now],
        )?;
    }
    tx.audit(viewer, "notice_address_set", &[account.0], code)
}

/// The ways out that the house has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    pub mail: Option<Mail>,
    pub gateway: Option<Gateway>,
}

fn setting<T: serde::de::DeserializeOwned>(tx: &mut Tx<'_>, channel: Channel) -> Result<Option<T>, Error> {
    let name = format!("notices.{}", channel.code());
    let row = tx.query_opt("select value from setting where area = $1 and name = $2", params![tx.area(), name])?;
    let Some(row) = row else { return Ok(None) };
    let sealed = URL_SAFE_NO_PAD.decode(row.get::<String>(0)?).map_err(|_| Error::Key)?;
    Ok(Some(serde_json::from_slice(&tx.vault().open_for_area(&sealed)?)?))
}

pub fn ways(tx: &mut Tx<'_>) -> Result<Ways, Error> {
    Ok(Ways { mail: setting(tx, Channel::Mail)?, gateway: setting(tx, Channel::Gateway)? })
}

fn set<T: serde::Serialize>(tx: &mut Tx<'_>, channel: Channel, value: Option<&T>) -> Result<(), Error> {
    let (area, name) = (tx.area(), format!("notices.{}", channel.code()));
    tx.execute("delete from setting where area = $1 and name = $2", params![area, &name])?;
    if let Some(value) = value {
        // The password is in it, so the whole is sealed.
        let sealed = URL_SAFE_NO_PAD.encode(tx.vault().seal_for_area(serde_json::to_string(value)?.as_bytes())?);
        tx.execute("insert into setting (area, name, value) values ($1, $2, $3)", params![area, &name, sealed])?;
    }
    Ok(())
}

/// Sets the ways out. A password or secret that is left empty stays what it was.
pub fn set_ways(tx: &mut Tx<'_>, viewer: &Viewer, new: &Ways) -> Result<(), Error> {
    let old = ways(tx)?;
    let mut new = new.clone();
    if let (Some(mail), Some(before)) = (&mut new.mail, &old.mail)
        && mail.password.is_empty()
    {
        mail.password.clone_from(&before.password);
    }
    if let (Some(gateway), Some(before)) = (&mut new.gateway, &old.gateway)
        && gateway.secret.is_empty()
    {
        gateway.secret.clone_from(&before.secret);
    }
    new.mail.as_ref().map(Mail::check).transpose()?;
    new.gateway.as_ref().map(Gateway::check).transpose()?;
    set(tx, Channel::Mail, new.mail.as_ref())?;
    set(tx, Channel::Gateway, new.gateway.as_ref())?;
    tx.audit(viewer, "notice_ways_set", &[], "")
}

/// Whether anything could be sent to the viewer, by name of what is missing.
pub fn check_reachable(tx: &mut Tx<'_>, viewer: &Viewer, wanted: Channel) -> Result<Address, Error> {
    let found = addresses(tx, viewer.account())?.into_iter().find(|address| address.channel == wanted);
    found.ok_or_else(|| Refusal::new("refusal.notice_no_address").with("channel", wanted.key()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_morning_is_eight_o_clock_here() {
        // 2026-03-24 00:00 at +08:00.
        const MIDNIGHT: i64 = 1_774_281_600_000;
        const HOUR: i64 = 3_600_000;
        for (hours, expected) in [(0, 8), (7, 8), (8, 32), (23, 32)] {
            assert_eq!(next_morning(Instant(MIDNIGHT + hours * HOUR)).0, MIDNIGHT + expected * HOUR, "{hours}");
        }
    }
}
