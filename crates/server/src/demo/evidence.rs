//! Evidence on the files of a tenth of the officials: deeds in sentences, with stage, source and tier.

use domain::{
    access::tier::Tier,
    date::Day,
    ledger::{Claim, EntryKind, SourceKind, Stage},
};

use super::chance::Chance;

/// What is put on one file: claims, and a comment on the first of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub(super) claims: Vec<Claim>,
    pub(super) comment: Option<&'static str>,
}

type Deed = (Stage, EntryKind, SourceKind, &'static str, &'static str);
const DEEDS: &[Deed] = &[
    (Stage::Observe, EntryKind::Deed, SourceKind::Seen, "汛期值守圩堤", "强降雨期间带队连续三夜在圩堤巡查，发现并处置渗漏点{n}处，转移群众{m}人，无人员伤亡。"),
    (Stage::Observe, EntryKind::Deed, SourceKind::FromMasses, "化解征地积案", "逐户走访{n}次，把拖了{k}年的征地补偿纠纷讲清算明，涉及的{m}户全部签字认可。"),
    (Stage::Observe, EntryKind::Observation, SourceKind::FromOfficials, "主持班子议事", "议事时让分管同志把话说完再表态，对不同意见当场回应，会后{k}天内逐项落实。"),
    (Stage::Practise, EntryKind::Task, SourceKind::HeadStatement, "牵头重点项目建设", "牵头的产业园配套道路提前{n}天通车，节约概算约{m}万元，期间未发生安全事故。"),
    (Stage::Practise, EntryKind::Result, SourceKind::BusinessData, "招商引资实绩", "全年接待企业{m}家次，促成{n}个项目落地，其中{k}个已投产纳统。"),
    (Stage::Practise, EntryKind::Task, SourceKind::OnSiteCheck, "驻村帮扶", "驻村期间帮助村集体建成冷库和分拣车间，村集体经营性收入由不足{k}万元增至{m}万元。"),
    (Stage::Train, EntryKind::Training, SourceKind::Document, "中青年干部培训班", "参加为期{k}个月的中青年干部培训班，调研报告被评为优秀，小组研讨发言{n}次。"),
    (Stage::Train, EntryKind::Training, SourceKind::Seen, "专题研讨发言", "在产业发展专题研讨中以本单位实例讲清{k}个症结，提出的{n}条建议有数据、可操作。"),
    (Stage::Chains, EntryKind::Result, SourceKind::FromEnterprises, "帮助企业解难", "协调解决产业链企业用工、用电和融资问题{n}件，{m}家企业书面反馈满意。"),
    (Stage::Deliver, EntryKind::Deed, SourceKind::ThirdParty, "政务服务提速", "推动审批事项由{n}个环节减为{k}个，第三方抽查{m}件全部按时办结。"),
    (Stage::Encourage, EntryKind::Honour, SourceKind::Document, "攻坚克难受表扬", "在{m}天攻坚行动中完成全部{n}项任务，受到市委市政府通报表扬。"),
    (Stage::Select, EntryKind::Opinion, SourceKind::Asked, "谈话调研反映", "受访的{n}名干部中多数认为其作风扎实、敢于担责，{k}人提出需加强经济工作经历。"),
    (Stage::Care, EntryKind::Material, SourceKind::HeadStatement, "谈心谈话记录", "近期连续加班{n}周，家中老人住院，单位已安排轮休{k}天并调整分工。"),
    (Stage::Benchmark, EntryKind::Result, SourceKind::BusinessData, "对标先进地区", "对照先进县区找出{n}项差距，制定{k}条措施，年底{m}项指标中多数进位。"),
];
const COMMENTS: &[&str] = &["已与所在单位核对，情况属实。", "建议补充现场照片和数据来源。", "与年度考核材料一致。"];

/// About one in ten has two entries; young chiefs of towns, whom pages show most, always do.
pub(super) fn evidence(seed: u64, nth: usize, always: bool, today: Day) -> Evidence {
    let chance = &mut Chance::of(seed, "evidence", nth);
    if !chance.percent(10) && !always {
        return Evidence::default();
    }
    let count = chance.between(1, 3);
    let claims = (0..count).filter_map(|_| claim(chance, today)).collect();
    let comment = chance.percent(15).then(|| chance.word(COMMENTS));
    Evidence { claims, comment }
}

fn claim(chance: &mut Chance, today: Day) -> Option<Claim> {
    let (stage, kind, source, title, text) = chance.pick(DEEDS)?;
    let tier = match stage {
        Stage::Care | Stage::Select => Tier::Restricted,
        Stage::Encourage => Tier::Public,
        _ => Tier::Organisation,
    };
    let mut number = |from, to| chance.between(from, to).to_string();
    let text = text.replace("{n}", &number(4, 18)).replace("{m}", &number(21, 96)).replace("{k}", &number(2, 3));
    let happened_on = today.plus_days(-chance.between(5, 900));
    Some(Claim { tier, ..Claim::new((stage, kind, source), happened_on, title, text) })
}
