//! Names of the places and units of 砺州. All are invented, and so is the division code 99.

/// Tail after 砺州 and the title of the head: 81 municipal units.
pub(super) const MUNICIPAL: &[(&str, &str)] = &[
    ("市发展和改革委员会", "主任"), ("市工业和信息化局", "局长"), ("市财政局", "局长"), ("市商务局", "局长"), ("市科学技术局", "局长"),
    ("市农业农村局", "局长"), ("市交通运输局", "局长"), ("市住房和城乡建设局", "局长"), ("市自然资源和规划局", "局长"),
    ("市投资促进局", "局长"), ("市国有资产监督管理委员会", "主任"), ("市市场监督管理局", "局长"),
    ("市委办公室", "主任"), ("市纪委监委", "书记"), ("市委组织部", "部长"), ("市委宣传部", "部长"), ("市委统战部", "部长"),
    ("市委政法委员会", "书记"), ("市委社会工作部", "部长"), ("市委网信办", "主任"), ("市委编办", "主任"), ("市委巡察办", "主任"),
    ("市委市直机关工委", "书记"), ("市委老干部局", "局长"), ("市委党校", "校长"), ("市委政策研究室", "主任"), ("市委党史研究室", "主任"),
    ("市档案馆", "馆长"), ("市信访局", "局长"), ("市人大常委会办公室", "主任"), ("市政协办公室", "主任"), ("市中级人民法院", "院长"),
    ("市人民检察院", "检察长"), ("市人民政府办公室", "主任"), ("市教育局", "局长"), ("市民族宗教事务局", "局长"), ("市公安局", "局长"),
    ("市民政局", "局长"), ("市司法局", "局长"), ("市人力资源和社会保障局", "局长"), ("市生态环境局", "局长"), ("市水利局", "局长"),
    ("市文化广电和旅游局", "局长"), ("市卫生健康委员会", "主任"), ("市退役军人事务局", "局长"), ("市应急管理局", "局长"), ("市审计局", "局长"),
    ("市体育局", "局长"), ("市统计局", "局长"), ("市医疗保障局", "局长"), ("市林业局", "局长"), ("市政务服务管理局", "局长"),
    ("市城市管理局", "局长"), ("市外事办公室", "主任"), ("市国防动员办公室", "主任"), ("市数据管理局", "局长"), ("市金融工作局", "局长"),
    ("市机关事务管理局", "局长"), ("市供销合作社联合社", "主任"), ("市粮食和物资储备局", "局长"), ("市地方志办公室", "主任"),
    ("市住房公积金管理中心", "主任"), ("市公共资源交易中心", "主任"), ("市园林绿化中心", "主任"), ("市消防救援支队", "支队长"),
    ("市气象局", "局长"), ("市重点项目建设中心", "主任"), ("市公路事业发展中心", "主任"), ("市总工会", "主席"), ("团市委", "书记"),
    ("市妇女联合会", "主席"), ("市科学技术协会", "主席"), ("市工商业联合会", "主席"), ("市文学艺术界联合会", "主席"),
    ("市残疾人联合会", "理事长"), ("市归国华侨联合会", "主席"), ("市红十字会", "会长"), ("市社会科学界联合会", "主席"),
    ("市计划生育协会", "会长"), ("市国际商会", "会长"), ("市法学会", "会长"),
];
/// Divisions of a municipal unit, after its name.
pub(super) const DIVISIONS: &[&str] = &["办公室", "人事科", "综合科", "法规科", "规划科", "业务一科", "业务二科", "监督科", "信息科"];
/// Of the finance bureau, whose first is the 预算科 of many examples.
pub(super) const FINANCE_DIVISIONS: &[&str] = &["预算科", "国库科", "人事科", "综合科", "行政政法科", "经济建设科", "农业农村科", "社会保障科", "监督评价科"];
/// Six counties and three districts.
pub(super) const COUNTIES: &[&str] = &["东溪县", "西岭县", "云门县", "栖梧县", "霁川县", "汀兰县", "砺城区", "望砺区", "沧陵区"];
/// Tail after the county's name and the title of the head; the first is kept in the smallest city.
pub(super) const COUNTY_UNITS: &[(&str, &str)] = &[
    ("委组织部", "部长"), ("财政局", "局长"), ("发展和改革局", "局长"), ("教育局", "局长"), ("农业农村局", "局长"), ("住房和城乡建设局", "局长"),
    ("委办公室", "主任"), ("人民政府办公室", "主任"), ("委宣传部", "部长"), ("纪委监委", "副书记"), ("委统战部", "部长"), ("委政法委员会", "副书记"),
    ("工业和信息化局", "局长"), ("商务局", "局长"), ("交通运输局", "局长"), ("水利局", "局长"), ("卫生健康局", "局长"), ("民政局", "局长"),
    ("司法局", "局长"), ("人力资源和社会保障局", "局长"), ("自然资源局", "局长"), ("应急管理局", "局长"), ("审计局", "局长"),
    ("市场监督管理局", "局长"), ("政务服务管理局", "局长"),
];
pub(super) const ZONES: &[&str] = &["砺州经济技术开发区", "砺州高新技术产业开发区", "望砺湖生态旅游示范区"];
pub(super) const CHAINS: &[&str] = &["新能源", "先进材料", "智能装备", "生物医药", "绿色食品", "纺织服装", "现代物流", "电子信息"];
pub(super) const UNIVERSITIES: &[&str] = &["砺州大学", "砺南师范学院"];
pub(super) const INSTITUTIONS: &[(&str, &str)] = &[
    ("砺州市第一人民医院", "院长"), ("砺州市第二人民医院", "院长"), ("砺州市图书馆", "馆长"), ("砺州市博物馆", "馆长"), ("砺州市第一中学", "校长"),
    ("砺州市实验小学", "校长"), ("砺州市疾病预防控制中心", "主任"), ("砺州市农业科学研究所", "所长"), ("砺州市广播电视台", "台长"), ("砺州市不动产登记中心", "主任"),
];
pub(super) const ELSEWHERE: &str = "市外单位";

const TREES: &str = "青桑枫桐梅柏杏榆槐茶莲";
const WATERS: &str = "陂渡坳汀埠堰";
const HAMLETS: &str = "禾麦竹柳松桃石泉云月星霞鹭雁鹿犀";
const ENDINGS: &str = "湾坪岭塘垅背冲圩畈墩嘴田";
const BRIGHT: &str = "恒锐启晟鼎源博汇泰宏瑞嘉卓越远航盛弘佳诚信凯";
const WIDE: &str = "达丰成川科新图创合利康联洲岳立安辰宇通润";
const TRADES: &[&str] = &[
    "精密机械", "新材料", "电子科技", "生物制药", "食品", "纺织", "物流", "建设工程", "农业发展", "环保科技", "智能装备", "新能源", "化工", "包装",
    "信息技术", "文旅发展", "商贸", "汽车零部件",
];

fn letter(of: &str, at: usize) -> char {
    of.chars().nth(at % of.chars().count().max(1)).unwrap_or('一')
}

/// The `n`th of 66 towns; 13 has no factor in common with 66, so that neighbours do not sound alike.
pub(super) fn town(n: usize) -> String {
    let mixed = n * 13 % 66;
    [letter(TREES, mixed), letter(WATERS, mixed / 11)].into_iter().collect()
}

/// The `n`th village or community of a town; 192 differ.
pub(super) fn hamlet(town: usize, n: usize) -> String {
    let mixed = (town * 29 + n) * 5 % 192;
    [letter(HAMLETS, mixed), letter(ENDINGS, mixed / 16)].into_iter().collect()
}

/// The `n`th enterprise; 22 × 20 × 18 differ.
pub(super) fn enterprise(n: usize) -> String {
    let mixed = n * 4001 % 7920;
    let trade = TRADES.get(mixed / 440 % TRADES.len()).copied().unwrap_or_default();
    format!("砺州{}{}{trade}有限公司", letter(BRIGHT, mixed), letter(WIDE, mixed / 22))
}

const CREDIT: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A sound credit code (GB 32100-2015) within the unassigned division 99.
pub(super) fn credit_code(n: usize) -> String {
    let body = format!("91990100DM{n:07}");
    let mut weight = 1;
    let mut sum = 0;
    for digit in body.chars() {
        sum += CREDIT.find(digit).unwrap_or(0) * weight;
        weight = weight * 3 % 31;
    }
    format!("{body}{}", letter(CREDIT, (31 - sum % 31) % 31))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_do_not_repeat() {
        assert_eq!((0..66).map(town).collect::<BTreeSet<_>>().len(), 66);
        assert_eq!((0..150).map(|n| hamlet(3, n)).collect::<BTreeSet<_>>().len(), 150);
        assert_eq!((0..7900).map(enterprise).collect::<BTreeSet<_>>().len(), 7900);
        assert_eq!(MUNICIPAL.iter().collect::<BTreeSet<_>>().len(), 81);
    }

    #[test]
    fn credit_codes_are_sound() {
        assert!((0..50).all(|n| domain::people::unit::credit_code_is_sound(&credit_code(n))));
    }
}
