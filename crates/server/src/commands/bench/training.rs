//! The required roster of a series, the ledger of hours of a city, and a hall that signs in.

use std::{sync::Arc, time::Instant};

use domain::{
    duties::Seats,
    id::PersonId,
    people::code::{PostKind, UnitKind},
    programmes::{Programme, ProgrammeKind, Session},
};
use store::{
    Db, Error,
    access::{Viewer, account::{self, NewAccount}, session},
    people::unit,
    programmes::{self, Naming},
    search::Searcher,
    train::hours,
};

use super::{Row, row, spread};

const TIMES: usize = 20;
const HALL: usize = 500;

pub(super) fn measure(db: &Db) -> Result<Vec<Row>, Error> {
    let searcher = Arc::new(Searcher::default());
    let own = searcher.clone();
    // A roster over everybody who leads a unit.
    let (id, people) = db.write(move |tx| {
        let (today, top) = (tx.today(), unit::root(tx)?.ok_or(Error::NotFound)?);
        let seats = Seats { unit_kinds: UnitKind::ALL.to_vec(), post_kinds: vec![PostKind::Chief, PostKind::Deputy], ..Seats::default() };
        let text = serde_json::json!({"kind": ProgrammeKind::Series.code(), "title": "bench", "unit": top, "since": today, "required": [seats]});
        let programme: Programme = serde_json::from_value(text)?;
        let series = programmes::create(tx, &Viewer::system("bench"), &programme)?;
        let lesson = serde_json::json!({"id": 1, "day": today, "from": "00:00", "to": "23:59", "method": "teach", "subject": "bench", "tenths": 10});
        let hall: Session = serde_json::from_value(serde_json::json!({"programme": series, "form": "class", "title": "bench", "unit": top, "from": today, "to": today, "lessons": [lesson]}))?;
        let id = programmes::plan(tx, &Viewer::system("bench"), &hall)?;
        own.with(tx, |tx, index| {
            let people: Vec<PersonId> = programmes::required(tx, index, (id, &hall))?.into_iter().map(|one| one.person).collect();
            Ok((id, people))
        })
    })?;
    let (mut roster, mut ledger, mut lines) = (Vec::new(), Vec::new(), 0);
    for _ in 0..TIMES {
        let searcher = searcher.clone();
        let (first, second, count) = db.read(move |tx| {
            searcher.with(tx, |tx, index| {
                let hall = programmes::session(tx, &Viewer::system("bench"), id)?.session;
                let begun = Instant::now();
                programmes::required(tx, index, (id, &hall))?;
                let first = begun.elapsed();
                let begun = Instant::now();
                let count = hours::ledger(tx, index, &Viewer::system("bench"), (None, tx.today()))?.len();
                Ok((first, begun.elapsed(), count))
            })
        })?;
        roster.push(first);
        ledger.push(second);
        lines = count;
    }
    let mut rows = vec![row(&format!("required roster of {}", people.len()), spread(roster), "≤ 100 ms"), row(&format!("hours of {lines}"), spread(ledger), "≤ 300 ms")];
    rows.push(sign_in(db, &searcher, (id, people))?);
    Ok(rows)
}

fn sign_in(db: &Db, searcher: &Arc<Searcher>, (id, people): (domain::id::SessionId, Vec<PersonId>)) -> Result<Row, Error> {
    // Some sit elsewhere today.
    let (own, named): (_, Vec<PersonId>) = (searcher.clone(), people.into_iter().take(2 * HALL).collect());
    let viewers = db.write(move |tx| {
        let naming = Naming { people: named.clone(), anyway: true, ..Naming::default() };
        let seated = own.with(tx, |tx, index| programmes::name_seats(tx, index, &Viewer::system("bench"), (id, &naming)))?;
        let hall = seated.iter().filter(|one| one.state.is_some()).filter_map(|one| one.person).take(HALL);
        let mut viewers = Vec::new();
        for (nth, person) in hall.enumerate() {
            let account = account::create(tx, &NewAccount { name: format!("bench-{nth}"), display_name: "bench".into(), person: Some(person), password: String::new() })?;
            let since = tx.today();
            let grant = account::NewGrant { role: domain::access::role::Role::Official, unit: unit::root(tx)?.ok_or(Error::NotFound)?, management: None, since, until: None };
            account::give(tx, &Viewer::system("bench"), account, &grant)?;
            viewers.push(session::viewer_for_job(tx, account)?);
        }
        Ok(viewers)
    })?;
    let mut times = Vec::new();
    for viewer in viewers {
        let begun = Instant::now();
        db.write(move |tx| {
            let code = programmes::code(tx, &Viewer::system("bench"), id)?;
            programmes::sign(tx, &viewer, (id, &code))
        })?;
        times.push(begun.elapsed());
    }
    let all: std::time::Duration = times.iter().sum();
    Ok(row(&format!("{HALL} sign in, {:.1} s in all", all.as_secs_f64()), spread(times), "a minute"))
}
