//! The end of a survey: its result stands, whoever holds it is told, and it reaches the file of those who answer for what was
//! rated.

use axum::{Json, extract::State};
use domain::{
    catalogue::{Language, sentence},
    id::SurveyId,
    ledger::{Channel, Claim, EntryKind, SourceKind, Stage},
    message::Arguments,
    surveys::{QuestionKind, Results, SurveyKind},
};
use store::{
    Db, Error, Tx,
    access::{Viewer, account},
    ledger, notices,
    surveys::{self, Told},
};

use super::{SurveyShown, show};
use crate::{app::App, error::ApiError, http::extract::{Path, Signed}};

/// Closes a survey before its last day.
#[utoipa::path(post, path = "/surveys/{id}/close", tag = "surveys", responses((status = 200, body = SurveyShown)))]
pub(super) async fn close(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<SurveyShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let told = surveys::close(tx, &signed.viewer, SurveyId(id))?;
            ended(tx, &told)?;
            show(tx, told)
        })
        .await?;
    Ok(Json(shown))
}

/// Closes every survey whose last day has gone by.
pub fn close_due(db: &Db) -> Result<usize, Error> {
    db.write(|tx| {
        let closed = surveys::close_due(tx)?;
        for told in &closed {
            ended(tx, told)?;
        }
        Ok(closed.len())
    })
}

pub(crate) fn ended(tx: &mut Tx<'_>, told: &Told) -> Result<(), Error> {
    let system = Viewer::system("survey");
    let (_, results) = surveys::results(tx, &system, told.id)?;
    let arguments = Arguments::from([("title".to_owned(), told.survey.title.clone())]);
    notices::tell(tx, told.set_by, "survey_closed", &arguments, &format!("/surveys/{}", told.id))?;
    if results.cells.is_empty() {
        return Ok(());
    }
    let claim = entry(told, &results, tx.today());
    for owner in &told.survey.owners {
        ledger::append(tx, &system, *owner, &claim, None)?;
        for account in account::of_person(tx, *owner)? {
            let added = Arguments::from([("title".to_owned(), claim.title.clone()), ("name".to_owned(), told.survey.title.clone())]);
            notices::tell(tx, account, "entry_added", &added, &format!("/people/{owner}"))?;
        }
    }
    Ok(())
}

/// What comes onto the file: numbers as they were counted, in the words of the form.
fn entry(told: &Told, results: &Results, today: domain::date::Day) -> Claim {
    let survey = &told.survey;
    let answered: usize = results.cells.iter().map(|cell| cell.answered).sum();
    let mut lines = vec![sentence(Language::Zh, "survey.entry", &Arguments::from([("n".to_owned(), answered.to_string())]))];
    for asked in &results.asked {
        let Some(question) = survey.questions.get(asked.question).filter(|question| question.kind != QuestionKind::Text) else { continue };
        let row = asked.row.and_then(|row| question.rows.get(row)).map(|row| format!(" · {row}")).unwrap_or_default();
        let counted = question.options.iter().enumerate().map(|(at, option)| {
            let count: usize = asked.cells.iter().filter_map(|cell| cell.counts.get(at)).sum();
            format!("{option} {count}")
        });
        lines.push(format!("{}{row}：{}", question.text, counted.collect::<Vec<_>>().join("，")));
    }
    let source = if survey.kind == SurveyKind::Satisfaction { SourceKind::FromMasses } else { SourceKind::FromOfficials };
    let text: String = lines.join("\n").chars().take(2000).collect();
    Claim { channel: Some(Channel::Survey), ..Claim::new((Stage::Observe, EntryKind::Result, source), today, &survey.title, text) }
}
