//! The five front lines over HTTP: who was observed where, and where nobody looked.

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    date::Day,
    duties::Seats,
    id::UnitId,
    ledger::FrontLine,
    people::code::{PostKind, UnitKind},
};
use serde::{Deserialize, Serialize};
use store::observe::matrix;
use utoipa::ToSchema;

use super::shown::Someone;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Signed},
};

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MatrixAsked {
    unit: Option<i64>,
    from: Option<Day>,
    /// The last day.
    to: Option<Day>,
}

#[derive(Serialize, ToSchema)]
struct CellShown {
    entries: usize,
    kinds: Vec<&'static str>,
    last: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct RowShown {
    #[serde(flatten)]
    who: Someone,
    unit: i64,
    unit_name: String,
    since: String,
    /// One for each line, in their order.
    cells: Vec<CellShown>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct MatrixShown {
    from: String,
    to: String,
    lines: Vec<&'static str>,
    rows: Vec<RowShown>,
    /// Cells in which nobody was observed.
    empty: usize,
}

/// Heads of towns and subdistricts by the five lines, empty cells included; a year unless days are named.
#[utoipa::path(get, path = "/observe/matrix", tag = "observe", responses((status = 200, body = MatrixShown)))]
pub(super) async fn matrix(State(app): State<App>, signed: Signed, Asked(asked): Asked<MatrixAsked>) -> Result<Json<MatrixShown>, ApiError> {
    signed.viewer.must(Permission::Observe)?;
    let today = app.db.now().day();
    let (from, to) = (asked.from.or_else(|| Day::new(today.year(), 1, 1).ok()).unwrap_or(today), asked.to.unwrap_or(today));
    // Source: the fourth reference article observes heads of towns and subdistricts on the five lines.
    let seats = Seats { unit_kinds: vec![UnitKind::Town, UnitKind::Subdistrict], post_kinds: vec![PostKind::Chief], ..Seats::default() };
    let searcher = app.searcher.clone();
    let shown = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let mut lines = matrix::matrix(tx, index, &signed.viewer, (&seats, from, to))?;
                if let Some(unit) = asked.unit {
                    let under = index.org.under(&[UnitId(unit)]);
                    lines.retain(|line| under.get(index.org.place(line.unit) as usize).copied().unwrap_or(false));
                }
                let empty = lines.iter().flat_map(|line| &line.cells).filter(|cell| cell.entries == 0).count();
                let rows = lines.into_iter().map(|line| {
                    let unit_name = index.org.node(index.org.place(line.unit)).map(|node| node.name.clone()).unwrap_or_default();
                    let cells = line.cells.into_iter().map(|cell| CellShown {
                        entries: cell.entries, kinds: cell.kinds.into_iter().map(domain::ledger::SourceKind::code).collect(), last: Some(cell.last).filter(|day| !day.is_empty()),
                    });
                    Ok(RowShown { who: Someone::of(tx, line.person)?, unit: line.unit.0, unit_name, since: line.since.to_string(), cells: cells.collect() })
                });
                let rows = rows.collect::<Result<_, store::Error>>()?;
                Ok(MatrixShown { from: from.to_string(), to: to.to_string(), lines: FrontLine::ALL.iter().map(|line| line.code()).collect(), rows, empty })
            })
        })
        .await?;
    Ok(Json(shown))
}
