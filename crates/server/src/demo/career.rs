//! A career from recruitment to the present seat, by the rules of the trade: step by step, no rank left out, long
//! enough in each (《党政领导干部选拔任用工作条例》 art. 8: two years as a deputy before chief, three as a chief below
//! before deputy above), each post beginning where the one before ends.

use domain::{
    date::{Month, MonthOrDay},
    people::code::{AppointmentKind, Grade, Rank},
};

use super::{
    chance::Chance,
    plan::{Plan, Seat},
};

/// The ranks that the city fills, lowest first; an official's level is a place in this list.
pub(super) const LEVELS: [Rank; 7] =
    [Rank::Staff, Rank::TownshipDeputy, Rank::TownshipChief, Rank::CountyDeputy, Rank::CountyChief, Rank::BureauDeputy, Rank::BureauChief];
/// The fewest months in each level before the next.
const LEAST: [i32; 7] = [48, 26, 38, 26, 38, 26, 0];
/// The ages at which a level is held in this city, and the age most stay below.
pub(super) const AGES: [(i32, i32, i32); 7] = [(24, 59, 42), (31, 58, 44), (34, 58, 46), (39, 59, 50), (43, 59, 53), (47, 59, 55), (51, 59, 57)];

pub(super) fn level(rank: Rank) -> usize {
    LEVELS.iter().position(|level| *level == rank).unwrap_or(0)
}

/// Where somebody can have been before: the seats of each level, by group.
pub(super) struct Pools(Vec<Vec<Vec<Seat>>>);

impl Pools {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut pools = vec![vec![Vec::new(); 10]; LEVELS.len()];
        for (unit, planned) in plan.units.iter().enumerate() {
            for (post, facts) in planned.posts.iter().enumerate() {
                if let Some(pool) = pools.get_mut(level(facts.rank)).and_then(|groups| groups.get_mut(planned.group)) {
                    pool.push(Seat { unit, post });
                }
            }
        }
        Self(pools)
    }

    /// A seat of a level, mostly at home; anywhere where home has none.
    pub(super) fn seat(&self, chance: &mut Chance, level: usize, home: usize) -> Option<Seat> {
        let groups = self.0.get(level)?;
        let group = if chance.percent(72) { home } else { chance.below(groups.len()) };
        let at_home = groups.get(group).and_then(|seats| chance.pick(seats));
        at_home.or_else(|| chance.pick(&groups.iter().flatten().copied().collect::<Vec<_>>()))
    }
}

/// A post held for a while, and why it was taken up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) seat: Seat,
    pub(super) level: usize,
    pub(super) since: Month,
    pub(super) until: Option<Month>,
    pub(super) kind: AppointmentKind,
}

/// A level or grade held for a while.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) since: Month,
    pub(super) until: Option<Month>,
    pub(super) rank: Rank,
    pub(super) grade: Grade,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Career {
    pub(super) steps: Vec<Step>,
    pub(super) ranks: Vec<Held>,
}

/// What a career leads to: the last seat, when it began, and when it ended or, for those who serve, today.
pub(super) struct Course {
    pub(super) seat: Seat,
    pub(super) level: usize,
    pub(super) began: Month,
    pub(super) today: Month,
    pub(super) ended: Option<Month>,
}

pub(super) fn career(chance: &mut Chance, plan: &Plan, pools: &Pools, course: &Course) -> Career {
    let home = plan.unit_at(course.seat.unit).map_or(0, |unit| unit.group);
    let whole = course.ended.unwrap_or(course.today).ordinal() - course.began.ordinal();
    let mut career = Career::default();
    let mut at = course.began.ordinal();
    for (level, months) in spans(chance, course.level, whole).into_iter().enumerate() {
        let last = level == course.level;
        let end = at + months;
        for (n, (from, to)) in cut(chance, at, end).into_iter().enumerate() {
            let closing = last && to == end;
            let seat = if closing { course.seat } else { pools.seat(chance, level, home).unwrap_or(course.seat) };
            let until = if closing { course.ended } else { month(to) };
            let Some(since) = month(from) else { continue };
            let kind = kind(plan, career.steps.last(), seat, n == 0);
            career.steps.push(Step { seat, level, since, until, kind });
        }
        career.ranks.extend(ranks(level, at, end, if last { course.ended } else { month(end) }));
        at = end;
    }
    career
}

pub(super) fn month(ordinal: i32) -> Option<Month> {
    Month::from_ordinal(ordinal).ok()
}

/// The months spent in each level up to the present one: the fewest there may be, and what is left by chance.
fn spans(chance: &mut Chance, level: usize, whole: i32) -> Vec<i32> {
    let mut spans: Vec<i32> = LEAST.iter().take(level).copied().chain([2]).collect();
    let left = (whole - spans.iter().sum::<i32>()).max(0);
    // The present level takes a smaller part, or the heads of long standing would all be old.
    let weights: Vec<i32> = (0..=level).map(|at| if at == level { chance.between(2, 6) } else { chance.between(2, 9) }).collect();
    let sum: i32 = weights.iter().sum();
    let mut given = 0;
    for (span, weight) in spans.iter_mut().zip(&weights) {
        let part = left * weight / sum.max(1);
        *span += part;
        given += part;
    }
    if let Some(last) = spans.last_mut() {
        *last += left - given;
    }
    spans
}

/// A stretch as one to four posts of some years each.
fn cut(chance: &mut Chance, from: i32, to: i32) -> Vec<(i32, i32)> {
    let posts = ((to - from) / chance.between(34, 74)).clamp(1, 4);
    let mut cuts: Vec<i32> = (0..posts).map(|n| from + (to - from) * n / posts + if n == 0 { 0 } else { chance.between(-5, 5) }).collect();
    cuts.push(to);
    cuts.iter().copied().zip(cuts.iter().copied().skip(1)).collect()
}

fn kind(plan: &Plan, before: Option<&Step>, seat: Seat, first_of_level: bool) -> AppointmentKind {
    let Some(before) = before else { return AppointmentKind::Recruitment };
    let elected = |full: &str| ["镇长", "县长", "区长", "市长"].iter().any(|word| full.ends_with(word));
    if first_of_level {
        let by_vote = plan.post(seat).is_some_and(|(_, post)| elected(&post.full));
        return if by_vote { AppointmentKind::Election } else { AppointmentKind::Promotion };
    }
    let group = |seat: Seat| plan.unit_at(seat.unit).map(|unit| unit.group);
    if group(before.seat) == group(seat) { AppointmentKind::Transfer } else { AppointmentKind::Exchange }
}

/// The grades beside a level. Those without a leading post rise through the grades about every three and a half years.
fn ranks(level: usize, from: i32, to: i32, end: Option<Month>) -> Vec<Held> {
    const STAFF: &[Grade] = &[
        Grade::Staff2, Grade::Staff1, Grade::PrincipalStaff4, Grade::PrincipalStaff3, Grade::PrincipalStaff2, Grade::PrincipalStaff1,
        Grade::Researcher4, Grade::Researcher3,
    ];
    const RISE: i32 = 42;
    let rank = LEVELS.get(level).copied().unwrap_or(Rank::Staff);
    let grade = match rank {
        Rank::BureauChief => Grade::Inspector1,
        Rank::BureauDeputy => Grade::Inspector2,
        Rank::CountyChief => Grade::Researcher2,
        Rank::CountyDeputy => Grade::Researcher4,
        Rank::TownshipChief => Grade::PrincipalStaff2,
        Rank::TownshipDeputy => Grade::PrincipalStaff4,
        _ => {
            let starts: Vec<i32> = (0..).map(|n| from + n * RISE).take_while(|start| *start == from || *start + 6 < to).take(STAFF.len()).collect();
            let ends = starts.iter().skip(1).map(|next| month(*next)).chain([end]);
            let held = |((since, until), grade): ((&i32, Option<Month>), &Grade)| Some(Held { since: month(*since)?, until, rank, grade: *grade });
            return starts.iter().zip(ends).zip(STAFF).filter_map(held).collect();
        }
    };
    month(from).map(|since| Held { since, until: end, rank, grade }).into_iter().collect()
}

/// Beside the main post: a secondment, a year or two in a village, or a further post; never main.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    pub(super) unit: usize,
    pub(super) title: String,
    pub(super) since: Month,
    pub(super) until: Option<Month>,
    pub(super) kind: AppointmentKind,
    /// Which step it lies beside.
    pub(super) step: usize,
}

/// Where somebody may be sent.
pub(super) struct Posting {
    pub(super) villages: Vec<usize>,
    pub(super) municipal: Vec<usize>,
    pub(super) chains: Vec<usize>,
    pub(super) elsewhere: Option<usize>,
}

pub(super) fn beside(chance: &mut Chance, plan: &Plan, posting: &Posting, course: &Course, career: &Career) -> Vec<Beside> {
    let mut all = Vec::new();
    for (step, held) in career.steps.iter().enumerate() {
        let until = held.until.unwrap_or(course.today).ordinal();
        let months = until - held.since.ordinal();
        let sent = |chance: &mut Chance, length: i32| Some((month(held.since.ordinal() + chance.between(3, months - length))?, length));
        if months >= 30 && held.level <= 2 && chance.thousandths(28) {
            all.extend(sent(chance, 24).and_then(|span| village(chance, plan, posting, span, step)));
        } else if months >= 18 && chance.thousandths(22) {
            all.extend(sent(chance, 12).and_then(|span| secondment(chance, plan, posting, span, step)));
        }
    }
    let now = career.steps.last().filter(|step| step.until.is_none() && step.level >= 2);
    if let Some(now) = now.filter(|_| chance.percent(7)) {
        all.extend(further(chance, plan, posting, now, career.steps.len() - 1));
    }
    all
}

fn village(chance: &mut Chance, plan: &Plan, posting: &Posting, (since, length): (Month, i32), step: usize) -> Option<Beside> {
    let unit = chance.pick(&posting.villages)?;
    let title = format!("{}第一书记", plan.unit_at(unit)?.facts.name);
    Some(Beside { unit, title, since, until: month(since.ordinal() + length), kind: AppointmentKind::Dispatch, step })
}

fn secondment(chance: &mut Chance, plan: &Plan, posting: &Posting, (since, length): (Month, i32), step: usize) -> Option<Beside> {
    let until = month(since.ordinal() + length);
    if chance.percent(50) {
        let place = chance.word(&["岚南省直机关", "楚岚开发区", "岚南省农业农村部门", "江澄市高新区", "岚南省国资系统企业"]);
        return Some(Beside { unit: posting.elsewhere?, title: format!("{place}挂职"), since, until, kind: AppointmentKind::Secondment, step });
    }
    let unit = chance.pick(&posting.municipal)?;
    Some(Beside { unit, title: format!("{}挂职", plan.unit_at(unit)?.facts.name), since, until, kind: AppointmentKind::Secondment, step })
}

fn further(chance: &mut Chance, plan: &Plan, posting: &Posting, now: &Step, step: usize) -> Option<Beside> {
    let unit = chance.pick(&posting.chains)?;
    let title = format!("{}党支部书记（兼）", plan.unit_at(unit)?.facts.name);
    Some(Beside { unit, title, since: now.since, until: None, kind: AppointmentKind::Transfer, step })
}

pub(super) fn date(month: Month) -> MonthOrDay {
    MonthOrDay::Month(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_levels_fill_the_whole_career() {
        for seed in 0..200 {
            let mut chance = Chance::of(seed, "spans", 0);
            for (level, whole) in [(0, 30), (1, 62), (2, 90), (4, 210), (6, 330)] {
                let spans = spans(&mut chance, level, whole);
                assert_eq!(spans.iter().sum::<i32>(), whole, "{level}");
                assert!(spans.iter().zip(LEAST).take(level).all(|(months, least)| *months >= least), "{spans:?}");
            }
        }
    }
}
