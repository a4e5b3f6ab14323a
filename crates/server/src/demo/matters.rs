//! Matters that heads of towns raise, which unit answers them, and how they go.

use domain::problems::{Deed, Holds, Outcome, ProblemKind};

use super::chance::Chance;

/// Tails after 砺州 of the units that answer.
pub(super) const OWNERS: &[&str] = &[
    "市自然资源和规划局", "市财政局", "市交通运输局", "市农业农村局", "市水利局", "市人力资源和社会保障局", "市教育局", "市卫生健康委员会", "市政务服务管理局",
    "市发展和改革委员会",
];

pub(super) struct Matter {
    pub(super) kind: ProblemKind,
    /// The place of its owner in [`OWNERS`].
    pub(super) owner: usize,
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    pub(super) wish: &'static str,
    pub(super) answer: &'static str,
}

/// Its words: title, text, wish, answer.
const fn matter(kind: ProblemKind, owner: usize, [title, text, wish, answer]: [&'static str; 4]) -> Matter {
    Matter { kind, owner, title, text, wish, answer }
}

use ProblemKind as K;

pub(super) const MATTERS: &[Matter] = &[
    matter(K::Land, 0, ["集镇停车场用地", "集镇赶集日占道停车严重，选好的三亩地块还是一般农用地。", "调整地类或指一块可用的地", "地块已列入本批次用地调整，年内可动工。"]),
    matter(K::Approval, 0, ["冷库项目两个手续互为前提", "设施农用地备案要先有项目批文，项目批文又要先有用地备案。", "两个部门一次会商", "两个部门已会商，同意容缺并行办理。"]),
    matter(K::Funding, 1, ["便民服务中心改造缺口", "服务中心漏雨，改造概算缺口二十六万元。", "从专项资金中调剂", "已从本年度专项结余中调剂二十万元，其余由县级配套。"]),
    matter(K::Works, 2, ["通村公路塌方路段", "去年汛期塌方的一公里路只做了应急处理，校车绕行四十分钟。", "排进今年的养护工程", "已排进本季度养护工程，先设限速和警示。"]),
    matter(K::Livelihood, 4, ["三个村夏季缺水", "高处三个村夏季每天只供水两小时。", "加一级泵站", "加压泵站已完成选址，先行增加水车送水。"]),
    matter(K::Staffing, 5, ["站所长期缺人", "农技站三个编制空了两个，连续两年没有招到人。", "在下次招考中单列岗位", "已在下次事业单位招考中单列两个岗位。"]),
    matter(K::Enterprise, 9, ["食品企业用电扩容", "园区一家食品企业旺季要扩容，排队两个月。", "协调供电先行临时增容", "已协调供电方临时增容，正式扩容列入下季度。"]),
    matter(K::Livelihood, 6, ["寄宿学校床位不足", "中心小学寄宿床位缺四十张，低年级学生走读一个半小时。", "增加周转宿舍", "已将闲置教师周转房改作宿舍，增加床位三十六张。"]),
    matter(K::Health, 7, ["卫生院夜间没有值班医生", "卫生院夜间只有护士值班，急诊要到县城。", "由县医院轮派", "县医院每周轮派两名医生驻点。"]),
    matter(K::Assessment, 8, ["报表重复填报", "同一组数据每月要在四个系统各填一遍。", "并成一次报送", "两个系统的数据已改由后台共享，另两个正在对接。"]),
    matter(K::Approval, 8, ["合作社变更要跑三个窗口", "合作社变更负责人要到三个窗口交同样的材料。", "并成一个窗口", "已纳入一件事一次办，材料只交一次。"]),
    matter(K::Funding, 3, ["高标准农田管护没有经费", "前年建成的农田渠系没有管护经费，两处渠口已淤堵。", "明确管护责任和经费", "已明确由村集体管护，按亩安排补助。"]),
];

/// How a matter goes: deeds with whoever does them, each so many days after the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Owner,
    Raiser,
    Coordinator,
}

type Step = (i32, By, Deed);

fn answer(chance: &mut Chance, matter: &Matter, outcome: Outcome) -> Step {
    // Most come within ten working days, some late.
    let days = if chance.percent(85) { chance.between(3, 11) } else { chance.between(18, 40) };
    (days, By::Owner, Deed::Answer { outcome, text: matter.answer.to_owned() })
}

fn confirm(chance: &mut Chance, holds: Holds, text: &str) -> Step {
    (chance.between(1, 6), By::Raiser, Deed::Confirm { holds, text: text.to_owned() })
}

/// Of matters raised long ago nearly all are closed; of recent ones some are under way.
pub(super) fn course(chance: &mut Chance, matter: &Matter, recent: bool) -> Vec<Step> {
    let solved = |chance: &mut Chance| vec![answer(chance, matter, Outcome::Solved), confirm(chance, Holds::Solved, "")];
    let most = if recent || chance.percent(4) { 100 } else { 73 };
    match chance.below(most) {
        0..=56 => solved(chance),
        57..=64 => {
            let proof = Deed::Prove { text: "到现场看过，已经办好。".into() };
            vec![answer(chance, matter, Outcome::Solved), (chance.between(4, 14), By::Coordinator, proof)]
        }
        65..=72 => {
            let mut steps = vec![answer(chance, matter, Outcome::Solved), confirm(chance, Holds::No, "答复是有了，现场还没有动。")];
            steps.extend(solved(chance));
            steps
        }
        73..=78 => vec![answer(chance, matter, Outcome::Half), confirm(chance, Holds::Half, "先解决了一半。")],
        79..=82 => vec![(chance.between(1, 3), By::Owner, Deed::Dispute { text: "此事由县级主管部门负责更合适。".into() })],
        83..=86 => {
            let mut steps = solved(chance);
            steps.push((chance.between(8, 20), By::Raiser, Deed::Reopen { text: "过了一阵又出现了同样的问题。".into() }));
            steps
        }
        87..=90 => vec![(chance.between(1, 4), By::Owner, Deed::Note { text: "已到现场，正在会商。".into() })],
        _ => Vec::new(),
    }
}
