//! The working-day calendar: a year's holidays and worked weekend days, with the announcement they come from.

use domain::calendar::{Calendar, Year, shipped};

use crate::{access::Viewer, db::Tx, error::Error, params, problems};

/// Years that this house entered itself, the earliest first.
pub fn entered(tx: &mut Tx<'_>) -> Result<Vec<Year>, Error> {
    let rows = tx.query("select body from calendar_year where area = $1 order by year", params![tx.area()])?;
    rows.iter().map(|row| Ok(serde_json::from_str(&row.get::<String>(0)?)?)).collect()
}

/// The shipped years, with the house's own in their place.
pub fn load(tx: &mut Tx<'_>) -> Result<Calendar, Error> {
    Ok(Calendar::new(shipped().iter().cloned().chain(entered(tx)?)))
}

/// Puts a year on record, in place of what was there.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, year: &Year) -> Result<(), Error> {
    year.check()?;
    let number = i64::from(year.year);
    tx.execute(
        "insert into calendar_year (area, year, source, body) values ($1, $2, $3, $4)
         on conflict (area, year) do update set source = excluded.source, body = excluded.body",
        params![tx.area(), number, year.source.as_str(), serde_json::to_string(year)?],
    )?;
    problems::calendar_changed(tx)?;
    tx.audit(viewer, "calendar_set", &[], &format!("{number} {}", year.source))
}
