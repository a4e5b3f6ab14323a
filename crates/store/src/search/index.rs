//! The columns of the index: one code, date or text a person, and every post ever held.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    date::{Day, MonthOrDay},
    id::{PersonId, UnitId},
    people::{
        code::{AppointmentKind, AppraisalGrade, DegreeLevel, Discipline, EducationLevel, Grade, Management, PoliticalStatus, PostKind, Rank, SchoolingKind, Service, Sex},
        filter::Field,
    },
};

use crate::{
    db::{Row, Tx, seal::LEDGER},
    error::Error,
    params,
    people::unit,
    search::{
        bits::Bits,
        ever::Ever,
        org::{GONE, Org, UNKNOWN},
    },
};

/// No code is known.
pub(crate) const NONE: u8 = u8::MAX;
/// A date that is not there; before every other.
pub(crate) const NEVER: i32 = i32::MIN;
/// An end that has not come.
pub(crate) const OPEN: i32 = i32::MAX;

/// A date as a number in the order of dates: months times 32 and the day, 0 for a month.
pub(crate) fn stamp(date: MonthOrDay) -> i32 {
    let day = if let MonthOrDay::Day(day) = date { i32::from(day.day_of_month()) } else { 0 };
    date.month().ordinal() * 32 + day
}

/// The day of a stamped date, of a month its first; nothing for an end that has not come.
pub(crate) fn stamped_day(stamp: i32) -> Option<Day> {
    let month = domain::date::Month::from_ordinal(stamp.div_euclid(32)).ok()?;
    let day = u8::try_from(stamp.rem_euclid(32).max(1)).ok()?;
    Day::new(month.year(), month.number(), day).ok()
}

/// One post held.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held {
    /// The person's ordinal; `u32::MAX` once the row is no longer the person's.
    pub owner: u32,
    pub since: i32,
    pub until: i32,
    pub unit: u32,
    pub post: i64,
    pub kind: u8,
    pub post_kind: u8,
    pub rank: u8,
    pub main: bool,
}

impl Held {
    pub(crate) fn now(&self, today: i32) -> bool {
        self.since <= today && today < self.until
    }
}

/// One yearly appraisal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Appraised {
    pub owner: u32,
    pub year: i16,
    pub grade: u8,
}

/// Short texts one after another, so that a part is found in one pass.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    /// Where each entry begins, and whose it is.
    begins: Vec<(usize, u32)>,
}

impl Texts {
    fn push(&mut self, owner: u32, text: &str) {
        self.begins.push((self.all.len(), owner));
        self.all.push_str(text);
        self.all.push('\u{1}');
    }
    /// Calls `f` with the owner of every entry that holds the text; an owner may come more than once.
    pub(crate) fn holding(&self, part: &str, mut f: impl FnMut(u32)) {
        let finder = memchr::memmem::Finder::new(part.as_bytes());
        let mut from = 0;
        while let Some(at) = self.all.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let entry = self.begins.partition_point(|(begin, _)| *begin <= from + at);
            if let Some((_, owner)) = self.begins.get(entry.wrapping_sub(1)) {
                f(*owner);
            }
            from = self.begins.get(entry).map_or(self.all.len(), |(begin, _)| *begin);
        }
    }
}

/// What one person contributes, read from the registers.
#[derive(Default)]
struct Record {
    id: i64,
    name: String,
    present_post: String,
    codes: [u8; CODES],
    disciplines: u32,
    birth: i32,
    work_began: i32,
    party_joined: i32,
    rank_since: i32,
    held: Vec<Held>,
    appraised: Vec<Appraised>,
}

/// Code columns by [`Field::ordinal`].
const CODES: usize = 32;

pub struct Index {
    pub position: i64,
    pub today: Day,
    pub org: Org,
    pub(crate) ever: Ever,
    /// Walk number of the unit at the top, to which those belong who are in no other.
    root: u32,
    pub(crate) ids: Vec<i64>,
    ordinals: BTreeMap<i64, u32>,
    live: Bits,
    pub(crate) codes: Vec<Vec<u8>>,
    pub(crate) disciplines: Vec<u32>,
    pub(crate) dates: BTreeMap<Field, Vec<i32>>,
    /// Walk number of the unit of the main post, or [`UNKNOWN`].
    pub(crate) unit: Vec<u32>,
    /// Every unit the person belongs to: `(ordinal, walk number)`.
    pub(crate) belongs: Vec<(u32, u32)>,
    pub(crate) held: Vec<Held>,
    pub(crate) appraised: Vec<Appraised>,
    pub(crate) names: Texts,
    pub(crate) sort_names: Vec<String>,
    pub(crate) posts: Texts,
}

const DATES: [Field; 5] = [Field::Birth, Field::WorkBegan, Field::PartyJoined, Field::PostSince, Field::RankSince];

impl Index {
    fn empty(tx: &mut Tx<'_>, position: i64) -> Result<Self, Error> {
        let today = tx.today();
        let org = Org::load(tx, today)?;
        let ever = Ever::load(tx, &org)?;
        // Not simply the first of the walk: a unit whose parent has ended also hangs at the top.
        let root = unit::root(tx)?.map_or(UNKNOWN, |root| org.place(root));
        Ok(Self {
            position, today, org, ever, root, ids: vec![], ordinals: BTreeMap::new(), live: Bits::none(0),
            codes: vec![Vec::new(); CODES], disciplines: vec![], dates: DATES.iter().map(|field| (*field, Vec::new())).collect(),
            unit: vec![], belongs: vec![], held: vec![], appraised: vec![], names: Texts::default(), sort_names: vec![], posts: Texts::default(),
        })
    }

    /// Reads everything.
    pub fn load(tx: &mut Tx<'_>, position: i64) -> Result<Self, Error> {
        let mut index = Self::empty(tx, position)?;
        for record in records(tx, &index.org, None)? {
            index.put(record);
        }
        index.live = Bits::all(index.ids.len());
        Ok(index)
    }

    /// Brings in what was sealed since.
    pub fn follow(mut self, tx: &mut Tx<'_>, position: i64) -> Result<Self, Error> {
        const MANY: usize = 3_000;
        let rows = tx.query(
            "select distinct topic, subject from seal where area = $1 and chain = $2 and position > $3 and position <= $4",
            params![tx.area(), LEDGER, self.position, position],
        )?;
        let mut people = BTreeSet::new();
        for row in &rows {
            let topic: String = row.get(0)?;
            if topic.starts_with("unit_") || topic.starts_with("post_") {
                return Self::load(tx, position);
            }
            if !["entry", "contest", "comment", "problem", "talk", "care", "statement"].iter().any(|other| topic.starts_with(other)) {
                people.insert(row.get::<i64>(1)?);
            }
        }
        if people.len() > MANY {
            return Self::load(tx, position);
        }
        for person in people {
            self.forget(person);
            for record in records(tx, &self.org, Some(PersonId(person)))? {
                self.put(record);
            }
        }
        let (len, gone) = (self.ids.len(), std::mem::take(&mut self.ids));
        self.live = Bits::from_fn(len, |ordinal| gone.get(ordinal).is_some_and(|id| *id != 0));
        self.ids = gone;
        self.position = position;
        Ok(self)
    }

    fn forget(&mut self, person: i64) {
        let Some(ordinal) = self.ordinals.remove(&person) else { return };
        if let Some(id) = self.ids.get_mut(ordinal as usize) {
            *id = 0;
        }
        self.held.iter_mut().filter(|held| held.owner == ordinal).for_each(|held| held.owner = u32::MAX);
        self.appraised.iter_mut().filter(|row| row.owner == ordinal).for_each(|row| row.owner = u32::MAX);
        self.belongs.retain(|(owner, _)| *owner != ordinal);
    }

    fn put(&mut self, record: Record) {
        let ordinal = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        let today = stamp(self.today.into());
        self.ids.push(record.id);
        self.ordinals.insert(record.id, ordinal);
        let main = record.held.iter().filter(|held| held.now(today)).max_by_key(|held| (held.main, held.since));
        let mut codes = record.codes;
        let mut code = |field: Field, value: u8| {
            if let Some(cell) = codes.get_mut(field.ordinal() as usize) {
                *cell = value;
            }
        };
        code(Field::PostKind, main.map_or(NONE, |held| held.post_kind));
        code(Field::UnitKind, main.and_then(|held| self.org.kind(held.unit)).map_or(NONE, domain::people::code::UnitKind::ordinal));
        self.codes.iter_mut().zip(codes).for_each(|(column, code)| column.push(code));
        self.disciplines.push(record.disciplines);
        for (field, value) in DATES.into_iter().zip([record.birth, record.work_began, record.party_joined, main.map_or(NEVER, |held| held.since), record.rank_since]) {
            self.dates.entry(field).or_default().push(value);
        }
        self.unit.push(main.map_or(UNKNOWN, |held| held.unit));
        let now: Vec<u32> = record.held.iter().filter(|held| held.now(today)).map(|held| held.unit).filter(|unit| *unit != UNKNOWN).collect();
        let last = record.held.iter().filter(|held| held.unit != UNKNOWN).max_by_key(|held| (held.until, held.since)).map(|held| held.unit);
        let belongs = if now.is_empty() { vec![last.unwrap_or(self.root)] } else { now };
        self.belongs.extend(belongs.into_iter().map(|unit| (ordinal, unit)));
        self.held.extend(record.held.into_iter().map(|held| Held { owner: ordinal, ..held }));
        self.appraised.extend(record.appraised.into_iter().map(|row| Appraised { owner: ordinal, ..row }));
        let (full, initials) = text::pinyin(&record.name);
        let key = text::key(&record.name);
        self.names.push(ordinal, &format!("{key}\u{2}{full}\u{2}{initials}"));
        self.sort_names.push(format!("{full}\u{2}{key}"));
        self.posts.push(ordinal, &record.present_post);
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }
    pub fn is_empty(&self) -> bool {
        self.ordinals.is_empty()
    }
    /// Everyone who is on record.
    pub fn everyone(&self) -> Bits {
        self.live.clone()
    }
    pub fn ordinal(&self, person: PersonId) -> Option<usize> {
        self.ordinals.get(&person.0).map(|ordinal| *ordinal as usize)
    }
    pub fn person(&self, ordinal: usize) -> PersonId {
        PersonId(self.ids.get(ordinal).copied().unwrap_or_default())
    }
    pub(crate) fn column(&self, field: Field) -> &[u8] {
        self.codes.get(field.ordinal() as usize).map_or(&[], Vec::as_slice)
    }
    pub fn code(&self, field: Field, ordinal: usize) -> Option<u8> {
        self.column(field).get(ordinal).copied().filter(|code| *code != NONE)
    }
    /// The unit of the main post today.
    pub fn unit_of(&self, ordinal: usize) -> Option<UnitId> {
        self.unit.get(ordinal).and_then(|place| self.org.node(*place)).map(|node| node.id)
    }
    /// Full months from birth to a day.
    pub fn months_old(&self, ordinal: usize, day: Day) -> Option<i64> {
        let birth = self.dates.get(&Field::Birth)?.get(ordinal).copied().filter(|birth| *birth != NEVER)?;
        Some(i64::from((stamp(day.into()) - birth).div_euclid(32)))
    }
    /// Who holds each post today: post and ordinal.
    pub fn holders(&self) -> impl Iterator<Item = (i64, u32)> {
        let today = stamp(self.today.into());
        self.held.iter().filter(move |held| held.owner != u32::MAX && held.post != 0 && held.now(today)).map(|held| (held.post, held.owner))
    }
}

fn ordinal<T>(row: &Row, at: usize, read: impl Fn(&str) -> Option<T>, number: impl Fn(T) -> u8) -> Result<u8, Error> {
    Ok(row.get::<Option<String>>(at)?.as_deref().and_then(read).map_or(NONE, number))
}

fn date(row: &Row, at: usize) -> Result<i32, Error> {
    Ok(row.get::<Option<MonthOrDay>>(at)?.map_or(NEVER, stamp))
}

/// The first and last person of a reading: one text for one person and for all, and both by the key.
type Ends = (i64, i64);

/// Reads the records of one person, or of all.
fn records(tx: &mut Tx<'_>, org: &Org, one: Option<PersonId>) -> Result<Vec<Record>, Error> {
    let (area, today) = (tx.area(), tx.today());
    let now = stamp(today.into());
    let one: Ends = one.map_or((0, i64::MAX), |person| (person.0, person.0));
    let mut records: BTreeMap<i64, Record> = BTreeMap::new();
    tx.each(
        "select person, name, sex, birth, ethnicity, political_status, party_joined, work_began, present_post, management, service
           from person_facts where area = $1 and superseded_at is null and since <= $2 and until > $2 and person >= $3 and person <= $4",
        params![area, today, one.0, one.1],
        |row| {
            let mut record = Record { id: row.get(0)?, name: row.get(1)?, present_post: row.get(8)?, codes: [NONE; CODES], rank_since: NEVER, ..Record::default() };
            let mut set = |field: Field, code: u8| {
                if let Some(cell) = record.codes.get_mut(field.ordinal() as usize) {
                    *cell = code;
                }
            };
            set(Field::Sex, ordinal(&row, 2, Sex::from_code, Sex::ordinal)?);
            set(Field::Ethnicity, row.get::<String>(4)?.parse().unwrap_or(NONE));
            set(Field::PoliticalStatus, ordinal(&row, 5, PoliticalStatus::from_code, PoliticalStatus::ordinal)?);
            set(Field::Management, ordinal(&row, 9, Management::from_code, Management::ordinal)?);
            set(Field::Service, ordinal(&row, 10, Service::from_code, Service::ordinal)?);
            (record.birth, record.party_joined, record.work_began) = (date(&row, 3)?, date(&row, 6)?, date(&row, 7)?);
            records.insert(record.id, record);
            Ok(())
        },
    )?;
    tx.each(
        "select person, since, until, unit, post, kind, post_kind, rank, main from appointment
          where area = $1 and superseded_at is null and person >= $2 and person <= $3 order by person, since, id",
        params![area, one.0, one.1],
        |row| {
            let Some(record) = records.get_mut(&row.get::<i64>(0)?) else { return Ok(()) };
            let until: String = row.get(2)?;
            record.held.push(Held {
                owner: 0,
                since: date(&row, 1)?,
                until: if until == Day::OPEN { OPEN } else { date(&row, 2)? },
                unit: row.get::<Option<UnitId>>(3)?.map_or(UNKNOWN, |unit| org.place(unit)),
                post: row.get::<Option<i64>>(4)?.unwrap_or(0),
                kind: ordinal(&row, 5, AppointmentKind::from_code, AppointmentKind::ordinal)?,
                post_kind: ordinal(&row, 6, PostKind::from_code, PostKind::ordinal)?,
                rank: ordinal(&row, 7, Rank::from_code, Rank::ordinal)?,
                main: row.get(8)?,
            });
            Ok(())
        },
    )?;
    read_ranks(tx, &mut records, one, now)?;
    read_schooling(tx, &mut records, one)?;
    tx.each(
        "select person, year, grade from appraisal where area = $1 and superseded_at is null and person >= $2 and person <= $3",
        params![area, one.0, one.1],
        |row| {
            let Some(record) = records.get_mut(&row.get::<i64>(0)?) else { return Ok(()) };
            record.appraised.push(Appraised { owner: 0, year: row.get(1)?, grade: ordinal(&row, 2, AppraisalGrade::from_code, AppraisalGrade::ordinal)? });
            Ok(())
        },
    )?;
    Ok(records.into_values().collect())
}

/// The highest rank and grade held today, and since when the rank.
fn read_ranks(tx: &mut Tx<'_>, records: &mut BTreeMap<i64, Record>, one: Ends, now: i32) -> Result<(), Error> {
    let area = tx.area();
    tx.each(
        "select person, since, until, rank, grade from rank_held
          where area = $1 and superseded_at is null and person >= $2 and person <= $3 order by person, since, id",
        params![area, one.0, one.1],
        |row| {
            let Some(record) = records.get_mut(&row.get::<i64>(0)?) else { return Ok(()) };
            let until: String = row.get(2)?;
            let (since, until) = (date(&row, 1)?, if until == Day::OPEN { OPEN } else { date(&row, 2)? });
            if !(since <= now && now < until) {
                return Ok(());
            }
            let rank = ordinal(&row, 3, Rank::from_code, Rank::ordinal)?;
            let grade = ordinal(&row, 4, Grade::from_code, Grade::ordinal)?;
            let [held_rank, held_grade] = [Field::Rank, Field::Grade].map(|field| record.codes.get(field.ordinal() as usize).copied().unwrap_or(NONE));
            if rank < held_rank {
                record.rank_since = since;
            }
            for (field, code) in [(Field::Rank, rank.min(held_rank)), (Field::Grade, grade.min(held_grade))] {
                if let Some(cell) = record.codes.get_mut(field.ordinal() as usize) {
                    *cell = code;
                }
            }
            Ok(())
        },
    )
}

/// The highest education and degree, and every discipline.
fn read_schooling(tx: &mut Tx<'_>, records: &mut BTreeMap<i64, Record>, one: Ends) -> Result<(), Error> {
    let area = tx.area();
    tx.each(
        "select person, kind, level, degree, discipline from education
          where area = $1 and superseded_at is null and person >= $2 and person <= $3",
        params![area, one.0, one.1],
        |row| {
            let Some(record) = records.get_mut(&row.get::<i64>(0)?) else { return Ok(()) };
            let level = ordinal(&row, 2, EducationLevel::from_code, EducationLevel::ordinal)?;
            let degree = ordinal(&row, 3, DegreeLevel::from_code, DegreeLevel::ordinal)?;
            let full_time = if row.get::<String>(1)? == SchoolingKind::FullTime.code() { level } else { NONE };
            for (field, code) in [(Field::EducationLevel, level), (Field::DegreeLevel, degree), (Field::FullTimeLevel, full_time)] {
                if let Some(cell) = record.codes.get_mut(field.ordinal() as usize) {
                    *cell = code.min(*cell);
                }
            }
            let discipline = ordinal(&row, 4, Discipline::from_code, Discipline::ordinal)?;
            record.disciplines |= 1u32.checked_shl(discipline.into()).unwrap_or(0);
            Ok(())
        },
    )
}

/// Whether a walk number belongs to a unit that is there on the day.
pub(crate) fn is_there(unit: u32) -> bool {
    unit != GONE && unit != UNKNOWN
}
