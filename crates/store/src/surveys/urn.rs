//! Where ballots lie. A group has one drawer for every 256 who were asked; a ballot goes into a drawer and to a place in it by
//! chance, and the drawer is sealed anew as a whole. Neither a row nor its order tells when a ballot came or whose it is.

use domain::{id::SurveyId, surveys::Ballot};

use crate::{db::Tx, error::Error, params};

/// How many may have answered into one drawer.
const DRAWER: usize = 256;

/// A whole number below a bound, by chance.
pub(super) fn below(tx: &Tx<'_>, bound: usize) -> Result<usize, Error> {
    let drawn = u64::from_be_bytes(tx.vault().chance.bytes::<8>()?);
    // The bias of a remainder is under 2^-40 for any bound here.
    Ok(usize::try_from(drawn % u64::try_from(bound.max(1)).unwrap_or(1)).unwrap_or(0))
}

fn seal(tx: &Tx<'_>, ballots: &[Ballot]) -> Result<Vec<u8>, Error> {
    tx.vault().seal_for_area(serde_json::to_string(ballots)?.as_bytes())
}

fn unseal(tx: &Tx<'_>, body: &[u8]) -> Result<Vec<Ballot>, Error> {
    Ok(serde_json::from_slice(&tx.vault().open_for_area(body)?)?)
}

/// Puts up empty drawers for a group.
pub(super) fn prepare(tx: &mut Tx<'_>, survey: SurveyId, (place, asked): (usize, usize)) -> Result<(), Error> {
    let place = i64::try_from(place).unwrap_or(0);
    for drawer in 0..asked.div_ceil(DRAWER).max(1) {
        let empty = seal(tx, &[])?;
        tx.execute(
            "insert into survey_drawer (area, survey, place, drawer, body) values ($1, $2, $3, $4, $5)",
            params![tx.area(), survey, place, i64::try_from(drawer).unwrap_or(0), empty],
        )?;
    }
    Ok(())
}

/// Puts a ballot in.
pub(super) fn put(tx: &mut Tx<'_>, survey: SurveyId, place: i64, ballot: &Ballot) -> Result<(), Error> {
    let area = tx.area();
    let drawers: i64 = tx.scalar("select count(*) from survey_drawer where area = $1 and survey = $2 and place = $3", params![area, survey, place])?;
    let drawer = i64::try_from(below(tx, usize::try_from(drawers).unwrap_or(1))?).unwrap_or(0);
    let key = "where area = $1 and survey = $2 and place = $3 and drawer = $4";
    // Taken first, so that of two who answer at once the second reads what the first put in.
    tx.execute(&format!("update survey_drawer set body = body {key}"), params![area, survey, place, drawer])?;
    let body: Vec<u8> = tx.scalar(&format!("select body from survey_drawer {key}"), params![area, survey, place, drawer])?;
    let mut ballots = unseal(tx, &body)?;
    let at = below(tx, ballots.len() + 1)?;
    ballots.insert(at, ballot.clone());
    let sealed = seal(tx, &ballots)?;
    tx.execute(&format!("update survey_drawer set body = $5 {key}"), params![area, survey, place, drawer, sealed])?;
    Ok(())
}

/// Everything in the drawers of a group.
pub(super) fn open(tx: &mut Tx<'_>, survey: SurveyId, place: usize) -> Result<Vec<Ballot>, Error> {
    let place = i64::try_from(place).unwrap_or(0);
    let rows = tx.query("select body from survey_drawer where area = $1 and survey = $2 and place = $3 order by drawer", params![tx.area(), survey, place])?;
    let mut ballots = Vec::new();
    for row in &rows {
        ballots.extend(unseal(tx, &row.get::<Vec<u8>>(0)?)?);
    }
    Ok(ballots)
}
