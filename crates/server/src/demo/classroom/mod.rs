//! The online classroom of the demo city: nineteen videos and ten tests of a year, and who watched and sat them.

use domain::{
    classroom::{
        AnswersShown, Caption, Lesson, Matter, Test,
        attempt::Sat,
        paper::Part,
        question::{Answer, Asked, Question},
    },
    date::{Day, Instant},
    id::{MediaId, PersonId, UnitId},
};
use store::{
    Db, Error, Tx,
    access::Viewer,
    classroom::{bank, lessons, media, sittings, tests, viewings},
};

use super::{Size, chance::Chance};

/// Forty seconds of four slides, drawn for this city.
const VIDEO: &[u8] = include_bytes!("sample.mp4");
const SECONDS: u32 = 40;
const CAPTIONS: &str = "WEBVTT\n\n00:00.000 --> 00:10.000\n这里是砺州云课堂的示例视频。\n\n00:10.000 --> 00:20.000\n先把来意问清楚。\n\n00:20.000 --> 00:30.000\n再把路径理顺。\n\n00:30.000 --> 00:40.000\n最后把承诺办实。\n";

const VIDEOS: [(&str, &str); 19] = [
    ("招商引资", "产业链招商：从一张图谱开始"), ("招商引资", "线索研判五问"), ("招商引资", "与企业第一次见面谈什么"), ("招商引资", "要素保障怎样算数"), ("招商引资", "把承诺写进台账"),
    ("招商引资", "项目落地后的服务"), ("招商引资", "以商招商的分寸"), ("基层治理", "接访的一小时"), ("基层治理", "一件诉求的全过程"), ("基层治理", "减负从一张表开始"), ("基层治理", "网格里的大数据"),
    ("基层治理", "村级议事怎样议出结果"), ("基层治理", "矛盾调处的七个现场"), ("干部教育培训", "条例要点：学时与考核"), ("干部教育培训", "案例怎么写才有用"), ("干部教育培训", "年轻干部上好第一课"),
    ("数字政务", "一网通办背后的流程"), ("数字政务", "数据怎样少填一遍"), ("数字政务", "大模型能帮什么、不能帮什么"),
];
const TESTS: [(&str, &[&str]); 10] = [
    ("条例知识测试", &["干部教育培训"]), ("招商引资知识测试（一）", &["招商引资"]), ("基层治理知识测试（一）", &["基层治理"]), ("招商引资知识测试（二）", &["招商引资"]), ("训前摸底：招商实务", &["招商引资"]),
    ("训后测试：招商实务", &["招商引资"]), ("基层治理知识测试（二）", &["基层治理"]), ("综合知识测试（一）", &[]), ("综合知识测试（二）", &[]), ("招商引资知识测试（三）", &["招商引资"]),
];
/// Every so many-th issue comes later than the one before.
const DAYS: i32 = 14;

fn system() -> Viewer {
    Viewer::system("演示")
}

/// Whoever serves in the city, some of whom learn online.
pub(super) fn open(db: &Db, (city, people): (UnitId, Vec<PersonId>), size: Size) -> Result<(), Error> {
    let (video, captions) = (bring(db, ("云课堂示例.mp4", "video/mp4"), VIDEO)?, bring(db, ("云课堂示例.vtt", "text/vtt"), CAPTIONS.as_bytes())?);
    // Whole units learn together: up to forty people each from six places of the city.
    let together = (people.len() / 48).clamp(4, 40);
    let learners: Vec<PersonId> = people.chunks(people.len() / 6 + 1).flat_map(|part| part.iter().copied().take(together)).collect();
    let every = learners.clone();
    db.write(move |tx| publish(tx, city, (video, captions), (&every, size.seed)))?;
    db.write(move |tx| examine(tx, city, (&learners, size.seed)))
}

fn bring(db: &Db, (name, kind): (&'static str, &'static str), bytes: &'static [u8]) -> Result<MediaId, Error> {
    let it = db.write(move |tx| media::announce(tx, &system(), (name, bytes.len() as u64)))?;
    let id = it.id;
    media::write(db.context(), id, (0, bytes))?;
    db.write(move |tx| media::received(tx, &it, (bytes.len() as u64, kind)))?;
    Ok(id)
}

/// The n-th of so many issues of a year up to a day.
fn issued(today: Day, nth: usize, of: usize) -> Day {
    let back = i32::try_from(of - 1 - nth.min(of - 1)).unwrap_or(0) * DAYS;
    today.plus_days(-back)
}

fn publish(tx: &mut Tx<'_>, city: UnitId, (video, captions): (MediaId, MediaId), (people, seed): (&[PersonId], u64)) -> Result<(), Error> {
    let today = tx.today();
    for (nth, (topic, title)) in VIDEOS.into_iter().enumerate() {
        let published_on = issued(today, nth, VIDEOS.len());
        let matter = Matter::Video { media: video.to_string(), seconds: SECONDS, share: 90, captions: vec![Caption { language: "zh-CN".into(), media: captions.to_string() }] };
        let lesson = Lesson {
            unit: city, number: u32::try_from(nth + 1).ok(), title: title.into(), topic: topic.into(), text: "示例视频：正式使用时换成本地录制的课程。".into(), published_on, focus: None, tenths: 10, matter,
        };
        let id = lessons::publish(tx, &system(), (None, &lesson))?;
        let chance = &mut Chance::of(seed, "viewing", nth);
        for person in people.iter().skip(nth % 2).step_by(2) {
            let at = published_on.plus_days(chance.between(0, 20)).begins().plus(20 * 60 * Instant::MINUTE);
            // Most see it to the end; some stop on the way.
            let seconds = if chance.percent(70) { SECONDS } else { u32::try_from(chance.between(5, 30)).unwrap_or(5) };
            if at < tx.now {
                viewings::record(tx, (id, *person), (at, seconds))?;
            }
        }
    }
    let coming = Lesson {
        unit: city, number: u32::try_from(VIDEOS.len() + 1).ok(), title: "安全生产的底线".into(), topic: "基层治理".into(), text: String::new(), published_on: today.plus_days(DAYS), focus: None, tenths: 10,
        matter: Matter::Link { address: "http://intranet.lizhou.example/safety".into() },
    };
    lessons::publish(tx, &system(), (None, &coming)).map(drop)
}

fn examine(tx: &mut Tx<'_>, city: UnitId, (people, seed): (&[PersonId], u64)) -> Result<(), Error> {
    let questions: Vec<Question> = serde_json::from_str(include_str!("questions.json"))?;
    bank::add_all(tx, &system(), (city, &questions))?;
    let (today, mut before) = (tx.today(), None);
    for (nth, (title, topics)) in TESTS.into_iter().enumerate() {
        let opened = issued(today, nth, TESTS.len());
        let (opens, open) = (opened.begins(), nth + 2 >= TESTS.len());
        let count = if topics.is_empty() { 10 } else { 5 };
        let test = Test {
            unit: city, number: u32::try_from(nth + 1).ok(), title: title.into(), topic: topics.first().copied().unwrap_or("综合").into(), text: "共同检验学习效果，成绩合格的记入本人档案。".into(), opens,
            closes: Some(if open { today.plus_days(10) } else { opened.plus_days(7) }.begins()), minutes: Some(20), tries: 2, pass: Some(60),
            parts: vec![Part { title: String::new(), questions: vec![], count, topics: topics.iter().map(|topic| (*topic).to_owned()).collect(), forms: vec![], tenths: 100 }], mix_questions: true, mix_options: true,
            answers: AnswersShown::HandedIn, before: before.filter(|_| title.starts_with("训后")), session: None, lesson: None,
        };
        let id = tests::set(tx, &system(), (None, &test))?;
        before = Some(id);
        let chance = &mut Chance::of(seed, "sitting", nth);
        for (at, person) in people.iter().enumerate().skip(nth % 2).step_by(if title.starts_with("训") { 4 } else { 2 }) {
            // Each has learnt so much, and more for the test after the training.
            let knows = 40 + at * 7 % 50 + if title.starts_with("训后") { 15 } else { 0 };
            let begun = opens.plus(i64::from(9 * 60 + chance.between(0, 480)) * Instant::MINUTE);
            let ended = begun.plus(i64::from(chance.between(4, 19)) * Instant::MINUTE);
            if ended < tx.now {
                sittings::record(tx, (id, *person), (begun, ended), |sat| answered(sat, chance, knows))?;
            }
        }
    }
    Ok(())
}

/// What somebody answers who knows so many of a hundred.
fn answered(sat: &Sat, chance: &mut Chance, knows: usize) -> Option<Answer> {
    let asked = &sat.question.asked;
    if chance.percent(knows) {
        return asked.right();
    }
    match asked {
        _ if chance.percent(10) => None,
        Asked::Single { options, .. } => Some(Answer::Choice(chance.below(options.len()))),
        Asked::Multiple { right, .. } => Some(Answer::Choices(right.iter().copied().skip(1).collect())),
        Asked::Truth { right } => Some(Answer::Truth(!right)),
        Asked::Order { options, .. } => Some(Answer::Order((0..options.len()).rev().collect())),
        Asked::Match { left, .. } => Some(Answer::Pairs(left.iter().enumerate().map(|(at, _)| Some(at)).collect())),
        Asked::Fill { blanks, .. } => Some(Answer::Blanks(blanks.iter().map(|_| "不知道".to_owned()).collect())),
        Asked::Short { .. } => None,
    }
}
