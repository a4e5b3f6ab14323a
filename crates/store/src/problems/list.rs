//! Lists of problems, the first due first, inside the viewer's reach.

use domain::{
    access::role::Permission,
    date::Day,
    id::{ProblemId, UnitId},
    problems::{Origin, ProblemKind, State},
};

use super::raiser_key;
use crate::{
    access::Viewer,
    db::{Row, Tx, Value},
    error::Error,
    people::unit,
};

/// From which side the viewer looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// What the viewer raised, or recorded for others.
    #[default]
    Raised,
    /// What units the viewer speaks for owe.
    Owed,
    /// What the viewer coordinates.
    Coordinated,
}

/// What to list; absent conditions are open.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub side: Side,
    pub open: Option<bool>,
    pub state: Option<State>,
    pub kind: Option<ProblemKind>,
    /// Due before this day.
    pub due_before: Option<Day>,
    /// Where the page before ended.
    pub after: Option<(String, i64)>,
    pub limit: usize,
}

/// A line of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: ProblemId,
    pub title: String,
    pub origin: Origin,
    pub kind: ProblemKind,
    pub state: State,
    pub owner: Option<UnitId>,
    pub place: UnitId,
    pub due: Option<Day>,
    pub raised_on: Day,
    /// Where the next page begins.
    pub cursor: (String, i64),
}

/// Conditions and their values, numbered as they come.
struct Conditions {
    text: String,
    values: Vec<Value>,
}

impl Conditions {
    fn add(&mut self, condition: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.text.push_str(&condition.replace('?', &format!("${}", self.values.len())));
    }

    /// `column` lies at or below one of the units.
    fn under(&mut self, column: &str, units: &[UnitId], today: Day) {
        let mut places = Vec::new();
        for unit in units {
            self.values.push((*unit).into());
            places.push(format!("${}", self.values.len()));
        }
        self.values.push(today.into());
        let (among, day) = (if places.is_empty() { "-1".to_owned() } else { places.join(", ") }, self.values.len());
        let below = format!(
            " and {column} in (select descendant from unit_closure where area = $1 and ancestor in ({among}) and since <= ${day} and until > ${day})"
        );
        self.text.push_str(&below);
    }
}

/// The conditions of a side; `None` where nothing can be on it.
fn side(tx: &mut Tx<'_>, viewer: &Viewer, side: Side) -> Result<Conditions, Error> {
    let mut conditions = Conditions { text: String::new(), values: vec![tx.area().into()] };
    let (permission, column) = match side {
        Side::Raised => {
            conditions.add(" and (p.raised_by = ?", viewer.account());
            let account = raiser_key(tx, "account", Some(viewer.account().0))?;
            conditions.add(" or p.id in (select problem from problem_raiser where area = $1 and account_key = ?)", account);
            // Nobody's key is one byte long.
            let person = viewer.person().map_or(Ok(vec![0]), |person| raiser_key(tx, "person", Some(person.0)))?;
            conditions.add(" or p.id in (select problem from problem_raiser where area = $1 and person_key = ?))", person);
            return Ok(conditions);
        }
        Side::Owed => (Permission::ProblemsHandle, "p.owner"),
        Side::Coordinated => (Permission::ProblemsCoordinate, "p.place"),
    };
    let reach: Vec<UnitId> = viewer.reach(permission).into_iter().map(|(unit, _)| unit).collect();
    let root = unit::root(tx)?;
    // Whoever looks after the whole city needs no list of its units.
    if !(viewer.is_system() || root.is_some_and(|root| reach.contains(&root))) {
        let today = tx.today();
        conditions.under(column, &reach, today);
    }
    Ok(conditions)
}

/// A page of problems, the first due first.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, question: &Question) -> Result<Vec<Listed>, Error> {
    let mut conditions = side(tx, viewer, question.side)?;
    if let Some(open) = question.open {
        conditions.add(" and p.open = ?", open);
    }
    if let Some(state) = question.state {
        conditions.add(" and p.state = ?", state.code());
    }
    if let Some(kind) = question.kind {
        conditions.add(" and p.kind = ?", kind.code());
    }
    if let Some(day) = question.due_before {
        conditions.add(" and p.due < ?", day);
    }
    if let Some((due, id)) = &question.after {
        conditions.add(" and (p.due, p.id) > (?,", due.as_str());
        conditions.add(" ?)", *id);
    }
    conditions.values.push(i64::try_from(question.limit).unwrap_or(50).into());
    let sql = format!(
        "select p.id, p.origin, p.kind, p.state, p.owner, p.place, p.due, p.raised_on, t.title
           from problem p join problem_text t on t.area = p.area and t.problem = p.id
          where p.area = $1{} order by p.due, p.id limit ${}",
        conditions.text,
        conditions.values.len()
    );
    let rows = tx.query(&sql, &conditions.values)?;
    rows.iter().map(|row| line(tx, row)).collect()
}

fn line(tx: &Tx<'_>, row: &Row) -> Result<Listed, Error> {
    let (origin, kind, state, due): (String, String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(6)?);
    let id: ProblemId = row.get(0)?;
    let title = String::from_utf8(tx.vault().open_for_area(&row.get::<Vec<u8>>(8)?)?).map_err(|_| Error::Key)?;
    Ok(Listed {
        id, title, origin: Origin::from_code(&origin).ok_or(Error::Column { index: 1, found: origin })?,
        kind: ProblemKind::from_code(&kind).ok_or(Error::Column { index: 2, found: kind })?, state: State::from_code(&state).ok_or(Error::Column { index: 3, found: state })?,
        owner: row.get(4)?, place: row.get(5)?, raised_on: row.get(7)?, due: (due != Day::OPEN).then(|| due.parse().ok()).flatten(), cursor: (due, id.0),
    })
}
