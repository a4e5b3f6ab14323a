//! Statements and people as pages show them.

use serde::Serialize;
use store::{
    Tx,
    access::{Sight, Viewer, viewer},
    ledger,
    observe::statements::{Backing, Told},
};
use utoipa::ToSchema;

pub(crate) use crate::people::someone::Someone;

/// An entry that speaks for a statement or against it.
#[derive(Serialize, ToSchema)]
pub(crate) struct SourceShown {
    entry: i64,
    kind: String,
    stance: String,
    happened_on: String,
    who: String,
    text: String,
    place: String,
    recorded_by: String,
    files: usize,
    contested: bool,
    fallen: bool,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct StatementShown {
    id: i64,
    person: i64,
    name: String,
    post: String,
    front_line: String,
    made_on: String,
    text: String,
    state: String,
    kinds_for: usize,
    kinds_against: usize,
    study: Option<i64>,
    recorded_by: String,
    sources: Vec<SourceShown>,
}

fn source(tx: &mut Tx<'_>, sight: &Sight, backing: Backing) -> Result<Option<SourceShown>, store::Error> {
    if backing.tier > sight.tier {
        return Ok(None);
    }
    let told = ledger::told(tx, backing.entry)?;
    let names = ledger::account_names(tx, &[told.entry.recorded_by])?;
    let words = told.words.unwrap_or_default();
    Ok(Some(SourceShown {
        entry: backing.entry.0, kind: backing.kind.code().into(), stance: backing.stance.code().into(), happened_on: told.entry.happened_on.to_string(), who: words.who,
        text: words.text, place: words.place, recorded_by: names.get(&told.entry.recorded_by).cloned().unwrap_or_default(), files: told.attachments.len(),
        contested: backing.contested, fallen: backing.fallen,
    }))
}

impl StatementShown {
    pub(crate) fn of(tx: &mut Tx<'_>, viewer: &Viewer, told: Told) -> Result<Self, store::Error> {
        let sight = viewer::see(tx, viewer, told.person)?;
        let mut sources = Vec::new();
        for backing in told.sources {
            sources.extend(source(tx, &sight, backing)?);
        }
        let names = ledger::account_names(tx, &[told.recorded_by])?;
        let who = Someone::of(tx, told.person)?;
        Ok(Self {
            id: told.id.0, person: who.person, name: who.name, post: who.post, front_line: told.front_line.code().into(), made_on: told.made_on.to_string(),
            text: told.text, state: told.state.state.code().into(), kinds_for: told.state.kinds_for, kinds_against: told.state.kinds_against,
            study: told.study.map(|id| id.0), recorded_by: names.get(&told.recorded_by).cloned().unwrap_or_default(), sources,
        })
    }
}
