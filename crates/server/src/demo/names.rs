//! Names of people, put together from common family names and given-name characters; nobody is meant.

use domain::people::code::Sex;

use super::chance::Chance;

const FAMILY: &str = "王王王王李李李李张张张刘刘刘陈陈陈杨杨黄黄赵赵周周吴吴徐徐孙孙朱朱马马胡胡林林郭郭何何高高罗罗\
郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤单";
const DOUBLE: &[&str] = &["欧阳", "上官", "司徒", "诸葛"];
const MEN: &str = "伟强磊军勇杰涛斌超明刚平辉鹏华飞鑫波亮宇浩凯健俊帆帅旭宁龙林翔志诚远航景行泽楷昊然博文毅恒松岩峥嵘启晟铭川望舟";
const WOMEN: &str = "芳娜敏静丽艳娟霞燕玲莉萍红梅琳洁云雪晶倩婷颖慧莹欣怡雯蕾薇璐瑶佳宁岚棠蓉筠苒澜菲妍馨宜清媛秋月晓若";
const MIDDLE: &str = "建国志文晓小海永春明玉俊子思宇家雨世立少学金德天庆兴振";

/// A people by its code, with the first characters of its members' names; none for names of another form.
struct People {
    code: &'static str,
    family: &'static str,
}
const PEOPLES: &[People] = &[
    People { code: "03", family: "马哈丁沙" },
    People { code: "11", family: "关佟富金" },
    People { code: "15", family: "向覃田彭" },
    People { code: "06", family: "龙吴石麻" },
    People { code: "08", family: "韦覃蒙农" },
    People { code: "02", family: "包白乌宝" },
    People { code: "05", family: "" },
];
const UYGHUR_MEN: &[&str] = &["艾尔肯", "吐尔逊", "买买提江", "库尔班", "地里木拉提", "热合曼", "阿卜杜热西提"];
const UYGHUR_WOMEN: &[&str] = &["阿依努尔", "古丽娜尔", "帕提古丽", "热依汗", "迪丽努尔", "米热古丽"];
/// One very long name, to show that every page and form holds it.
pub(super) const LONGEST: &str = "阿卜杜热合曼·阿卜杜热西提";

/// A name and the code of the people its holder belongs to.
pub(super) fn name(chance: &mut Chance, sex: Sex) -> (String, &'static str) {
    if !chance.percent(3) {
        return (of_family(chance, sex, None), "01");
    }
    let Some(at) = chance.pick(&[0, 0, 1, 1, 2, 2, 3, 4, 5, 6]) else { return (of_family(chance, sex, None), "01") };
    match PEOPLES.get(at) {
        Some(people) if people.family.is_empty() => {
            let own = chance.word(if sex == Sex::Male { UYGHUR_MEN } else { UYGHUR_WOMEN });
            (format!("{own}·{}", chance.word(UYGHUR_MEN)), people.code)
        }
        Some(people) => {
            let family = chance.letter(people.family).to_string();
            (of_family(chance, sex, Some(&family)), people.code)
        }
        None => (of_family(chance, sex, None), "01"),
    }
}

pub(super) fn family(chance: &mut Chance) -> String {
    if chance.thousandths(8) { chance.word(DOUBLE).to_owned() } else { chance.letter(FAMILY).to_string() }
}

/// A name with this family name, or any: three of four given names have two characters.
pub(super) fn of_family(chance: &mut Chance, sex: Sex, given: Option<&str>) -> String {
    let family = given.map_or_else(|| family(chance), str::to_owned);
    let letters = if sex == Sex::Male { MEN } else { WOMEN };
    let last = chance.letter(letters);
    if chance.percent(24) {
        return format!("{family}{last}");
    }
    let middle = if chance.percent(60) { chance.letter(MIDDLE) } else { chance.letter(letters) };
    format!("{family}{middle}{last}")
}
