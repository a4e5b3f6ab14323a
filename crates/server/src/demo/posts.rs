//! The posts of each kind of unit, with their full titles as files give them: 东溪县青陂镇党委书记.

use domain::people::code::{PostKind, Rank, UnitKind};

/// A post as it is planned, before the unit has an id.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) title: String,
    pub(super) full: String,
    pub(super) kind: PostKind,
    pub(super) rank: Rank,
    pub(super) places: usize,
    /// Filled before others, and never vacant.
    pub(super) key: bool,
}

/// Places of one title: kind, title, how many.
type Row<'a> = (PostKind, &'a str, usize);

fn posts(name: &str, rank: Rank, rows: &[Row<'_>]) -> Vec<Planned> {
    let post = |(kind, title, places): &Row<'_>| Planned {
        title: (*title).to_owned(), full: format!("{name}{title}"), kind: *kind, rank, places: *places, key: *kind == PostKind::Chief,
    };
    rows.iter().map(post).collect()
}

fn chief_and(name: &str, chiefs: (Rank, &[Row<'_>]), others: (Rank, &[Row<'_>])) -> Vec<Planned> {
    let mut all = posts(name, chiefs.0, chiefs.1);
    all.extend(posts(name, others.0, others.1));
    all
}

use PostKind::{Chief, Deputy, Member, Other};

/// The four leading groups of the city: name of the unit, how its titles begin, posts.
pub(super) fn city() -> Vec<(&'static str, Vec<Planned>)> {
    let of = |name, chief: &str, others: &[Row<'_>]| chief_and(name, (Rank::BureauChief, &[(Chief, chief, 1)]), (Rank::BureauDeputy, others));
    vec![
        ("中共砺州市委员会", of("砺州市", "委书记", &[(Deputy, "委副书记", 1), (Member, "委常委", 9), (Member, "委秘书长", 1)])),
        ("砺州市人民政府", of("砺州市", "市长", &[(Deputy, "副市长", 8), (Member, "政府秘书长", 1), (Member, "政府党组成员", 2)])),
        ("砺州市人民代表大会常务委员会", of("砺州市", "人大常委会主任", &[(Deputy, "人大常委会副主任", 8), (Member, "人大常委会秘书长", 1)])),
        ("中国人民政治协商会议砺州市委员会", of("砺州市", "政协主席", &[(Deputy, "政协副主席", 8), (Member, "政协秘书长", 1)])),
    ]
}

pub(super) fn municipal(name: &str, head: &str, large: bool) -> Vec<Planned> {
    let deputy = deputy_of(head);
    let (deputies, members) = if large { (3, 1) } else { (1, 1) };
    chief_and(name, (Rank::CountyChief, &[(Chief, head, 1)]), (Rank::CountyDeputy, &[(Deputy, &deputy, deputies), (Member, "党组成员", members)]))
}

pub(super) fn division(name: &str) -> Vec<Planned> {
    let mut posts = if name.ends_with("办公室") {
        chief_and(name, (Rank::TownshipChief, &[(Chief, "主任", 1)]), (Rank::TownshipDeputy, &[(Deputy, "副主任", 1)]))
    } else {
        chief_and(name, (Rank::TownshipChief, &[(Chief, "科长", 1)]), (Rank::TownshipDeputy, &[(Deputy, "副科长", 1)]))
    };
    // Heads of divisions are no members of a leading group, and a division may wait for one.
    for post in &mut posts {
        post.key = false;
    }
    posts
}

/// The four leading groups of a county or district: four chiefs and 24 deputies.
pub(super) fn county(name: &str) -> Vec<Planned> {
    let (head, vice) = if name.ends_with('区') { ("区长", "副区长") } else { ("县长", "副县长") };
    chief_and(
        name,
        (Rank::CountyChief, &[(Chief, "委书记", 1), (Chief, head, 1), (Chief, "人大常委会主任", 1), (Chief, "政协主席", 1)]),
        (Rank::CountyDeputy, &[
            (Deputy, "委副书记", 1), (Member, "委常委", 7), (Deputy, vice, 5), (Deputy, "人大常委会副主任", 5), (Deputy, "政协副主席", 4),
            (Other, "人民法院院长", 1), (Other, "人民检察院检察长", 1),
        ]),
    )
}

pub(super) fn county_unit(name: &str, head: &str, large: bool) -> Vec<Planned> {
    let deputy = deputy_of(head);
    let rows: &[Row<'_>] = if large { &[(Deputy, &deputy, 3), (Member, "党组成员", 1)] } else { &[(Deputy, &deputy, 2)] };
    chief_and(name, (Rank::TownshipChief, &[(Chief, head, 1)]), (Rank::TownshipDeputy, rows))
}

/// A town or subdistrict has two chiefs, the secretary and the head of its government.
pub(super) fn town(name: &str, large: bool) -> Vec<Planned> {
    let (secretary, head, vice, party) = if name.ends_with("街道") {
        ("党工委书记", "办事处主任", "办事处副主任", "党工委")
    } else {
        ("党委书记", "镇长", "副镇长", "党委")
    };
    let party = |office: &str| format!("{party}{office}");
    let (under, organiser, member) = (party("副书记"), party("组织委员"), party("宣传委员"));
    let mut others: Vec<Row<'_>> = vec![(Deputy, &under, 1), (Member, "纪委书记", 1), (Deputy, vice, if large { 3 } else { 1 }), (Member, &organiser, 1)];
    if large {
        others.extend([(Member, member.as_str(), 1), (Member, "武装部部长", 1)]);
    }
    chief_and(name, (Rank::TownshipChief, &[(Chief, secretary, 1), (Chief, head, 1)]), (Rank::TownshipDeputy, &others))
}

pub(super) fn zone(name: &str) -> Vec<Planned> {
    chief_and(
        name,
        (Rank::CountyChief, &[(Chief, "党工委书记", 1), (Chief, "管委会主任", 1)]),
        (Rank::CountyDeputy, &[(Deputy, "党工委副书记", 1), (Deputy, "管委会副主任", 4), (Member, "纪工委书记", 1)]),
    )
}

pub(super) fn university(name: &str) -> Vec<Planned> {
    chief_and(name, (Rank::CountyChief, &[(Chief, "党委书记", 1), (Chief, "校长", 1)]), (Rank::CountyDeputy, &[(Deputy, "副校长", 3), (Member, "纪委书记", 1)]))
}

pub(super) fn institution(name: &str, head: &str) -> Vec<Planned> {
    let deputy = deputy_of(head);
    chief_and(name, (Rank::TownshipChief, &[(Chief, head, 1)]), (Rank::TownshipDeputy, &[(Deputy, &deputy, 2)]))
}

/// The post of those without a leading one.
pub(super) fn staff(name: &str, kind: UnitKind, places: usize) -> Planned {
    let title = if matches!(kind, UnitKind::Town | UnitKind::Subdistrict | UnitKind::Institution) { "干部" } else { "科员" };
    Planned { title: title.to_owned(), full: format!("{name}{title}"), kind: Other, rank: Rank::Staff, places, key: false }
}

/// 副局长 of 局长; a 副书记 stays one.
fn deputy_of(head: &str) -> String {
    if head.starts_with('副') { head.to_owned() } else { format!("副{head}") }
}
