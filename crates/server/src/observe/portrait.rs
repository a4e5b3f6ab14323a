//! The portrait over HTTP: drawn anew from the records each time, as of a day, beside what a post asks for.

use std::collections::{BTreeMap, BTreeSet};

use axum::{Json, extract::State};
use domain::{
    date::Day,
    id::{CompetenceId, EntryId, PersonId, PostId},
    ledger::SourceKind,
    message::{Arguments, Refusal},
    observe::portrait::{Basis, Said, draw},
};
use serde::{Deserialize, Serialize};
use statistics::mean;
use store::{
    Tx,
    access::{Sight, Viewer, viewer},
    ledger,
    observe::{competences::{self, Given}, portrait},
    problems,
};
use utoipa::ToSchema;

use super::shown::Someone;
use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Asked, Path, Signed},
};

/// A record that a sentence rests on.
#[derive(Clone, Serialize, ToSchema)]
struct BasisShown {
    kind: &'static str,
    id: i64,
    title: String,
    on: String,
}

#[derive(Serialize, ToSchema)]
struct SaidShown {
    facet: String,
    text: String,
    rests_on: Vec<BasisShown>,
}

/// A competence with what assessors gave and a post asks for.
#[derive(Serialize, ToSchema)]
struct AxisShown {
    competence: i64,
    title: String,
    levels: Vec<String>,
    /// Tenths of a level; absent where there is not enough evidence.
    estimate: Option<i64>,
    low: Option<i64>,
    high: Option<i64>,
    /// How many assessors gave a level, and how many kinds of source they are.
    assessors: usize,
    kinds: usize,
    /// What the post asks for.
    needed: Option<u8>,
    /// Whether it meets the need: `yes`, `no`, or `open` where the interval holds the need or evidence is wanting.
    meets: Option<&'static str>,
    given: Vec<GivenShown>,
}

#[derive(Serialize, ToSchema)]
struct GivenShown {
    entry: i64,
    level: u8,
    source: String,
    by: String,
    on: String,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct PortraitShown {
    #[serde(flatten)]
    who: Someone,
    as_of: String,
    own: bool,
    said: Vec<SaidShown>,
    axes: Vec<AxisShown>,
    /// An axis shows a level from so many assessors and kinds of source on.
    assessors_least: usize,
    kinds_least: usize,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PortraitAsked {
    as_of: Option<Day>,
    post: Option<i64>,
}

/// A level is shown from so many assessors of so many kinds on; else there is not enough evidence.
const ASSESSORS_LEAST: usize = 3;
const KINDS_LEAST: usize = 2;
/// Titles and days of entries.
type Titles = BTreeMap<EntryId, (String, String)>;

/// How often an interval covers the level.
const LEVEL: f64 = 0.9;

fn basis(tx: &mut Tx<'_>, viewer: &Viewer, (person, titles): (PersonId, &Titles), rests_on: Basis) -> Result<BasisShown, store::Error> {
    Ok(match rests_on {
        Basis::Entry(id) => {
            let (title, on) = titles.get(&id).cloned().unwrap_or_default();
            BasisShown { kind: "entry", id: id.0, title, on }
        }
        Basis::Problem(id) => {
            let told = problems::find(tx, viewer, id)?;
            BasisShown { kind: "problem", id: id.0, title: told.title, on: told.problem.closed.map(|(on, _)| on.to_string()).unwrap_or_default() }
        }
        Basis::Statement(id) => {
            let told = store::observe::statements::find(tx, viewer, id)?;
            BasisShown { kind: "statement", id: id.0, title: told.text, on: told.made_on.to_string() }
        }
        Basis::Post(row) => {
            let (title, on) = portrait::post_held(tx, person, row)?;
            BasisShown { kind: "post", id: row, title, on }
        }
    })
}

fn said(tx: &mut Tx<'_>, viewer: &Viewer, of: (PersonId, &Titles), said: Said) -> Result<SaidShown, store::Error> {
    let named: Arguments = said
        .arguments
        .into_iter()
        // Names of codes are said in the reader's language.
        .map(|(name, value)| (name, if value.starts_with("code.") { domain::catalogue::name(language(), &value) } else { value }))
        .collect();
    let text = domain::catalogue::sentence(language(), &format!("portrait.{}", said.code), &named);
    let rests_on = said.rests_on.into_iter().map(|record| basis(tx, viewer, of, record)).collect::<Result<_, _>>()?;
    Ok(SaidShown { facet: said.facet.code().into(), text, rests_on })
}

/// A level in tenths.
fn tenths(value: f64) -> i64 {
    // A level lies between 1 and 5.
    #[expect(clippy::cast_possible_truncation, reason = "rounded and within bounds")]
    let rounded = (value.clamp(0.0, 10.0) * 10.0).round() as i64;
    rounded
}

/// The level of a competence: the latest of each assessor, from enough of them, with its interval.
fn axis(competence: (CompetenceId, &domain::observe::competence::Competence), given: &[&Given], needed: Option<u8>, names: &BTreeMap<domain::id::AccountId, String>) -> AxisShown {
    let mut latest: BTreeMap<domain::id::AccountId, &Given> = BTreeMap::new();
    // In the order they were given, so that the last of each assessor stays. What the person says of themselves is shown and
    // not counted.
    for one in given.iter().filter(|one| one.source != SourceKind::OwnStatement) {
        latest.insert(one.by, one);
    }
    let kinds: BTreeSet<SourceKind> = latest.values().map(|one| one.source).collect();
    let values: Vec<f64> = latest.values().map(|one| f64::from(one.level)).collect();
    let enough = values.len() >= ASSESSORS_LEAST && kinds.len() >= KINDS_LEAST;
    let most = f64::from(u8::try_from(competence.1.levels.len()).unwrap_or(5));
    let interval = mean(&values, LEVEL).filter(|_| enough).map(|it| (it.estimate, it.low.max(1.0), it.high.min(most)));
    let meets = needed.map(|needed| match interval {
        Some((_, low, _)) if low >= f64::from(needed) => "yes",
        Some((_, _, high)) if high < f64::from(needed) => "no",
        _ => "open",
    });
    AxisShown {
        competence: competence.0.0, title: competence.1.title.clone(), levels: competence.1.levels.clone(), estimate: interval.map(|(estimate, ..)| tenths(estimate)),
        low: interval.map(|(_, low, _)| tenths(low)), high: interval.map(|(.., high)| tenths(high)), assessors: values.len(), kinds: kinds.len(), needed, meets,
        given: given.iter().map(|one| GivenShown {
            entry: one.entry.0, level: one.level, source: one.source.code().into(), by: names.get(&one.by).cloned().unwrap_or_default(), on: one.on.to_string(),
        }).collect(),
    }
}

fn axes(tx: &mut Tx<'_>, (person, sight): (PersonId, &Sight), day: Day, post: Option<PostId>) -> Result<Vec<AxisShown>, store::Error> {
    let mut given = competences::given(tx, person)?;
    given.retain(|one| one.tier <= sight.tier && one.on.reached_on(day));
    let needs: BTreeMap<CompetenceId, u8> = match post {
        Some(post) => competences::needs(tx, post)?.into_iter().map(|need| (need.competence, need.level)).collect(),
        None => BTreeMap::new(),
    };
    let names = ledger::account_names(tx, &given.iter().map(|one| one.by).collect::<Vec<_>>())?;
    let mut axes = Vec::new();
    for (id, competence) in competences::all(tx)? {
        let of: Vec<&Given> = given.iter().filter(|one| one.competence == id).collect();
        let needed = needs.get(&id).copied();
        if !of.is_empty() || needed.is_some() {
            axes.push(axis((id, &competence), &of, needed, &names));
        }
    }
    Ok(axes)
}

pub(crate) fn assemble(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, (day, post): (Day, Option<PostId>)) -> Result<PortraitShown, store::Error> {
    let sight = viewer::see(tx, viewer, person)?;
    let facts = portrait::facts(tx, viewer, person, (&sight, None))?;
    let titles = portrait::titles(tx, person, sight.tier)?;
    let drawn = draw(&facts, day);
    let said = drawn.into_iter().map(|one| said(tx, viewer, (person, &titles), one)).collect::<Result<_, _>>()?;
    let axes = axes(tx, (person, &sight), day, post)?;
    Ok(PortraitShown {
        who: Someone::of(tx, person)?, as_of: day.to_string(), own: sight.own, said, axes, assessors_least: ASSESSORS_LEAST, kinds_least: KINDS_LEAST,
    })
}

/// The portrait of a person on a day, beside what a post asks for; open to the person too.
#[utoipa::path(get, path = "/people/{id}/portrait", tag = "observe", responses((status = 200, body = PortraitShown)))]
pub(super) async fn portrait(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<PortraitAsked>) -> Result<Json<PortraitShown>, ApiError> {
    let today = app.db.now().day();
    let day = asked.as_of.unwrap_or(today);
    if day > today {
        return Err(Refusal::new("refusal.not_yet").with("date", day).at("as_of").into());
    }
    let shown = app
        .write(move |tx| {
            let shown = assemble(tx, &signed.viewer, PersonId(id), (day, asked.post.map(PostId)))?;
            tx.audit(&signed.viewer, "read_portrait", &[id], "")?;
            Ok(shown)
        })
        .await?;
    Ok(Json(shown))
}
