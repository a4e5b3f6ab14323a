//! Posts in the words of a résumé: which rows are posts at all, what place in the leading group they are, and the
//! level where the words leave no doubt (公务员法 art. 18).

use crate::people::{
    code::{AppointmentKind, PostKind, Rank},
    facts::Appointment,
    resume::Line,
};

const HEADS: &[&str] = &[
    "书记", "县长", "区长", "市长", "镇长", "乡长", "旗长", "州长", "省长", "主任", "局长", "部长", "处长", "科长", "股长", "所长", "院长", "校长",
    "站长", "队长", "主席", "会长", "理事长", "董事长", "总经理", "经理", "社长", "台长", "馆长", "厅长", "司长", "秘书长", "组长", "行长", "政委",
    "检察长", "园长", "厂长", "村长", "总裁", "团长", "营长", "连长", "排长", "庭长", "关长", "场长", "总监", "总编辑", "总工程师",
];
const MEMBERS: &[&str] = &["委员", "常委", "党组成员", "党委成员", "班子成员"];
/// Words at the end of a row that is not a post.
const STUDIES: &[&str] = &[
    "学生", "学习", "在读", "就读", "读书", "进修", "专业", "研究生", "本科生", "专科生", "博士生", "硕士生", "学员", "毕业", "系", "班", "求学", "学位", "待业",
    "待分配", "务农", "待岗",
];

/// The posts of the rows, in order; posts held beside (兼) follow their main post.
pub(super) fn appointments(lines: &[Line]) -> Vec<Appointment> {
    let mut posts: Vec<Appointment> = Vec::new();
    let mut level: Option<Rank> = None;
    for line in lines.iter().filter(|line| !is_study(&line.text)) {
        let (main, beside) = split_beside(&line.text);
        let (titles, first) = (std::iter::once((main, true)).chain(beside.into_iter().map(|title| (title, false))), posts.is_empty());
        for (title, main) in titles.filter(|(title, _)| !title.is_empty()) {
            let rank = rank_of(&title);
            // A lower ordinal is a higher level.
            let rises = main && rank.zip(level).is_some_and(|(now, before)| now < before);
            let kind = temporary(&line.text).unwrap_or(match () {
                () if first => AppointmentKind::Recruitment,
                () if rises => AppointmentKind::Promotion,
                () => AppointmentKind::Transfer,
            });
            if main && temporary(&line.text).is_none() {
                level = rank.or(level);
            }
            let title = without_mark(&title).to_owned();
            posts.push(Appointment { since: line.since, until: line.until, kind, main, post_kind: post_kind(&title), rank, title });
        }
    }
    posts
}

/// A mark of a temporary post at the end, which the kind keeps.
const MARKS: &[(AppointmentKind, &str)] =
    &[(AppointmentKind::Secondment, "（挂职）"), (AppointmentKind::Shadowing, "（跟班）"), (AppointmentKind::Dispatch, "（下派）")];

fn without_mark(title: &str) -> &str {
    MARKS.iter().find_map(|(_, mark)| title.strip_suffix(mark)).unwrap_or(title).trim()
}

/// The title with a mark of its kind, unless its words say it.
pub(super) fn with_mark(post: &Appointment) -> String {
    let mark = MARKS.iter().find(|(kind, _)| *kind == post.kind && temporary(&post.title) != Some(*kind));
    format!("{}{}", post.title, mark.map_or("", |(_, mark)| mark))
}

fn temporary(text: &str) -> Option<AppointmentKind> {
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match () {
        () if holds(&["挂职", "挂任"]) => Some(AppointmentKind::Secondment),
        () if holds(&["跟班"]) => Some(AppointmentKind::Shadowing),
        () if holds(&["下派", "驻村", "选派", "援藏", "援疆", "援青"]) => Some(AppointmentKind::Dispatch),
        () => None,
    }
}

/// The words without what stands in brackets at the end.
fn bare(text: &str) -> &str {
    let mut text = text.trim().trim_end_matches(['。', '；', ';', '，', ',']);
    while text.ends_with(['）', ')']) {
        let Some(at) = text.rfind(['（', '(']) else { break };
        text = text.get(..at).unwrap_or_default().trim_end();
    }
    text
}

fn is_study(text: &str) -> bool {
    let text = bare(text);
    let shadowing = temporary(text).is_some();
    text.is_empty() || !shadowing && STUDIES.iter().any(|word| text.ends_with(word))
}

/// The main title, and those after 兼 or 兼任.
fn split_beside(text: &str) -> (String, Vec<String>) {
    let marked = ["兼职", "兼并", "兼顾", "兼管"].iter().fold(text.to_owned(), |text, word| text.replace(word, &word.replace('兼', "\u{1}")));
    let mut titles = marked.split('兼').map(|title| {
        let title = title.strip_prefix('任').unwrap_or(title).replace('\u{1}', "兼");
        title.trim_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '；' | ';')).to_owned()
    });
    (titles.next().unwrap_or_default(), titles.filter(|title| !title.is_empty()).collect())
}

fn clauses(title: &str) -> impl Iterator<Item = &str> {
    title.split(['、', '，', ',', '；', ';', ' ', '\u{3000}']).map(bare).filter(|clause| !clause.is_empty())
}

/// The highest place among the clauses: 党委委员、副局长 is a deputy.
pub fn post_kind(title: &str) -> PostKind {
    clauses(bare(title)).map(clause_kind).min().unwrap_or(PostKind::Other)
}

fn clause_kind(clause: &str) -> PostKind {
    if MEMBERS.iter().any(|word| clause.ends_with(word)) {
        return PostKind::Member;
    }
    let head = HEADS.iter().filter_map(|word| clause.strip_suffix(word)).min_by_key(|rest| rest.len());
    match head {
        Some(rest) if rest.ends_with('副') => PostKind::Deputy,
        Some(rest) if rest.ends_with('班') => PostKind::Other,
        Some(_) => PostKind::Chief,
        None => PostKind::Other,
    }
}

/// The level of a post where its words are certain; posts whose level depends on the place are `None`.
pub fn rank_of(title: &str) -> Option<Rank> {
    if temporary(title).is_some() {
        return None;
    }
    clauses(bare(title)).filter_map(clause_rank).min()
}

fn clause_rank(clause: &str) -> Option<Rank> {
    let ends = |words: &[&str]| words.iter().any(|word| clause.ends_with(word));
    match () {
        // 团县委书记 and its like lead a body of the county, not the county.
        () if ["团县委", "团乡", "团镇"].iter().any(|word| clause.contains(word)) => None,
        () if ends(&["县委书记", "县人大常委会主任", "县政协主席"]) || ends(&["县长"]) && !ends(&["副县长"]) => Some(Rank::CountyChief),
        () if ends(&["县委副书记", "副县长", "县委常委", "县人大常委会副主任", "县政协副主席"]) => Some(Rank::CountyDeputy),
        () if ends(&["镇党委书记", "乡党委书记", "镇人大主席", "乡人大主席", "街道党工委书记", "街道办事处主任"])
            || ends(&["镇长", "乡长"]) && !ends(&["副镇长", "副乡长"]) => Some(Rank::TownshipChief),
        () if ends(&["副镇长", "副乡长", "镇党委副书记", "乡党委副书记", "镇党委委员", "乡党委委员", "街道党工委副书记", "街道党工委委员", "街道办事处副主任"]) => Some(Rank::TownshipDeputy),
        () if ends(&["科员"]) && !ends(&["主任科员", "级科员"]) => Some(Rank::Staff),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_levels() {
        use {PostKind::*, Rank::*};
        for (title, kind, rank) in [
            ("青陂镇党委书记", Chief, Some(TownshipChief)),
            ("青陂镇党委副书记", Deputy, Some(TownshipDeputy)),
            ("青陂镇党委副书记、镇长", Chief, Some(TownshipChief)),
            ("青陂镇党委委员、副镇长", Deputy, Some(TownshipDeputy)),
            ("县水利局党组成员", Member, None),
            ("县水利局党委委员、副局长", Deputy, None),
            ("县水利局局长（正科级）", Chief, None),
            ("云岭县委书记", Chief, Some(CountyChief)),
            ("云岭县委常委、常务副县长", Deputy, Some(CountyDeputy)),
            ("云岭县委副书记、县长", Chief, Some(CountyChief)),
            ("云岭县委常委、组织部部长", Chief, Some(CountyDeputy)),
            ("县委办公室四级主任科员", Other, None),
            ("县委办公室副主任科员", Other, None),
            ("县委办公室一级科员", Other, None),
            ("青陂镇科员", Other, Some(Staff)),
            ("青陂镇镇长助理", Other, None),
            ("青陂中学班主任", Other, None),
            ("团县委书记", Chief, None),
            ("青陂镇团委书记", Chief, None),
            ("石桥街道党工委委员", Member, Some(TownshipDeputy)),
            ("青陂镇副镇长（挂职）", Deputy, None),
            ("", Other, None),
        ] {
            assert_eq!((post_kind(title), rank_of(title)), (kind, rank), "{title}");
        }
    }

    #[test]
    fn rows_that_are_posts() {
        for (text, expected) in [
            ("云岭大学经济系经济学专业学生", vec![]),
            ("云岭大学法学专业", vec![]),
            ("县委党校脱产学习", vec![]),
            ("云岭大学学生处副处长", vec!["云岭大学学生处副处长"]),
            ("市发改委跟班学习", vec!["市发改委跟班学习"]),
            ("青陂镇党委书记兼镇长", vec!["青陂镇党委书记", "+镇长"]),
            ("县委常委、宣传部部长，兼任县文联主席", vec!["县委常委、宣传部部长", "+县文联主席"]),
            ("青陂镇干部、兼职教师", vec!["青陂镇干部、兼职教师"]),
            ("青陂镇副镇长（其间：2013.03--2013.07在市委党校学习）", vec!["青陂镇副镇长（其间：2013.03--2013.07在市委党校学习）"]),
        ] {
            let lines = crate::people::resume::parse(&format!("2011.09--2015.07  {text}")).value.lines;
            let titles: Vec<String> = appointments(&lines).into_iter().map(|post| format!("{}{}", if post.main { "" } else { "+" }, post.title)).collect();
            assert_eq!(titles, expected, "{text}");
        }
    }

    #[test]
    fn kinds() {
        let text = "2011.09--2013.07  青陂镇科员\n2013.07--2015.01  青陂镇副镇长\n2015.01--2016.01  市发改委跟班\n2016.01--2018.01  石桥镇副镇长\n2018.01--2019.01  县信访局副局长（挂职）\n2019.01--2020.01  下派石桥村第一书记\n2020.01--  石桥镇镇长";
        let kinds: Vec<&str> = appointments(&crate::people::resume::parse(text).value.lines).iter().map(|post| post.kind.code()).collect();
        assert_eq!(kinds, ["recruitment", "promotion", "shadowing", "transfer", "secondment", "dispatch", "promotion"]);
    }
}
