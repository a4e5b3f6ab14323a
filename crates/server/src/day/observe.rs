//! Observing: surveys to answer, appraisals to reply to and to settle, milestones that call for one, claims to confirm.

use domain::{access::role::Permission, observe::appraisal::finish as may_finish};
use store::{
    Tx,
    access::Viewer,
    observe::appraisals,
    projects,
    search::Index,
    surveys,
};

use super::{MyDay, item};

/// Surveys the viewer was invited to and has not answered.
pub(super) fn asked(tx: &mut Tx<'_>, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    for told in surveys::waiting(tx, viewer)? {
        day.due.push(item("survey", told.id.0, &[("title", told.survey.title)], Some(told.survey.closes.to_string()), format!("/surveys/{}/answer", told.id)));
    }
    Ok(())
}

/// Appraisals that wait for the viewer's word: the person's reply, the answer to it, and the second pair of eyes.
pub(super) fn appraised(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    let (today, mut settle) = (tx.today(), 0);
    for told in appraisals::told(tx, index, viewer)? {
        let (own, mine, until) = (viewer.person() == Some(told.person), told.opened_by == viewer.account(), told.reply_until.unwrap_or(today));
        let disagrees = told.reply.as_ref().is_some_and(|reply| !reply.agrees && reply.answer.is_empty());
        let line = |kind| item(kind, told.id.0, &[("kind", told.appraising.kind.key())], Some(until.to_string()), format!("/appraisals/{}", told.id));
        if own && told.reply.is_none() && until >= today {
            day.due.push(line("appraisal_reply"));
        } else if mine && disagrees {
            day.waiting.push(line("appraisal_answer"));
        } else if may_finish(told.state, told.reply.as_ref(), (until, today), (own, mine)).is_ok() {
            settle += 1;
        }
    }
    if settle > 0 {
        day.waiting.push(item("appraisal_settle", 0, &[("n", settle.to_string())], None, "/appraisals?show=told".into()));
    }
    Ok(())
}

/// Milestones that come near with people who have no appraisal at them, as one line with the first day.
pub(super) fn milestones(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    if !viewer.may(Permission::Observe) {
        return Ok(());
    }
    let reach = index.reach_of(viewer, Permission::Observe);
    let called = appraisals::called_up(tx)?;
    let within: Vec<_> = called.iter().filter(|it| index.ordinal(it.person).is_some_and(|ordinal| reach.has(ordinal))).collect();
    if let Some(first) = within.iter().map(|it| it.planned).min() {
        let row = item("milestones", 0, &[("n", within.len().to_string())], Some(first.to_string()), "/appraisals".into());
        if first < tx.today() { day.overdue.push(row) } else { day.due.push(row) }
    }
    Ok(())
}

/// Claims of others that the viewer may confirm.
pub(super) fn claimed(tx: &mut Tx<'_>, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    if !viewer.may(Permission::EvidenceWrite) {
        return Ok(());
    }
    let mut count = 0;
    for told in projects::open(tx, viewer)? {
        count += usize::from(projects::may_decide(tx, viewer, &told)?);
    }
    if count > 0 {
        day.waiting.push(item("contributions", 0, &[("n", count.to_string())], None, "/contributions".into()));
    }
    Ok(())
}
