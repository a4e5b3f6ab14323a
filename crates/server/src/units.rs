//! The organisation over HTTP: the tree, a unit's page, and its corrections.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    access::role::Permission,
    date::Day,
    figures::definition,
    id::{PostId, UnitId},
    message::Refusal,
    people::{
        code::{PostKind, Rank, UnitKind},
        filter::{Field, Filter},
        unit::{Post, Unit},
    },
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer::{self, unit_within}},
    people::{register::By, rows::PostRow, unit::{self, Node}},
    search::{Index, answer::Question, org::Org},
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::{ApiError, language},
    figures::{self, FigureValue},
    http::extract::{Asked, Body, Path, Signed, Version},
    people::card::{self, Card},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(find))
        .routes(routes!(page, change))
        .routes(routes!(people))
        .routes(routes!(create_post))
        .routes(routes!(change_post))
}

#[derive(Serialize, ToSchema)]
struct UnitRow {
    id: i64,
    name: String,
    short_name: String,
    kind: String,
    rank: Option<String>,
    /// Those whom the viewer may read about; absent for who may read about nobody.
    people: Option<usize>,
    posts: i64,
    vacancies: i64,
    children: usize,
    parent: Option<i64>,
    path: String,
}

/// Counts by walk number: people whose main post is there, places and those filled.
struct Counts {
    people: Vec<usize>,
    places: Vec<i64>,
    vacant: Vec<i64>,
    children: Vec<usize>,
    reads_people: bool,
}

impl Counts {
    fn of(index: &Index, viewer: &Viewer) -> Self {
        let len = index.org.len();
        let mut counts = Self { people: vec![0; len + 1], places: vec![0; len + 1], vacant: vec![0; len + 1], children: vec![0; len], reads_people: viewer.may(Permission::PeopleRead) };
        let mut held = std::collections::BTreeMap::new();
        for (post, _) in index.holders() {
            *held.entry(post).or_insert(0i64) += 1;
        }
        let reach = index.reach(viewer);
        for ordinal in reach.iter() {
            if let Some(cell) = index.unit_of(ordinal).and_then(|unit| counts.people.get_mut(index.org.place(unit) as usize + 1)) {
                *cell += 1;
            }
        }
        for (place, node) in index.org.nodes() {
            for (post, _, places) in index.org.posts(place) {
                let empty = (places - held.get(&post.0).copied().unwrap_or(0)).max(0);
                for (cells, add) in [(&mut counts.places, *places), (&mut counts.vacant, empty)] {
                    if let Some(cell) = cells.get_mut(place as usize + 1) {
                        *cell += add;
                    }
                }
            }
            let parent = node.parent.map(|parent| index.org.place(parent) as usize);
            if let Some(cell) = parent.and_then(|parent| counts.children.get_mut(parent)) {
                *cell += 1;
            }
        }
        // Sums from the first on, so that a unit and all under it are one subtraction.
        for at in 1..=len {
            let people = counts.people.get(at - 1).copied().unwrap_or(0);
            let [places, vacant] = [&counts.places, &counts.vacant].map(|cells| cells.get(at - 1).copied().unwrap_or(0));
            if let (Some(a), Some(b), Some(c)) = (counts.people.get_mut(at), counts.places.get_mut(at), counts.vacant.get_mut(at)) {
                *a += people;
                *b += places;
                *c += vacant;
            }
        }
        counts
    }

    fn row(&self, org: &Org, node: &Node) -> UnitRow {
        let (from, to) = org.span(node.id);
        let people = |at: u32| self.people.get(at as usize).copied().unwrap_or(0);
        let sum = |cells: &[i64]| cells.get(to as usize).copied().unwrap_or(0) - cells.get(from as usize).copied().unwrap_or(0);
        let path: Vec<&str> = org.path(node.id).iter().map(|above| above.name.as_str()).collect();
        UnitRow {
            id: node.id.0, name: node.name.clone(), short_name: node.short_name.clone(), kind: node.kind.code().into(),
            rank: node.rank.map(|rank| rank.code().to_owned()), people: self.reads_people.then(|| people(to) - people(from)), posts: sum(&self.places), vacancies: sum(&self.vacant),
            children: self.children.get(from as usize).copied().unwrap_or(0), parent: node.parent.map(|parent| parent.0), path: path.join(" / "),
        }
    }
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitsAsked {
    parent: Option<i64>,
    as_of: Option<String>,
    q: Option<String>,
}

fn day_asked(text: Option<&String>, today: Day) -> Result<Day, Refusal> {
    let text = text.filter(|text| !text.is_empty());
    text.map_or(Ok(today), |text| text.parse().map_err(|_| Refusal::new("refusal.date").with("value", text).at("as_of")))
}

/// Units under a parent; without one, the tops of the viewer's reach.
#[utoipa::path(get, path = "/units", tag = "units", responses((status = 200, body = Vec<UnitRow>)))]
async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<UnitsAsked>) -> Result<Json<Vec<UnitRow>>, ApiError> {
    signed.viewer.must(Permission::UnitsRead)?;
    let (searcher, day) = (app.searcher.clone(), day_asked(asked.as_of.as_ref(), app.db.now().day())?);
    let rows = app
        .read(move |tx| {
            if let Some(parent) = asked.parent
                && !unit_within(tx, &signed.viewer, UnitId(parent), Permission::UnitsRead)?
            {
                return Err(store::Error::NotFound);
            }
            searcher.with(tx, |tx, index| {
                let counts = Counts::of(index, &signed.viewer);
                // Today's tree stands in memory; another day's is read for this answer.
                let past = if day == index.today { None } else { Some(Org::load(tx, day)?) };
                let org = past.as_ref().unwrap_or(&index.org);
                let nodes: Vec<&Node> = match asked.parent {
                    Some(parent) => org.children(Some(UnitId(parent))).map(|(_, node)| node).collect(),
                    None => tops(org, &signed.viewer),
                };
                Ok(nodes.into_iter().map(|node| counts.row(org, node)).collect())
            })
        })
        .await?;
    Ok(Json(rows))
}

fn tops<'a>(org: &'a Org, viewer: &Viewer) -> Vec<&'a Node> {
    let mut reach: Vec<UnitId> = viewer.reach(Permission::UnitsRead).into_iter().map(|(unit, _)| unit).collect();
    reach.sort();
    reach.dedup();
    let under_another = |unit: UnitId| reach.iter().any(|other| *other != unit && org.path(unit).iter().any(|above| above.id == *other));
    reach.iter().filter(|unit| !under_another(**unit)).filter_map(|unit| org.node(org.place(*unit))).collect()
}

/// Units by name, pinyin or initials, for choosing one.
#[utoipa::path(get, path = "/units/find", tag = "units", responses((status = 200, body = Vec<UnitRow>)))]
async fn find(State(app): State<App>, signed: Signed, Asked(asked): Asked<UnitsAsked>) -> Result<Json<Vec<UnitRow>>, ApiError> {
    signed.viewer.must(Permission::UnitsRead)?;
    let searcher = app.searcher.clone();
    let rows = app
        .read(move |tx| {
            searcher.with(tx, |_, index| {
                let counts = Counts::of(index, &signed.viewer);
                let found = index.org.find(asked.q.as_deref().unwrap_or_default(), 20);
                Ok(found.into_iter().map(|node| counts.row(&index.org, node)).collect())
            })
        })
        .await?;
    Ok(Json(rows))
}

#[derive(Serialize, ToSchema)]
struct Step {
    id: i64,
    name: String,
}

#[derive(Serialize, ToSchema)]
struct Authorised {
    rank: String,
    number: i64,
}

#[derive(Serialize, ToSchema)]
struct PostShown {
    id: i64,
    title: String,
    kind: String,
    rank: Option<String>,
    places: i64,
    /// How many hold it, whoever they are.
    held: usize,
    /// Those of them whom the viewer may read about.
    holders: Vec<Card>,
}

#[derive(Serialize, ToSchema)]
struct UnitPage {
    id: i64,
    version: i64,
    name: String,
    short_name: String,
    kind: String,
    rank: Option<String>,
    division_code: String,
    credit_code: String,
    since: String,
    parent: Option<i64>,
    path: Vec<Step>,
    authorised: Vec<Authorised>,
    posts: Vec<PostShown>,
    children: Vec<UnitRow>,
    figures: Vec<FigureValue>,
    may: Vec<&'static str>,
}

/// Who holds the unit's posts on a day, as far as the viewer may read about them.
fn posts_shown(tx: &mut Tx<'_>, viewer: &Viewer, id: UnitId, day: Day) -> Result<Vec<PostShown>, store::Error> {
    let holders = unit::holders_on(tx, id, day)?;
    let mut shown = Vec::new();
    for row in unit::posts_on(tx, id, day)? {
        let facts = &row.value.facts;
        let (mut cards, mut held) = (Vec::new(), 0);
        for (_, person) in holders.iter().filter(|(post, _)| *post == Some(row.value.post)) {
            held += 1;
            if viewer::sight(tx, viewer, *person)?.is_some() {
                cards.push(card::of(tx, *person)?);
            }
        }
        shown.push(PostShown {
            id: row.value.post.0, title: facts.title.clone(), kind: facts.kind.code().into(), rank: facts.rank.map(|rank| rank.code().to_owned()),
            places: facts.places, held, holders: cards,
        });
    }
    Ok(shown)
}

fn assemble(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, id: UnitId, day: Day) -> Result<UnitPage, store::Error> {
    let facts = unit::facts_on(tx, id, day)?.ok_or(store::Error::NotFound)?.value;
    let counts = Counts::of(index, viewer);
    let scope = store::figures::Scope { from: day, day, unit: Some(id) };
    let mut figures = Vec::new();
    if viewer.may(Permission::Figures) {
        for name in ["people.total", "people.women", "people.mean_age", "posts.total", "posts.vacant"] {
            if let Some(definition) = definition(name) {
                figures.push(figures::compute(tx, index, viewer, &definition, (scope, language()))?);
            }
        }
    }
    let past = if day == index.today { None } else { Some(Org::load(tx, day)?) };
    let org = past.as_ref().unwrap_or(&index.org);
    Ok(UnitPage {
        id: id.0, version: tx.version(id.0)?, name: facts.name, short_name: facts.short_name, kind: facts.kind.code().into(),
        rank: facts.rank.map(|rank| rank.code().to_owned()), division_code: facts.division_code, credit_code: facts.credit_code,
        since: facts.since.to_string(), parent: facts.parent.map(|parent| parent.0),
        path: unit::path(tx, id, day)?.into_iter().map(|(id, name)| Step { id: id.0, name }).collect(),
        authorised: unit::establishment_on(tx, id, day)?.into_iter().map(|row| Authorised { rank: row.rank.code().into(), number: row.number }).collect(),
        posts: posts_shown(tx, viewer, id, day)?,
        children: org.children(Some(id)).map(|(_, node)| counts.row(org, node)).collect(),
        figures,
        may: if unit_within(tx, viewer, id, Permission::UnitsWrite)? { vec!["write"] } else { vec![] },
    })
}

/// A unit on a day: its place, posts, holders, children and figures.
#[utoipa::path(get, path = "/units/{id}", tag = "units", responses((status = 200, body = UnitPage)))]
async fn page(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<UnitsAsked>) -> Result<Response, ApiError> {
    let (searcher, day) = (app.searcher.clone(), day_asked(asked.as_of.as_ref(), app.db.now().day())?);
    let page = app
        .read(move |tx| {
            if !unit_within(tx, &signed.viewer, UnitId(id), Permission::UnitsRead)? {
                return Err(store::Error::NotFound);
            }
            searcher.with(tx, |tx, index| assemble(tx, index, &signed.viewer, UnitId(id), day))
        })
        .await?;
    Ok(([(header::ETAG, format!("\"{}\"", page.version))], Json(page)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleAsked {
    cursor: Option<String>,
}

/// The people who work in a unit or below it.
#[utoipa::path(get, path = "/units/{id}/people", tag = "units", responses((status = 200, body = crate::people::SearchAnswer)))]
async fn people(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<PeopleAsked>) -> Result<Json<crate::people::SearchAnswer>, ApiError> {
    let question = Question {
        filter: Some(Filter::Under { units: vec![UnitId(id)] }),
        columns: vec![Field::Name, Field::Sex, Field::Age, Field::PresentPost, Field::Rank, Field::Grade],
        sort: vec![], cursor: asked.cursor, limit: Some(50), facets: vec![],
    };
    crate::people::ask(&app, signed, question).await.map(Json)
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitAsked {
    name: String,
    #[serde(default)]
    short_name: String,
    kind: UnitKind,
    #[serde(default)]
    rank: Option<Rank>,
    #[serde(default)]
    parent: Option<i64>,
    #[serde(default)]
    division_code: String,
    #[serde(default)]
    credit_code: String,
    since: domain::date::MonthOrDay,
    #[serde(default)]
    until: Option<domain::date::MonthOrDay>,
    #[serde(default)]
    why: String,
}

impl UnitAsked {
    fn unit(&self) -> Unit {
        Unit {
            name: self.name.trim().to_owned(), short_name: self.short_name.trim().to_owned(), kind: self.kind, rank: self.rank,
            parent: self.parent.map(UnitId), division_code: self.division_code.clone(), credit_code: self.credit_code.clone(), sort: 1000,
            since: self.since, until: self.until,
        }
    }
}

#[derive(Serialize, ToSchema)]
struct Made {
    id: i64,
    version: i64,
}

fn must_write(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<(), store::Error> {
    if !unit_within(tx, viewer, unit, Permission::UnitsRead)? {
        return Err(store::Error::NotFound);
    }
    if unit_within(tx, viewer, unit, Permission::UnitsWrite)? {
        return Ok(());
    }
    Err(Refusal::new("refusal.not_permitted").with("permission", Permission::UnitsWrite.key()).into())
}

#[utoipa::path(post, path = "/units", tag = "units", request_body = Object, responses((status = 201, body = Made)))]
async fn create(State(app): State<App>, signed: Signed, Body(asked): Body<UnitAsked>) -> Result<(StatusCode, Json<Made>), ApiError> {
    signed.viewer.must(Permission::UnitsWrite)?;
    let parent = asked.parent.map(UnitId).ok_or_else(|| Refusal::new("refusal.empty").at("parent"))?;
    let id = app
        .write(move |tx| {
            must_write(tx, &signed.viewer, parent)?;
            let id = unit::create(tx, &asked.unit(), &By::entry(signed.viewer.account(), &asked.why))?;
            tx.audit(&signed.viewer, "unit_created", &[id.0], &asked.name)?;
            Ok(id)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0, version: 1 })))
}

#[utoipa::path(put, path = "/units/{id}", tag = "units", request_body = Object, responses((status = 200, body = Made)))]
async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(asked): Body<UnitAsked>) -> Result<Json<Made>, ApiError> {
    let version = app
        .write(move |tx| {
            let version = tx.claim(id, version)?;
            must_write(tx, &signed.viewer, UnitId(id))?;
            unit::change(tx, UnitId(id), &asked.unit(), &By::entry(signed.viewer.account(), &asked.why))?;
            tx.audit(&signed.viewer, "unit_changed", &[id], &asked.why)?;
            Ok(version)
        })
        .await?;
    Ok(Json(Made { id, version }))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PostAsked {
    title: String,
    kind: PostKind,
    #[serde(default)]
    rank: Option<Rank>,
    places: i64,
    since: domain::date::MonthOrDay,
    #[serde(default)]
    until: Option<domain::date::MonthOrDay>,
    #[serde(default)]
    why: String,
}

impl PostAsked {
    fn row(&self, unit: UnitId, post: PostId) -> PostRow {
        let facts = Post { unit, title: self.title.trim().to_owned(), kind: self.kind, rank: self.rank, places: self.places, sort: 1000, since: self.since, until: self.until };
        PostRow { post, facts }
    }
}

#[utoipa::path(post, path = "/units/{id}/posts", tag = "units", request_body = Object, responses((status = 201, body = Made)))]
async fn create_post(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<PostAsked>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let (post, version) = app
        .write(move |tx| {
            must_write(tx, &signed.viewer, UnitId(id))?;
            let version = tx.claim_latest(id)?;
            let post = unit::create_post(tx, &asked.row(UnitId(id), PostId(0)), &By::entry(signed.viewer.account(), &asked.why))?;
            tx.audit(&signed.viewer, "post_created", &[id], &asked.title)?;
            Ok((post, version))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: post.0, version })))
}

#[utoipa::path(put, path = "/posts/{id}", tag = "units", request_body = Object, responses((status = 200, body = Made)))]
async fn change_post(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<PostAsked>) -> Result<Json<Made>, ApiError> {
    let version = app
        .write(move |tx| {
            let unit = unit::unit_of_post(tx, PostId(id))?;
            must_write(tx, &signed.viewer, unit)?;
            let version = tx.claim_latest(unit.0)?;
            unit::change_post(tx, &asked.row(unit, PostId(id)), &By::entry(signed.viewer.account(), &asked.why))?;
            tx.audit(&signed.viewer, "post_changed", &[unit.0], &asked.why)?;
            Ok(version)
        })
        .await?;
    Ok(Json(Made { id, version }))
}
