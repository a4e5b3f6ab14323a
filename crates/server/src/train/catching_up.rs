//! Who will fall short, and what they could still come to; hours of units month by month; and the whole as an information set.

use std::collections::{BTreeMap, BTreeSet};

use axum::{Json, extract::State, response::Response};
use domain::{
    access::role::Permission,
    catalogue::{name, sentence},
    date::Day,
    id::UnitId,
    message::Arguments,
    train::hours::{HoursClass, Standing},
};
use formats::workbook::{self, Column, Kind, Table};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    train::{
        catching_up,
        hours::{self, Line},
        records::{self, Completed},
    },
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Asked, Signed},
    people::{find::{XLSX, attachment}, someone::Someone},
    problems::unit_name,
};

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnderAsked {
    unit: Option<i64>,
    #[serde(default)]
    offset: usize,
}

#[derive(Serialize, ToSchema)]
struct ShortShown {
    #[serde(flatten)]
    who: Someone,
    unit: Option<i64>,
    unit_name: String,
    short_tenths: u32,
    /// Sessions that would help, the earliest first.
    sessions: Vec<i64>,
    /// Together they are enough.
    enough: bool,
}

#[derive(Serialize, ToSchema)]
struct ComingShown {
    session: i64,
    title: String,
    from: String,
    to: String,
    unit_name: String,
    tenths: u32,
    free: Option<usize>,
    /// How many it is proposed for.
    people: usize,
}

#[derive(Serialize, ToSchema)]
pub(super) struct CatchingUp {
    count: usize,
    /// Those for whom nothing that is planned is enough.
    without: usize,
    rows: Vec<ShortShown>,
    sessions: Vec<ComingShown>,
}

const PAGE: usize = 100;

/// Those who will fall short or have to catch up, each with sessions that would help. It proposes; whoever organises decides.
#[utoipa::path(get, path = "/training/hours/proposals", tag = "training", responses((status = 200, body = CatchingUp)))]
pub(super) async fn proposals(State(app): State<App>, signed: Signed, Asked(asked): Asked<UnderAsked>) -> Result<Json<CatchingUp>, ApiError> {
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let (found, takes) = catching_up::proposals(tx, index, &signed.viewer, asked.unit.map(UnitId))?;
                let mut people: BTreeMap<i64, usize> = BTreeMap::new();
                for session in found.iter().flat_map(|one| &one.sessions) {
                    *people.entry(session.0).or_default() += 1;
                }
                let sessions = takes.into_iter().map(|one| {
                    let tenths = one.session.lessons.iter().map(|lesson| lesson.tenths).sum();
                    let people = people.get(&one.id.0).copied().unwrap_or(0);
                    let unit_name = unit_name(tx, one.session.unit)?;
                    Ok(ComingShown { session: one.id.0, from: one.session.from.to_string(), to: one.session.to.to_string(), title: one.session.title, unit_name, tenths, free: one.free, people })
                });
                let sessions = sessions.collect::<Result<_, store::Error>>()?;
                let (count, without) = (found.len(), found.iter().filter(|one| !one.enough).count());
                let rows = found.into_iter().skip(asked.offset).take(PAGE).map(|one| {
                    let unit_name = one.line.unit.map(|unit| unit_name(tx, unit)).transpose()?.unwrap_or_default();
                    let sessions = one.sessions.into_iter().map(|session| session.0).collect();
                    Ok(ShortShown { who: Someone::of(tx, one.line.person)?, unit: one.line.unit.map(|unit| unit.0), unit_name, short_tenths: one.short_tenths, sessions, enough: one.enough })
                });
                Ok(CatchingUp { count, without, rows: rows.collect::<Result<_, store::Error>>()?, sessions })
            })
        })
        .await?;
    Ok(Json(page))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MonthsAsked {
    unit: Option<i64>,
    year: Option<i16>,
}

#[derive(Serialize, ToSchema)]
struct UnitMonths {
    unit: i64,
    name: String,
    people: usize,
    /// Class hours in tenths, of all its people together, from January on.
    months: Vec<u64>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct MonthsPage {
    year: i16,
    units: Vec<UnitMonths>,
}

/// Hours of units, month by month of a year.
#[utoipa::path(get, path = "/training/hours/months", tag = "training", responses((status = 200, body = MonthsPage)))]
pub(super) async fn months(State(app): State<App>, signed: Signed, Asked(asked): Asked<MonthsAsked>) -> Result<Json<MonthsPage>, ApiError> {
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let year = asked.year.unwrap_or(tx.today().year());
                let units = hours::months(tx, index, &signed.viewer, (asked.unit.map(UnitId), year))?;
                let units = units.into_iter().map(|(unit, (people, months))| Ok(UnitMonths { unit: unit.0, name: unit_name(tx, unit)?, people, months: months.to_vec() }));
                Ok(MonthsPage { year, units: units.collect::<Result<_, store::Error>>()? })
            })
        })
        .await?;
    Ok(Json(page))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetAsked {
    unit: Option<i64>,
    from: Option<Day>,
    to: Option<Day>,
}

/// Elements of information set A11 (GB/T 14946.1-2019) that the house holds, and how wide their columns are.
const ELEMENTS: &[(&str, u16)] = &[
    ("A01001", 12), ("A11001", 14), ("A11004", 14), ("A11007", 12), ("A11011", 12), ("A11014A", 26), ("A11021A", 22), ("A11031", 34), ("A11035", 8), ("A11044", 10), ("A11045", 40), ("A11047", 34), ("A11057", 8),
    ("A11066", 8), ("A11071", 10), ("A11074", 10), ("A11077", 10), ("A11081", 10),
];

fn tenths(tenths: u32) -> String {
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// Months and hours of five years for county level and above; days and hours of the year for others.
fn sums(standing: &Standing) -> [String; 4] {
    let days = f64::from(standing.halves) / 2.0;
    match standing.class {
        HoursClass::FiveYears => [format!("{:.1}", days / 30.0), tenths(standing.tenths), String::new(), String::new()],
        HoursClass::Year => [String::new(), String::new(), tenths(standing.halves * 5), tenths(standing.tenths)],
    }
}

fn cells(tx: &mut Tx<'_>, one: &Completed, line: Option<&Line>) -> Result<Vec<String>, store::Error> {
    let (language, it, who) = (language(), &one.session, Someone::of(tx, one.person)?);
    let methods: BTreeSet<String> = it.lessons.iter().map(|lesson| name(language, &lesson.method.key())).collect();
    let subjects = it.lessons.iter().map(|lesson| lesson.subject.as_str()).collect::<Vec<_>>().join("；");
    let sums = line.map_or_else(Default::default, |line| sums(&line.standing));
    let mut cells = vec![
        who.name, name(language, &it.form.key()), methods.into_iter().collect::<Vec<_>>().join("、"), it.from.to_string(), it.to.to_string(), unit_name(tx, it.unit)?, it.place.clone(), it.title.clone(),
        one.students.to_string(), name(language, "code.seat_state.completed"), if it.theme.is_empty() { subjects } else { it.theme.clone() }, who.post, tenths(one.halves * 5), tenths(one.tenths),
    ];
    cells.extend(sums);
    Ok(cells)
}

/// What people completed, as information set A11 of the personnel standard, in a sheet. A year back where no day is asked for.
#[utoipa::path(get, path = "/training/hours/a11", tag = "training", responses((status = 200, description = "xlsx")))]
pub(super) async fn information_set(State(app): State<App>, signed: Signed, Asked(asked): Asked<SetAsked>) -> Result<Response, ApiError> {
    signed.viewer.must(Permission::Export)?;
    let searcher = app.searcher.clone();
    let (rows, span) = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                let to = asked.to.unwrap_or(tx.today());
                let from = asked.from.unwrap_or(to.plus_days(-364));
                let unit = asked.unit.map(UnitId);
                let lines: BTreeMap<_, Line> = hours::ledger(tx, index, &signed.viewer, (unit, to.min(tx.today())))?.into_iter().map(|line| (line.person, line)).collect();
                let completed = records::completed(tx, index, &signed.viewer, unit, (from, to))?;
                let rows = completed.iter().map(|one| cells(tx, one, lines.get(&one.person))).collect::<Result<Vec<_>, _>>()?;
                let people: BTreeSet<i64> = completed.iter().map(|one| one.person.0).collect();
                tx.audit(&signed.viewer, "export_training", &people.into_iter().take(1000).collect::<Vec<_>>(), &rows.len().to_string())?;
                Ok((rows, (from, to)))
            })
        })
        .await?;
    let language = language();
    let column = |(code, width): &(&str, u16)| Column { name: format!("{code} {}", name(language, &format!("a11.{code}"))), width: *width, kind: Kind::Text };
    let arguments = Arguments::from([("from".to_owned(), span.0.to_string()), ("to".to_owned(), span.1.to_string())]);
    let table = Table { name: "A11".into(), title: Some(sentence(language, "a11.title", &arguments)), columns: ELEMENTS.iter().map(column).collect(), rows, notes: vec![name(language, "a11.note")] };
    let bytes = app.beside(move || workbook::write(&[table])).await?;
    Ok(attachment("A11.xlsx", XLSX, bytes))
}
