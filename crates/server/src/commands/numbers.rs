//! Figures by the command line.

use clap::Args;
use domain::{catalogue::Language, figures::{Definition, Period, definition, definitions}, id::UnitId};
use store::{Error, access::Viewer, search::Searcher};

use super::{Where, say};
use crate::figures;

/// Print figures over a day and a unit.
#[derive(Args)]
pub(crate) struct Figures {
    /// One figure; all of them without it.
    id: Option<String>,
    /// 2026, 2026-H1, 2026-Q3, 2026-11 or a day, which means the year up to it; this year without it.
    #[arg(long)]
    period: Option<String>,
    /// A unit's number.
    #[arg(long)]
    unit: Option<i64>,
    #[arg(long)]
    json: bool,
    /// English names.
    #[arg(long)]
    english: bool,
    #[command(flatten)]
    at: Where,
}

impl Figures {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let db = self.at.open()?;
        let wanted: Vec<Definition> = match &self.id {
            Some(id) => vec![definition(id).ok_or_else(|| Error::Broken(format!("no figure is called {id}; `lilian figures` lists them")))?],
            None => definitions(),
        };
        let period = self.period.as_deref().map(Period::read).transpose()?;
        let scope = figures::scope_of(period.as_ref(), db.now().day(), self.unit.map(UnitId));
        let language = if self.english { Language::En } else { Language::Zh };
        let searcher = Searcher::default();
        let values: Vec<figures::FigureValue> = db.read(move |tx| {
            let viewer = Viewer::system("figures");
            searcher.with(tx, |tx, index| wanted.iter().map(|definition| figures::compute(tx, index, &viewer, definition, (scope, language))).collect())
        })?;
        if self.json {
            say(&serde_json::to_string_pretty(&values)?);
            return Ok(0);
        }
        for value in values {
            let number = value.value.map_or_else(|| "—".to_owned(), |number| number.to_string());
            say(&format!("{:<28} {:>10} {}  {}", value.id, number, value.unit_word, value.name));
        }
        Ok(0)
    }
}
