//! Figures over HTTP: every number with its definition, and the rows behind it.

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    catalogue::{self, Language},
    date::Day,
    figures::{Definition, Measure, Period, ObservedCount, ProblemCount, definition, definitions},
    id::UnitId,
    message::Refusal,
    people::filter::Field,
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::Viewer,
    figures::{self as store_figures, Behind, Scope},
    people::{person, unit},
    search::Index,
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Asked, Path, Signed},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(value)).routes(routes!(rows))
}

#[derive(Serialize, ToSchema)]
struct DefinitionShown {
    id: String,
    version: u32,
    name: String,
    counts: String,
    about: String,
    group: String,
    since: String,
    dimension: Option<String>,
}

#[utoipa::path(get, path = "/figures", tag = "figures", responses((status = 200, body = Vec<DefinitionShown>)))]
async fn list(signed: Signed) -> Result<Json<Vec<DefinitionShown>>, ApiError> {
    signed.viewer.must(Permission::Figures)?;
    let language = language();
    let show = |it: &Definition| DefinitionShown {
        id: it.id.into(), version: it.version, name: catalogue::name(language, &it.key()), counts: it.counts.code().into(),
        about: catalogue::name(language, &format!("{}.about", it.key())), group: it.group.into(), since: it.since.into(),
        dimension: match &it.measure {
            Measure::PeopleBy(_, field) => Some(field.code().to_owned()),
            Measure::PeopleByAge(..) => Some("age".to_owned()),
            Measure::Duties(_) => Some("duty_state".to_owned()),
            _ => None,
        },
    };
    Ok(Json(definitions().iter().map(show).collect()))
}

#[derive(Clone, Serialize, ToSchema)]
pub struct PartShown {
    pub code: String,
    pub name: String,
    pub value: i64,
}

#[derive(Clone, Serialize, ToSchema)]
pub struct FigureValue {
    pub id: String,
    pub name: String,
    pub version: u32,
    pub value: Option<f64>,
    pub unit_word: String,
    pub period: String,
    pub unit: i64,
    pub unit_name: String,
    pub rows: usize,
    pub parts: Vec<PartShown>,
}

fn part_name(definition: &Definition, code: Option<&String>, language: Language) -> String {
    let Some(code) = code else { return catalogue::name(language, "figure.part.unknown") };
    match &definition.measure {
        Measure::PeopleByAge(..) => catalogue::name(language, &format!("figure.age.{code}")),
        Measure::Duties(_) => catalogue::name(language, &format!("code.duty_state.{code}")),
        Measure::PeopleBy(_, Field::Ethnicity) => domain::people::code::ethnicity_name(code).unwrap_or(code).to_owned(),
        Measure::PeopleBy(_, field) => catalogue::name(language, &format!("code.{}.{code}", field.table().unwrap_or_default())),
        Measure::Observed(_) => catalogue::name(language, &format!("code.front_line.{code}")),
        _ => code.clone(),
    }
}

/// What stands on a day is told with the day, what happens over time with the first and the last.
fn period_of(definition: &Definition, scope: Scope) -> String {
    let over_time = match &definition.measure {
        Measure::Talks(count) => !count.so_far,
        Measure::Duties(_) | Measure::Training(_) => true,
        Measure::Observed(count) => !matches!(count, ObservedCount::Classed(_)),
        Measure::Problems(count) => *count != ProblemCount::Overdue,
        _ => false,
    };
    if over_time { format!("{}/{}", scope.from, scope.day) } else { scope.day.to_string() }
}

/// Computes one figure with its names in a language.
pub fn compute(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, definition: &Definition, (scope, language): (Scope, Language)) -> Result<FigureValue, store::Error> {
    let figure = store_figures::value(tx, index, viewer, definition, scope)?;
    let unit = scope.unit.or_else(|| viewer.reach(Permission::Figures).first().map(|(unit, _)| *unit)).or(unit::root(tx)?);
    let unit_name = unit.map(|unit| unit::facts_on(tx, unit, scope.day)).transpose()?.flatten().map(|facts| facts.value.name).unwrap_or_default();
    let tenths = matches!(definition.measure, Measure::MeanAge(_) | Measure::Problems(ProblemCount::OnTime));
    // A count is far below the numbers that a float cannot hold.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let value = figure.value.map(|value| if tenths { value as f64 / 10.0 } else { value as f64 });
    let parts = figure.parts.iter().map(|part| PartShown { name: part_name(definition, part.code.as_ref(), language), code: part.code.clone().unwrap_or_default(), value: part.value });
    Ok(FigureValue {
        id: definition.id.into(), name: catalogue::name(language, &definition.key()), version: definition.version, value,
        unit_word: catalogue::name(language, &definition.counts.key()), period: period_of(definition, scope), unit: unit.map_or(0, |unit| unit.0), unit_name,
        rows: figure.rows, parts: parts.collect(),
    })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueAsked {
    /// A day, `2026-11`, `2026-Q4`, `2026-H2` or `2026`.
    period: Option<String>,
    unit: Option<i64>,
    cursor: Option<usize>,
}

impl ValueAsked {
    fn scope(&self, today: Day) -> Result<Scope, Refusal> {
        let period = self.period.as_deref().filter(|text| !text.is_empty()).map(Period::read).transpose()?;
        Ok(scope_of(period.as_ref(), today, self.unit.map(UnitId)))
    }
}

/// A period that is still running ends today; without one, this year up to today.
pub fn scope_of(period: Option<&Period>, today: Day, unit: Option<UnitId>) -> Scope {
    let period = period.cloned().unwrap_or_else(|| Period::year_to(today));
    let day = if period.from <= today { period.to.min(today) } else { period.to };
    Scope { from: period.from, day, unit }
}

/// The value of a figure over a day and a unit, inside the viewer's reach.
#[utoipa::path(get, path = "/figures/{id}", tag = "figures", responses((status = 200, body = FigureValue)))]
async fn value(State(app): State<App>, signed: Signed, Path(id): Path<String>, Asked(asked): Asked<ValueAsked>) -> Result<Json<FigureValue>, ApiError> {
    signed.viewer.must(Permission::Figures)?;
    let definition = definition(&id).ok_or(ApiError::NotFound)?;
    let (scope, language, searcher) = (asked.scope(app.db.now().day())?, language(), app.searcher.clone());
    let value = app.read(move |tx| searcher.with(tx, |tx, index| compute(tx, index, &signed.viewer, &definition, (scope, language)))).await?;
    Ok(Json(value))
}

#[derive(Serialize, ToSchema)]
pub struct FigureRow {
    pub kind: String,
    pub id: i64,
    pub title: String,
    pub detail: String,
    pub link: String,
}

#[derive(Serialize, ToSchema)]
struct RowPage {
    rows: Vec<FigureRow>,
    next: Option<String>,
    count: usize,
}

pub fn row(tx: &mut Tx<'_>, index: &Index, behind: Behind) -> Result<FigureRow, store::Error> {
    let unit_name = |unit: UnitId| index.org.node(index.org.place(unit)).map(|node| node.name.clone()).unwrap_or_default();
    Ok(match behind {
        Behind::Person(id) => FigureRow { kind: "person".into(), id: id.0, title: person::name_of(tx, id)?.unwrap_or_default(), detail: person::present_post(tx, id)?, link: format!("/people/{id}") },
        Behind::Post { unit, post, places, held } => {
            let (name, title) = (unit_name(unit), unit::post_title(tx, unit, post)?);
            // 东溪县 and 县委书记 read as one name; the unit is not said twice where the title names it.
            let title = if title.starts_with(&name) { title } else { format!("{name} {title}") };
            FigureRow { kind: "post".into(), id: post.0, title, detail: format!("{held}/{places}"), link: format!("/units/{unit}") }
        }
        Behind::Unit(id) => {
            let path: Vec<String> = index.org.path(id).iter().map(|node| node.name.clone()).collect();
            FigureRow { kind: "unit".into(), id: id.0, title: unit_name(id), detail: path.join(" / "), link: format!("/units/{id}") }
        }
        Behind::Talk { person: id, on } => {
            FigureRow { kind: "person".into(), id: id.0, title: person::name_of(tx, id)?.unwrap_or_default(), detail: on.to_string(), link: format!("/people/{id}") }
        }
        Behind::Due { person: id, until, state, done_on } => {
            let stands = catalogue::name(language(), &state.key());
            let day = done_on.map_or_else(|| format!("≤ {until}"), |on| on.to_string());
            FigureRow { kind: "person".into(), id: id.0, title: person::name_of(tx, id)?.unwrap_or_default(), detail: format!("{stands} {day}"), link: format!("/people/{id}") }
        }
        Behind::Entry { person: id, entry, on } => {
            FigureRow { kind: "entry".into(), id: entry.0, title: person::name_of(tx, id)?.unwrap_or_default(), detail: on.to_string(), link: format!("/people/{id}?entry={entry}") }
        }
        Behind::Session { id, on, count } => {
            let told = store::programmes::session_facts(tx, id)?;
            let detail = if count == 1 { on.to_string() } else { format!("{on} · {count}") };
            FigureRow { kind: "session".into(), id: id.0, title: told.session.title, detail, link: format!("/training/sessions/{id}") }
        }
        Behind::Lesson { id, on } => {
            let told = store::classroom::lessons::load(tx, id)?;
            FigureRow { kind: "lesson".into(), id: id.0, title: told.lesson.title, detail: on.to_string(), link: format!("/classroom/lessons/{id}") }
        }
        Behind::Test { id, on } => {
            let told = store::classroom::tests::find(tx, &Viewer::system("figure"), id)?;
            FigureRow { kind: "test".into(), id: id.0, title: told.test.title, detail: on.to_string(), link: format!("/classroom/tests/{id}") }
        }
        Behind::Problem(id) => {
            let told = store::problems::find(tx, &Viewer::system("figure"), id)?;
            FigureRow { kind: "problem".into(), id: id.0, title: told.title, detail: told.raised_on.to_string(), link: format!("/problems/{id}") }
        }
    })
}

/// The records behind a figure, fifty at a time.
#[utoipa::path(get, path = "/figures/{id}/rows", tag = "figures", responses((status = 200, body = RowPage)))]
async fn rows(State(app): State<App>, signed: Signed, Path(id): Path<String>, Asked(asked): Asked<ValueAsked>) -> Result<Json<RowPage>, ApiError> {
    const PAGE: usize = 50;
    signed.viewer.must(Permission::Figures)?;
    let definition = definition(&id).ok_or(ApiError::NotFound)?;
    let (scope, searcher, from) = (asked.scope(app.db.now().day())?, app.searcher.clone(), asked.cursor.unwrap_or(0));
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let behind = store_figures::rows(tx, index, &signed.viewer, &definition, scope)?;
                let shown = behind.iter().skip(from).take(PAGE).map(|behind| row(tx, index, *behind)).collect::<Result<_, _>>()?;
                Ok(RowPage { rows: shown, next: (behind.len() > from + PAGE).then(|| (from + PAGE).to_string()), count: behind.len() })
            })
        })
        .await?;
    Ok(Json(page))
}
