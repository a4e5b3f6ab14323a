//! Values that go into and come out of the database: whole numbers, text, truth and bytes, on both engines alike.

use domain::{
    date::{Day, Instant, Month, MonthOrDay},
    id::{AccountId, AppointmentId, Area, DraftId, EntryId, GrantId, ImportId, JobId, NoticeId, ProblemId, TalkId, RoundId, DutyRuleId, NeedId, VisitId, StudyId, StatementId, TeamId, ProjectId, SurveyId, AppraisingId, TouchstoneId, CompetenceId, ProgrammeId, SessionId, PartId, GapId, CatalogueId, OrderId, HandbookId, VoiceId, LessonId, MediaId, QuestionId, TestId, AttemptId, PersonId, PostId, RowId, UnitId},
};

use crate::error::Error;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
    Bool(bool),
    Bytes(Vec<u8>),
}

macro_rules! into_value {
    ($($from:ty => |$it:ident| $make:expr),* $(,)?) => {$(
        impl From<$from> for Value { fn from($it: $from) -> Self { $make } }
    )*};
}
into_value! {
    i64 => |it| Self::Int(it), i32 => |it| Self::Int(it.into()), i16 => |it| Self::Int(it.into()), u32 => |it| Self::Int(it.into()),
    bool => |it| Self::Bool(it), &str => |it| Self::Text(it.to_owned()), String => |it| Self::Text(it), &String => |it| Self::Text(it.clone()),
    Vec<u8> => |it| Self::Bytes(it), &[u8] => |it| Self::Bytes(it.to_vec()), [u8; 32] => |it| Self::Bytes(it.to_vec()),
    Instant => |it| Self::Int(it.0), Day => |it| Self::Text(it.to_string()), Month => |it| Self::Text(it.to_string()),
    MonthOrDay => |it| Self::Text(it.to_string()),
}
macro_rules! ids {
    ($($id:ident),*) => {$(
        impl From<$id> for Value { fn from(id: $id) -> Self { Self::Int(id.0) } }
        impl FromValue for $id { fn from_value(value: &Value) -> Option<Self> { i64::from_value(value).map($id) } }
    )*};
}
ids!(Area, PersonId, UnitId, PostId, AppointmentId, EntryId, AccountId, GrantId, ImportId, JobId, NoticeId, ProblemId, TalkId, RoundId, DutyRuleId, NeedId, VisitId, StudyId, StatementId, TeamId, ProjectId, SurveyId, AppraisingId, TouchstoneId, CompetenceId, ProgrammeId, SessionId, PartId, GapId, CatalogueId, OrderId, HandbookId, VoiceId, LessonId, MediaId, QuestionId, TestId, AttemptId, DraftId, RowId);

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// What a column can be read as.
pub trait FromValue: Sized {
    fn from_value(value: &Value) -> Option<Self>;
}
impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Int(number) = value { Some(*number) } else { None }
    }
}
impl FromValue for i16 {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).and_then(|number| number.try_into().ok())
    }
}
impl FromValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(truth) => Some(*truth),
            Value::Int(number) => Some(*number != 0),
            _ => None,
        }
    }
}
impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.clone()) } else { None }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Bytes(bytes) = value { Some(bytes.clone()) } else { None }
    }
}
impl FromValue for Instant {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Instant)
    }
}
macro_rules! from_text {
    ($($name:ty),*) => {$(
        impl FromValue for $name {
            fn from_value(value: &Value) -> Option<Self> {
                if let Value::Text(text) = value { text.parse().ok() } else { None }
            }
        }
    )*};
}
from_text!(Day, Month, MonthOrDay);
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        if *value == Value::Null { Some(None) } else { T::from_value(value).map(Some) }
    }
}

/// One row of an answer.
#[derive(Clone, Debug)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The column at `index`, from 0.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, Error> {
        let value = self.0.get(index).ok_or(Error::Column { index, found: "no such column".into() })?;
        T::from_value(value).ok_or_else(|| Error::Column { index, found: format!("{value:?}") })
    }
    pub fn values(&self) -> &[Value] {
        &self.0
    }
}

/// `params![1, "two", None::<i64>]`
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::db::Value::from($value)),*] };
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Bool(truth) => ValueRef::Integer(i64::from(*truth)),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl postgres::types::ToSql for Value {
    fn to_sql(
        &self,
        kind: &postgres::types::Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(postgres::types::IsNull::Yes),
            // A backup is a SQLite file, where truth is a number.
            Self::Int(number) if *kind == postgres::types::Type::BOOL => (*number != 0).to_sql_checked(kind, out),
            Self::Int(number) => number.to_sql_checked(kind, out),
            Self::Bool(truth) => truth.to_sql_checked(kind, out),
            Self::Text(text) => text.to_sql_checked(kind, out),
            Self::Bytes(bytes) => bytes.to_sql_checked(kind, out),
        }
    }
    fn accepts(_: &postgres::types::Type) -> bool {
        true
    }
    postgres::types::to_sql_checked!();
}

/// Reads a `SQLite` column.
pub(super) fn from_sqlite(value: rusqlite::types::ValueRef<'_>) -> Value {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        // No column holds a fraction (STRICT tables); a computed one is cut, as `cast(… as bigint)` would.
        #[expect(clippy::cast_possible_truncation, reason = "no column holds a fraction")]
        ValueRef::Real(number) => Value::Int(number as i64),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    }
}

/// Reads a `PostgreSQL` row.
pub(super) fn from_postgres(row: &postgres::Row) -> Result<Row, Error> {
    use postgres::types::Type;
    let mut values = Vec::with_capacity(row.len());
    for (index, column) in row.columns().iter().enumerate() {
        let value = match *column.type_() {
            Type::INT8 => Value::from(row.try_get::<_, Option<i64>>(index)?),
            Type::INT4 => Value::from(row.try_get::<_, Option<i32>>(index)?),
            Type::BOOL => Value::from(row.try_get::<_, Option<bool>>(index)?),
            Type::BYTEA => Value::from(row.try_get::<_, Option<Vec<u8>>>(index)?),
            Type::TEXT | Type::VARCHAR | Type::NAME => Value::from(row.try_get::<_, Option<String>>(index)?),
            ref other => return Err(Error::Column { index, found: format!("a column of type {other}") }),
        };
        values.push(value);
    }
    Ok(Row(values))
}
