//! Rules in force: those that ship, and what this house has set in their place from a day on.

use domain::{
    date::Day,
    message::Refusal,
    rules::{Dated, Rulebook},
};

use crate::{access::Viewer, db::Tx, error::Error, params};

/// Every rule with its history.
pub fn load(tx: &mut Tx<'_>) -> Result<Rulebook, Error> {
    let rows = tx.query("select name, value, since, source from rule_value where area = $1 order by since, id", params![tx.area()])?;
    let mut set = Vec::with_capacity(rows.len());
    for row in &rows {
        set.push(Dated { name: row.get(0)?, value: row.get(1)?, since: row.get(2)?, until: None, source: row.get(3)?, note: String::new() });
    }
    Ok(Rulebook::shipped().and(set))
}

/// Sets a value from a day on; what was decided before stays decided under the value of its day.
///
/// Errors: a name that no shipped rule has, a day that is past, a value out of bounds, no source.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, rule: &Dated) -> Result<(), Error> {
    domain::rules::check_set(rule, tx.today())?;
    let (area, id, now) = (tx.area(), tx.new_id(), tx.now);
    tx.execute(
        "insert into rule_value (area, id, name, value, since, source, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![area, id, &rule.name, rule.value, rule.since, rule.source.trim(), viewer.account(), now],
    )?;
    tx.audit(viewer, "rule_value_set", &[], &format!("{}={}", rule.name, rule.value))
}

/// The rules whose names begin so, each with what is in force on a day and everything known of it.
pub fn named(tx: &mut Tx<'_>, start: &str, day: Day) -> Result<Vec<(Dated, Vec<Dated>)>, Error> {
    let rules = load(tx)?;
    let mut names: Vec<String> = rules.rows().map(|row| row.name.clone()).filter(|name| name.starts_with(start)).collect();
    names.dedup();
    let known = |name: &String| {
        let present = rules.in_force(name, day).cloned()?;
        Some((present, rules.rows().filter(|row| row.name == *name).cloned().collect()))
    };
    let found: Option<Vec<_>> = names.iter().map(known).collect();
    found.ok_or_else(|| Refusal::new("refusal.rule_none").into())
}
