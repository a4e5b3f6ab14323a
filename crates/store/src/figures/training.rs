//! Figures of training: sessions held in a period, and who came to them, each in its own counting word.

use domain::{
    access::role::Permission,
    figures::{ClassroomCount, Trained, TrainingCount},
    id::UnitId,
};

use super::{Behind, Figure, Scope, places};
use crate::{access::Viewer, db::Tx, error::Error, params, search::Index};

/// The sessions behind a count, the first first; those to which nothing that is counted belongs are left out.
pub(super) fn rows(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (count, scope): (TrainingCount, &Scope)) -> Result<Vec<Behind>, Error> {
    let within = places(index, viewer, (Permission::Figures, *scope));
    let forms = count.forms.iter().map(|form| format!("'{}'", form.code())).collect::<Vec<_>>().join(", ");
    let counted = match count.what {
        Trained::Sessions => "1",
        Trained::PersonTimes => "(select count(*) from training_part p where p.area = s.area and p.session = s.id and p.role = 'student' and p.state in ('approved', 'completed', 'failed'))",
        Trained::Speeches => "(select count(*) from training_part p where p.area = s.area and p.session = s.id and p.role = 'key_speaker')",
    };
    let mut rows = Vec::new();
    tx.each(
        &format!("select s.id, s.unit, s.begins, {counted} from training_session s where s.area = $1 and s.state = 'held' and s.form in ({forms}) and s.begins >= $2 and s.begins <= $3 order by s.begins, s.id"),
        params![tx.area(), scope.from, scope.day],
        |row| {
            let (unit, count): (UnitId, i64) = (row.get(1)?, row.get(3)?);
            if count > 0 && within.get(index.org.place(unit) as usize).copied().unwrap_or(false) {
                rows.push(Behind::Session { id: row.get(0)?, on: row.get(2)?, count });
            }
            Ok(())
        },
    )?;
    Ok(rows)
}

pub(super) fn figure(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, of: (TrainingCount, &Scope)) -> Result<Figure, Error> {
    let found = rows(tx, index, viewer, of)?;
    let value = found.iter().map(|behind| if let Behind::Session { count, .. } = behind { *count } else { 0 }).sum();
    Ok(Figure { value: Some(value), rows: found.len(), parts: vec![] })
}

/// Lessons and tests behind a count of the online classroom, the first first.
pub(super) fn online_rows(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (count, scope): (ClassroomCount, &Scope)) -> Result<Vec<Behind>, Error> {
    let within = places(index, viewer, (Permission::Figures, *scope));
    let (from, until) = (scope.from.begins(), scope.day.plus_days(1).begins());
    let (sql, parameters) = match count {
        ClassroomCount::Videos => ("select id, unit, published_on from online_lesson where area = $1 and kind = 'video' and published_on >= $2 and published_on <= $3 order by published_on, id", params![tx.area(), scope.from, scope.day].to_vec()),
        ClassroomCount::Tests => ("select id, unit, opens from knowledge_test where area = $1 and opens >= $2 and opens < $3 order by opens, id", params![tx.area(), from, until].to_vec()),
        ClassroomCount::Completed => (
            "select v.lesson, l.unit, v.done_on from lesson_viewing v join online_lesson l on l.area = v.area and l.id = v.lesson where v.area = $1 and v.done_on >= $2 and v.done_on <= $3 order by v.done_on, v.lesson, v.person",
            params![tx.area(), scope.from, scope.day].to_vec(),
        ),
    };
    let mut rows = Vec::new();
    tx.each(sql, &parameters, |row| {
        let unit: UnitId = row.get(1)?;
        if within.get(index.org.place(unit) as usize).copied().unwrap_or(false) {
            rows.push(match count {
                ClassroomCount::Tests => Behind::Test { id: row.get(0)?, on: row.get::<domain::date::Instant>(2)?.day() },
                ClassroomCount::Videos | ClassroomCount::Completed => Behind::Lesson { id: row.get(0)?, on: row.get(2)? },
            });
        }
        Ok(())
    })?;
    Ok(rows)
}

pub(super) fn online(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, of: (ClassroomCount, &Scope)) -> Result<Figure, Error> {
    let rows = online_rows(tx, index, viewer, of)?.len();
    Ok(Figure { value: Some(i64::try_from(rows).unwrap_or(i64::MAX)), rows, parts: vec![] })
}
