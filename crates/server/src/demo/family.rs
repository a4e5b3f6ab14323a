//! The nearest family of an official, as forms list it.

use domain::{
    date::{Day, MonthOrDay},
    people::{
        code::Sex,
        facts::{Person, Relative},
    },
};

use super::{
    career::{date, month},
    chance::Chance,
    names,
};

const WORK: &[&str] = &[
    "砺州市第一中学教师", "砺州市实验小学教师", "砺州市第一人民医院医生", "砺州市第二人民医院护士", "砺州大学教师", "砺州市图书馆职工", "砺州恒达精密机械有限公司职工",
    "砺州启丰食品有限公司职工", "个体经营", "自由职业",
];
const OLD: &[&str] = &["务农", "砺州市实验小学退休教师", "砺州市第二人民医院退休职工", "退休工人", "退休干部"];

pub(super) fn relatives(chance: &mut Chance, person: &Person, birth: Day, today: Day) -> Vec<Relative> {
    let age = MonthOrDay::Day(birth).years_on(today);
    // A name of one's own kind: the family name of those who have one.
    let family: Option<String> = (!person.name.contains('·')).then(|| person.name.chars().next()).flatten().map(String::from);
    let mut all = Vec::new();
    if age >= 27 && chance.percent(88) {
        let (relation, sex) = if person.sex == Sex::Male { ("妻子", Sex::Female) } else { ("丈夫", Sex::Male) };
        let name = names::of_family(chance, sex, None);
        let born = born(chance, birth, -4, 4, today);
        all.push(Relative { birth: born, ..grown(chance, relation, name, WORK) });
        if age >= 31 && chance.percent(90) {
            all.push(child(chance, person, birth, family.as_deref(), today));
        }
    }
    for (relation, sex) in [("父亲", Sex::Male), ("母亲", Sex::Female)] {
        let own = family.as_deref().filter(|_| sex == Sex::Male);
        let name = names::of_family(chance, sex, own);
        let gone = usize::try_from((age - 26).clamp(0, 60)).unwrap_or(0);
        let died = chance.percent(if sex == Sex::Male { gone * 3 / 2 } else { gone });
        let born = born(chance, birth, -32, -23, today);
        let relative = Relative { birth: born, died, ..grown(chance, relation, name, OLD) };
        all.push(if died { Relative { unit_and_post: "（已去世）".to_owned(), ..relative } } else { relative });
    }
    all
}

fn child(chance: &mut Chance, person: &Person, birth: Day, family: Option<&str>, today: Day) -> Relative {
    let boy = chance.percent(51);
    let (relation, sex) = if boy { ("儿子", Sex::Male) } else { ("女儿", Sex::Female) };
    let name = names::of_family(chance, sex, family.filter(|_| person.sex == Sex::Male));
    let born = born(chance, birth, 25, 30, today);
    let age = born.map_or(0, |born| born.years_on(today));
    let work = if age >= 23 { chance.word(WORK) } else if age >= 7 { "学生" } else { "" };
    Relative { relation: relation.to_owned(), name, birth: born, political_status: if age >= 14 { "共青团员" } else { "群众" }.to_owned(), unit_and_post: work.to_owned(), died: false }
}

fn grown(chance: &mut Chance, relation: &str, name: String, work: &[&'static str]) -> Relative {
    let political = chance.word(&["群众", "群众", "中共党员"]);
    Relative {
        relation: relation.to_owned(), name, birth: None, political_status: political.to_owned(), unit_and_post: chance.word(work).to_owned(), died: false,
    }
}

/// A month so many years after a birth, not later than today.
fn born(chance: &mut Chance, birth: Day, from: i32, to: i32, today: Day) -> Option<MonthOrDay> {
    month(birth.month().ordinal() + chance.between(from * 12, to * 12)).map(|born| date(born.min(today.month())))
}
