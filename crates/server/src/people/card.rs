//! The few facts that say who a person is, wherever a name is shown.

use domain::{date::Day, id::PersonId, people::facts::{Education, RankHeld}};
use serde::Serialize;
use store::{
    Tx,
    people::{file::{self, File}, register::Stored, unit},
};
use utoipa::ToSchema;

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Card {
    pub id: i64,
    pub name: String,
    pub sex: String,
    pub birth: String,
    pub age: i32,
    pub present_post: String,
    pub unit: String,
    pub unit_id: Option<i64>,
    pub rank: Option<String>,
    pub grade: Option<String>,
    pub political_status: String,
    pub education: String,
    pub photo: bool,
}

pub fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Card, store::Error> {
    let today = tx.today();
    let file = file::load(tx, person, today, None)?;
    of_file(tx, &file)
}

pub fn of_file(tx: &mut Tx<'_>, file: &File) -> Result<Card, store::Error> {
    let facts = &file.person.value;
    let main = main_post(file);
    let unit_id = main.and_then(|row| row.value.unit);
    let unit_name = unit_id.map(|id| unit::facts_on(tx, id, file.as_of)).transpose()?.flatten().map(|unit| unit.value.name).unwrap_or_default();
    Ok(Card {
        id: file.id.0,
        name: facts.name.clone(),
        sex: facts.sex.code().into(),
        birth: facts.birth.to_string(),
        age: facts.birth.years_on(file.as_of),
        present_post: facts.present_post.clone(),
        unit: unit_name,
        unit_id: unit_id.map(|id| id.0),
        rank: highest(&file.ranks, file.as_of, |row| row.rank).map(|rank| rank.code().to_owned()),
        grade: highest(&file.ranks, file.as_of, |row| row.grade).map(|grade| grade.code().to_owned()),
        political_status: facts.political_status.code().into(),
        education: education(&file.educations),
        photo: file.photo.is_some(),
    })
}

/// The main post among those held on the file's day.
pub fn main_post(file: &File) -> Option<&Stored<store::people::rows::Placed>> {
    file.appointments.iter().filter(|row| row.holds_on(file.as_of)).max_by_key(|row| (row.value.held.main, row.value.held.since))
}

/// Codes are declared from the highest down.
fn highest<T: Ord>(rows: &[Stored<RankHeld>], day: Day, code: impl Fn(&RankHeld) -> Option<T>) -> Option<T> {
    rows.iter().filter(|row| row.holds_on(day)).filter_map(|row| code(&row.value)).min()
}

fn education(rows: &[Stored<Education>]) -> String {
    let best = rows.iter().min_by_key(|row| (row.value.level.is_none(), row.value.level));
    best.map(|row| if row.value.degree_text.is_empty() { row.value.level_text.clone() } else { format!("{} {}", row.value.level_text, row.value.degree_text) }).unwrap_or_default()
}
