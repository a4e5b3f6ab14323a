//! Lessons: published by date, found by whoever may look, with the files they use.

use domain::{
    classroom::{Lesson, Matter, check_lesson},
    date::Day,
    id::{LessonId, MediaId},
    message::Refusal,
};

use super::{media, must, organises, reads};
use crate::{
    access::Viewer,
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: LessonId,
    pub version: i64,
    pub lesson: Lesson,
    /// From this day on nobody is shown it but whoever organises.
    pub ended_on: Option<Day>,
}

fn media_id(name: &str, field: &str) -> Result<MediaId, Error> {
    name.parse().map(MediaId).map_err(|_| Refusal::new("refusal.lesson_media").at(field).into())
}

/// Publishes a lesson, or changes one at the version that was seen.
pub fn publish(tx: &mut Tx<'_>, viewer: &Viewer, (own, it): (Option<(LessonId, i64)>, &Lesson)) -> Result<LessonId, Error> {
    must(tx, viewer, it.unit)?;
    check_lesson(it)?;
    let (area, now, body) = (tx.area(), tx.now, serde_json::to_string(it)?);
    let id = match own {
        None => {
            let id = LessonId(tx.new_id());
            tx.found(id.0)?;
            tx.execute(
                "insert into online_lesson (area, id, unit, kind, number, title, topic, published_on, focus, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                params![area, id, it.unit, it.matter.kind().code(), it.number, it.title.trim(), it.topic.trim(), it.published_on, it.focus, body, viewer.account(), now],
            )?;
            id
        }
        Some((id, version)) => {
            let before = find(tx, viewer, id)?.lesson.unit;
            must(tx, viewer, before)?;
            tx.claim(id.0, version)?;
            tx.execute(
                "update online_lesson set unit = $3, kind = $4, number = $5, title = $6, topic = $7, published_on = $8, focus = $9, body = $10, set_by = $11, set_at = $12 where area = $1 and id = $2",
                params![area, id, it.unit, it.matter.kind().code(), it.number, it.title.trim(), it.topic.trim(), it.published_on, it.focus, body, viewer.account(), now],
            )?;
            id
        }
    };
    let used = match &it.matter {
        Matter::Video { media, captions, .. } => {
            let mut used = vec![(media_id(media, "matter.media")?, "video/ audio/", "matter.media".to_owned())];
            for (at, caption) in captions.iter().enumerate() {
                let field = format!("matter.captions.{at}.media");
                used.push((media_id(&caption.media, &field)?, "text/vtt", field));
            }
            used
        }
        Matter::Document { media } => vec![(media_id(media, "matter.media")?, "application/ image/ text/", "matter.media".to_owned())],
        Matter::Link { .. } => vec![],
    };
    media::used(tx, id, &used)?;
    tx.audit(viewer, "lesson_published", &[id.0], &it.title)?;
    Ok(id)
}

/// Takes a lesson out of sight, or back. What people saw of it stays on their record.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, (id, ended): (LessonId, bool)) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.lesson.unit)?;
    tx.claim_latest(id.0)?;
    let (area, on) = (tx.area(), ended.then(|| tx.today()));
    tx.execute("update online_lesson set ended_on = $3 where area = $1 and id = $2", params![area, id, on])?;
    tx.audit(viewer, if ended { "lesson_ended" } else { "lesson_resumed" }, &[id.0], &told.lesson.title)
}

const SELECT: &str = "select l.id, r.version, l.ended_on, l.body from online_lesson l join root r on r.area = l.area and r.id = l.id";

fn of_row(row: &Row) -> Result<Told, Error> {
    Ok(Told { id: row.get(0)?, version: row.get(1)?, ended_on: row.get(2)?, lesson: serde_json::from_str(&row.get::<String>(3)?)? })
}

/// A lesson that is published, or any for whoever organises it.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: LessonId) -> Result<Told, Error> {
    reads(viewer)?;
    let (told, today) = (load(tx, id)?, tx.today());
    if is_out(&told, today) || organises(tx, viewer, told.lesson.unit)? { Ok(told) } else { Err(Error::NotFound) }
}

/// A lesson for whoever saw it, published or not.
pub fn load(tx: &mut Tx<'_>, id: LessonId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("{SELECT} where l.area = $1 and l.id = $2"), params![tx.area(), id])?;
    of_row(&row.ok_or(Error::NotFound)?)
}

/// Whether a lesson is there for everybody.
pub fn is_out(told: &Told, today: Day) -> bool {
    told.lesson.published_on <= today && told.ended_on.is_none()
}

/// Which lessons are asked for.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Words of the title or topic.
    pub words: String,
    pub topic: Option<String>,
    /// Day and id of the last lesson of the page before.
    pub beyond: Option<(String, i64)>,
    pub limit: usize,
}

/// Lessons the viewer may see, the latest first; one more than the limit where there are more.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, question: &Question) -> Result<Vec<Told>, Error> {
    reads(viewer)?;
    let (today, mut found) = (tx.today(), Vec::new());
    let (mut day, mut id) = question.beyond.clone().unwrap_or_else(|| ("9999-12-31".to_owned(), i64::MAX));
    let words = question.words.trim().to_lowercase();
    loop {
        let rows = tx.query(
            &format!("{SELECT} where l.area = $1 and (l.published_on < $2 or (l.published_on = $3 and l.id < $4)) order by l.published_on desc, l.id desc limit 100"),
            params![tx.area(), &day, &day, id],
        )?;
        for row in &rows {
            let told = of_row(row)?;
            (day, id) = (told.lesson.published_on.to_string(), told.id.0);
            let named = words.is_empty() || [&told.lesson.title, &told.lesson.topic].iter().any(|text| text.to_lowercase().contains(&words) || text::pinyin(text).1.contains(&words));
            let of_topic = question.topic.as_ref().is_none_or(|topic| *topic == told.lesson.topic);
            if named && of_topic && (is_out(&told, today) || organises(tx, viewer, told.lesson.unit)?) {
                found.push(told);
            }
            if found.len() > question.limit {
                return Ok(found);
            }
        }
        if rows.len() < 100 {
            return Ok(found);
        }
    }
}

/// The topics of lessons that are published.
pub fn topics(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    let today = tx.today();
    let rows = tx.query("select distinct topic from online_lesson where area = $1 and topic <> '' and published_on <= $2 and ended_on is null order by topic", params![tx.area(), today])?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// The number that the next issue has.
pub fn next_number(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let last: Option<i64> = tx.scalar("select max(number) from online_lesson where area = $1", params![tx.area()])?;
    Ok(last.unwrap_or(0) + 1)
}
