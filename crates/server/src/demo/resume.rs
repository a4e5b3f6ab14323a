//! The résumé's words: schooling, the posts in their order, and in brackets what was done beside them.

use domain::{date::Month, people::resume::{Line, dotted, write as write_lines}};

use super::{
    career::{Beside, Career, date},
    plan::Plan,
    schooling::Schooling,
};

pub(super) fn write(plan: &Plan, schooling: &Schooling, career: &Career, beside: &[Beside]) -> String {
    let mut lines: Vec<Line> = schooling.full_time.iter().map(|(since, education)| {
        let until = education.graduated;
        Line { since: date(*since), until, text: format!("{}学习", education.school), notes: Vec::new(), row: 0 }
    }).collect();
    for (at, step) in career.steps.iter().enumerate() {
        let Some((_, post)) = plan.post(step.seat) else { continue };
        let notes = beside.iter().filter(|also| also.step == at).map(note).collect();
        lines.push(Line { since: date(step.since), until: step.until.map(date), text: post.full.clone(), notes, row: 0 });
    }
    write_lines(&lines)
}

fn note(also: &Beside) -> String {
    let word = |month: Month| dotted(date(month));
    match also.until {
        Some(until) => format!("（其间：{}--{}{}）", word(also.since), word(until), also.title),
        None => format!("（其间：{}起任{}）", word(also.since), also.title),
    }
}
