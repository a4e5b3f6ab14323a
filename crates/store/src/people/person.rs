//! People: put on record, found by number or by name and birth, and changed row by row.

use domain::{
    date::MonthOrDay,
    id::{ImportId, PersonId},
    message::Refusal,
    people::{
        facts::{Appraisal, Award, Education, Penalty, Person, RankHeld, Relative},
        identity_number::IdentityNumber,
    },
    rules::Rulebook,
};

use crate::{
    db::Tx,
    error::Error,
    params,
    people::{
        register::{self, By, Register, Stored},
        rows::{Contact, FormWords, Identity, Photo, Placed, Resume},
    },
};

/// Everything that can be put on record about a person at once.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub person: Person,
    pub identity: Option<IdentityNumber>,
    pub appointments: Vec<Placed>,
    pub ranks: Vec<RankHeld>,
    pub educations: Vec<Education>,
    pub appraisals: Vec<Appraisal>,
    pub awards: Vec<Award>,
    pub penalties: Vec<Penalty>,
    pub relatives: Vec<Relative>,
    pub contacts: Vec<Contact>,
    pub resume: Option<Resume>,
    pub form_words: Option<FormWords>,
    pub photo: Option<Photo>,
}

impl NewPerson {
    pub fn only(person: Person) -> Self {
        Self {
            person, identity: None, appointments: vec![], ranks: vec![], educations: vec![], appraisals: vec![], awards: vec![],
            penalties: vec![], relatives: vec![], contacts: vec![], resume: None, form_words: None, photo: None,
        }
    }
}

/// Puts a person on record. An identity number that is on another file is refused.
pub fn create(tx: &mut Tx<'_>, new: &NewPerson, by: &By) -> Result<PersonId, Error> {
    domain::people::check::person(&new.person, &Rulebook::shipped(), tx.today())?;
    let id = PersonId(tx.new_id());
    let (area, now) = (tx.area(), tx.now);
    tx.execute("insert into person (area, id, created_at, batch) values ($1, $2, $3, $4)", params![area, id, now, by.batch])?;
    tx.found(id.0)?;
    let key = tx.found_key(id)?;
    tx.bulk_insert("person_key", &["area", "person", "wrapped"], &[key])?;
    register::add(tx, id.0, std::slice::from_ref(&new.person), by)?;
    if let Some(number) = &new.identity {
        set_identity(tx, id, number, by)?;
    }
    register::add(tx, id.0, &new.appointments, by)?;
    register::add(tx, id.0, &new.ranks, by)?;
    register::add(tx, id.0, &new.educations, by)?;
    register::add(tx, id.0, &new.appraisals, by)?;
    register::add(tx, id.0, &new.awards, by)?;
    register::add(tx, id.0, &new.penalties, by)?;
    register::add(tx, id.0, &new.relatives, by)?;
    register::add(tx, id.0, &new.contacts, by)?;
    register::add(tx, id.0, new.resume.as_slice(), by)?;
    register::add(tx, id.0, new.form_words.as_slice(), by)?;
    register::add(tx, id.0, new.photo.as_slice(), by)?;
    Ok(id)
}

/// Sets or corrects the identity number; one number, one person.
pub fn set_identity(tx: &mut Tx<'_>, person: PersonId, number: &IdentityNumber, by: &By) -> Result<(), Error> {
    let row = Identity { number: number.as_str().to_owned(), lookup: tx.vault().lookup(number.as_str())? };
    match by_identity(tx, number)? {
        Some(holder) if holder == person => return Ok(()),
        Some(holder) => {
            let name = name_of(tx, holder)?.unwrap_or_default();
            return Err(Refusal::new("refusal.identity_taken").with("name", name).at("identity_number").into());
        }
        None => {}
    }
    put_one(tx, person, &row, by)
}

/// The person with this identity number, whoever may see them.
pub fn by_identity(tx: &mut Tx<'_>, number: &IdentityNumber) -> Result<Option<PersonId>, Error> {
    let lookup = tx.vault().lookup(number.as_str())?;
    let row = tx.query_opt("select person from identity where area = $1 and lookup = $2 and superseded_at is null", params![tx.area(), lookup])?;
    row.map(|row| row.get(0)).transpose()
}

/// People of this name, with the date of birth on record.
pub fn by_name(tx: &mut Tx<'_>, name: &str) -> Result<Vec<(PersonId, MonthOrDay, String)>, Error> {
    let rows = tx.query(
        "select person, birth, present_post from person_facts where area = $1 and name = $2 and superseded_at is null order by person",
        params![tx.area(), name],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).collect()
}

pub fn name_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<String>, Error> {
    let row = tx.query_opt("select name from person_facts where area = $1 and person = $2 and superseded_at is null order by since desc limit 1", params![tx.area(), person])?;
    row.map(|row| row.get(0)).transpose()
}

/// For a register that holds one standing row a person: corrects it, or adds the first.
pub fn put_one<T: Register>(tx: &mut Tx<'_>, person: PersonId, value: &T, by: &By) -> Result<(), Error> {
    match register::standing::<T>(tx, person.0)?.pop() {
        Some(held) if held.value.cells() == value.cells() => Ok(()),
        Some(held) => register::correct(tx, person.0, held.id, value, by).map(drop),
        None => register::add(tx, person.0, std::slice::from_ref(value), by).map(drop),
    }
}

/// Corrects the facts about a person.
pub fn change(tx: &mut Tx<'_>, id: PersonId, person: &Person, by: &By) -> Result<(), Error> {
    domain::people::check::person(person, &Rulebook::shipped(), tx.today())?;
    put_one(tx, id, person, by)
}

/// A register named in a request.
pub enum Named {
    Appointments(Placed),
    Ranks(RankHeld),
    Educations(Education),
    Appraisals(Appraisal),
    Awards(Award),
    Penalties(Penalty),
    Relatives(Relative),
    Contacts(Contact),
}

impl Named {
    pub const REGISTERS: &'static [&'static str] = &["appointments", "ranks", "educations", "appraisals", "awards", "penalties", "relatives", "contacts"];

    /// Reads a row from a request, refusing what the register does not know.
    pub fn read(register: &str, row: serde_json::Value) -> Result<Self, Error> {
        fn of<T: serde::de::DeserializeOwned>(row: serde_json::Value) -> Result<T, Error> {
            serde_json::from_value(row).map_err(|error| Refusal::new("refusal.body").with("reason", error).at("row").into())
        }
        Ok(match register {
            "appointments" => Self::Appointments(of(row)?),
            "ranks" => Self::Ranks(of(row)?),
            "educations" => Self::Educations(of(row)?),
            "appraisals" => Self::Appraisals(of(row)?),
            "awards" => Self::Awards(of(row)?),
            "penalties" => Self::Penalties(of(row)?),
            "relatives" => Self::Relatives(of(row)?),
            "contacts" => Self::Contacts(of(row)?),
            _ => return Err(Error::NotFound),
        })
    }

    fn check(&self, tx: &mut Tx<'_>, person: PersonId) -> Result<(), Error> {
        use domain::people::check;
        let today = tx.today();
        let birth = register::standing::<Person>(tx, person.0)?.pop().ok_or(Error::NotFound)?.value.birth;
        Ok(match self {
            Self::Appointments(row) => check::appointment(&row.held, birth, today),
            Self::Ranks(row) => check::rank_held(row, today),
            Self::Educations(row) => check::education(row, birth),
            Self::Appraisals(row) => check::appraisal(row, today),
            Self::Awards(row) => check::award(row, today),
            Self::Penalties(row) => check::penalty(row, today),
            Self::Relatives(row) => check::relative(row, today),
            Self::Contacts(row) => check::text_fits(&row.value, "value"),
        }?)
    }

    pub fn add(&self, tx: &mut Tx<'_>, person: PersonId, by: &By) -> Result<i64, Error> {
        self.check(tx, person)?;
        let ids = match self {
            Self::Appointments(row) => register::add(tx, person.0, std::slice::from_ref(row), by),
            Self::Ranks(row) => register::add(tx, person.0, std::slice::from_ref(row), by),
            Self::Educations(row) => register::add(tx, person.0, std::slice::from_ref(row), by),
            Self::Appraisals(row) => register::add(tx, person.0, std::slice::from_ref(row), by),
            Self::Awards(row) => register::add(tx, person.0, std::slice::from_ref(row), by),
            Self::Penalties(row) => register::add(tx, person.0, std::slice::from_ref(row), by),
            Self::Relatives(row) => register::add(tx, person.0, std::slice::from_ref(row), by),
            Self::Contacts(row) => register::add(tx, person.0, std::slice::from_ref(row), by),
        }?;
        ids.first().copied().ok_or(Error::NotFound)
    }

    pub fn correct(&self, tx: &mut Tx<'_>, person: PersonId, row_id: i64, by: &By) -> Result<i64, Error> {
        domain::people::check::why(&by.why)?;
        self.check(tx, person)?;
        match self {
            Self::Appointments(row) => register::correct(tx, person.0, row_id, row, by),
            Self::Ranks(row) => register::correct(tx, person.0, row_id, row, by),
            Self::Educations(row) => register::correct(tx, person.0, row_id, row, by),
            Self::Appraisals(row) => register::correct(tx, person.0, row_id, row, by),
            Self::Awards(row) => register::correct(tx, person.0, row_id, row, by),
            Self::Penalties(row) => register::correct(tx, person.0, row_id, row, by),
            Self::Relatives(row) => register::correct(tx, person.0, row_id, row, by),
            Self::Contacts(row) => register::correct(tx, person.0, row_id, row, by),
        }
    }
}

/// Takes a row of a named register back.
pub fn withdraw(tx: &mut Tx<'_>, person: PersonId, register: &str, row_id: i64, by: &By) -> Result<(), Error> {
    domain::people::check::why(&by.why)?;
    match register {
        "appointments" => register::supersede::<Placed>(tx, person.0, row_id, by),
        "ranks" => register::supersede::<RankHeld>(tx, person.0, row_id, by),
        "educations" => register::supersede::<Education>(tx, person.0, row_id, by),
        "appraisals" => register::supersede::<Appraisal>(tx, person.0, row_id, by),
        "awards" => register::supersede::<Award>(tx, person.0, row_id, by),
        "penalties" => register::supersede::<Penalty>(tx, person.0, row_id, by),
        "relatives" => register::supersede::<Relative>(tx, person.0, row_id, by),
        "contacts" => register::supersede::<Contact>(tx, person.0, row_id, by),
        _ => Err(Error::NotFound),
    }
}

/// Takes back what an import wrote: its rows are superseded, and what they had corrected stands again as new rows.
pub fn undo_batch(tx: &mut Tx<'_>, batch: ImportId, by: &By) -> Result<Vec<PersonId>, Error> {
    let mut touched = std::collections::BTreeSet::new();
    undo::<Person>(tx, batch, by, &mut touched)?;
    undo::<Identity>(tx, batch, by, &mut touched)?;
    undo::<Placed>(tx, batch, by, &mut touched)?;
    undo::<RankHeld>(tx, batch, by, &mut touched)?;
    undo::<Education>(tx, batch, by, &mut touched)?;
    undo::<Appraisal>(tx, batch, by, &mut touched)?;
    undo::<Award>(tx, batch, by, &mut touched)?;
    undo::<Penalty>(tx, batch, by, &mut touched)?;
    undo::<Relative>(tx, batch, by, &mut touched)?;
    undo::<Contact>(tx, batch, by, &mut touched)?;
    undo::<Resume>(tx, batch, by, &mut touched)?;
    undo::<FormWords>(tx, batch, by, &mut touched)?;
    undo::<Photo>(tx, batch, by, &mut touched)?;
    Ok(touched.into_iter().collect())
}

fn undo<T: Register>(tx: &mut Tx<'_>, batch: ImportId, by: &By, touched: &mut std::collections::BTreeSet<PersonId>) -> Result<(), Error> {
    let sql = format!("select person from {} where area = $1 and batch = $2", T::TABLE);
    let rows = tx.query(&sql, params![tx.area(), batch])?;
    let people = rows.iter().map(|row| row.get(0)).collect::<Result<std::collections::BTreeSet<PersonId>, _>>()?;
    for person in people {
        touched.insert(person);
        let rows = register::rows::<T>(tx, person.0)?;
        // What the batch ended without a successor, and what it corrected, stands again.
        let of_batch = |row: &&Stored<T>| row.batch == Some(batch.0);
        for added in rows.iter().filter(of_batch).filter(|row| row.stands()) {
            match added.corrects.and_then(|id| rows.iter().find(|before| before.id == id)) {
                Some(before) => register::correct(tx, person.0, added.id, &before.value, by).map(drop)?,
                None => register::supersede::<T>(tx, person.0, added.id, by)?,
            }
        }
    }
    Ok(())
}

pub fn present_post(tx: &mut Tx<'_>, person: PersonId) -> Result<String, Error> {
    let row = tx.query_opt(
        "select present_post from person_facts where area = $1 and person = $2 and superseded_at is null order by since desc limit 1",
        params![tx.area(), person],
    )?;
    row.map_or_else(|| Ok(String::new()), |row| row.get(0))
}

/// Penalties whose influence period ends in `[from, to)`, with that end.
pub fn penalties_ending(tx: &mut Tx<'_>, from: domain::date::Day, to: domain::date::Day) -> Result<Vec<(PersonId, String)>, Error> {
    let rows = tx.query(
        "select person, until from penalty where area = $1 and superseded_at is null and until >= $2 and until < $3 order by until, person",
        params![tx.area(), from, to],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}
