//! The code tables of people and organisation.
//!
//! Each value is written in files, database and API by its snake-case name and shown by the catalogue's
//! `code.<table>.<value>`. Where a national standard fixes the code, the table says which.

codes! {
    /// GB/T 2261.1-2003; a form knows only these two.
    "sex" Sex { Male = "male", Female = "female" }
    /// GB/T 4762-1984, in the standard's order.
    "political_status" PoliticalStatus {
        PartyMember = "party_member", Probationary = "probationary_member", League = "league_member",
        Mingge = "mingge", Minmeng = "minmeng", Minjian = "minjian", Minjin = "minjin", Nonggong = "nonggong",
        Zhigong = "zhigong", Jiusan = "jiusan", Taimeng = "taimeng", NonParty = "non_party", Masses = "masses",
    }
    /// Levels of schooling, highest first; what a form calls 学历.
    "education_level" EducationLevel {
        Postgraduate = "postgraduate", Undergraduate = "undergraduate", JuniorCollege = "junior_college",
        SecondaryVocational = "secondary_vocational", SeniorMiddle = "senior_middle", JuniorMiddle = "junior_middle",
        Primary = "primary",
    }
    /// GB/T 6864-2003, first digit.
    "degree_level" DegreeLevel { Doctor = "doctor", Master = "master", Bachelor = "bachelor" }
    /// The disciplines of degrees (学科门类).
    "discipline" Discipline {
        Philosophy = "philosophy", Economics = "economics", Law = "law", Education = "education",
        Literature = "literature", History = "history", Science = "science", Engineering = "engineering",
        Agriculture = "agriculture", Medicine = "medicine", Military = "military", Management = "management",
        Arts = "arts", Interdisciplinary = "interdisciplinary",
    }
    /// How a schooling was attended: the two blocks of the form.
    "schooling" SchoolingKind { FullTime = "full_time", InService = "in_service" }
    /// Ten levels of leadership posts (公务员法 art. 18; GB/T 12407-2008), highest first, and staff.
    "rank" Rank {
        NationalChief = "national_chief", NationalDeputy = "national_deputy",
        ProvincialChief = "provincial_chief", ProvincialDeputy = "provincial_deputy",
        BureauChief = "bureau_chief", BureauDeputy = "bureau_deputy",
        CountyChief = "county_chief", CountyDeputy = "county_deputy",
        TownshipChief = "township_chief", TownshipDeputy = "township_deputy",
        Staff = "staff", Unranked = "unranked",
    }
    /// Twelve grades of the general-administration class (公务员法 art. 19), highest first.
    "grade" Grade {
        Inspector1 = "inspector_1", Inspector2 = "inspector_2",
        Researcher1 = "researcher_1", Researcher2 = "researcher_2", Researcher3 = "researcher_3", Researcher4 = "researcher_4",
        PrincipalStaff1 = "principal_staff_1", PrincipalStaff2 = "principal_staff_2",
        PrincipalStaff3 = "principal_staff_3", PrincipalStaff4 = "principal_staff_4",
        Staff1 = "staff_1", Staff2 = "staff_2",
    }
    "unit_kind" UnitKind {
        City = "city", MunicipalUnit = "municipal_unit", County = "county", CountyUnit = "county_unit",
        Town = "town", Subdistrict = "subdistrict", Zone = "zone", Community = "community", Village = "village",
        Enterprise = "enterprise", University = "university", Institution = "institution",
        Association = "association", Division = "division", Elsewhere = "elsewhere",
    }
    /// Place of a post in its leading group.
    "post_kind" PostKind { Chief = "chief", Deputy = "deputy", Member = "member", Other = "other" }
    "appointment_kind" AppointmentKind {
        Recruitment = "recruitment", Promotion = "promotion", Transfer = "transfer", Exchange = "exchange",
        Secondment = "secondment", Shadowing = "shadowing", Dispatch = "dispatch", Election = "election",
        Demotion = "demotion",
    }
    /// Conclusions of a yearly appraisal (公务员法 art. 38).
    "appraisal" AppraisalGrade {
        Excellent = "excellent", Competent = "competent", BasicallyCompetent = "basically_competent",
        Incompetent = "incompetent", NoGrade = "no_grade", NotTaken = "not_taken",
    }
    "award_kind" AwardKind {
        Commendation = "commendation", Merit3 = "merit_3", Merit2 = "merit_2", Merit1 = "merit_1",
        Title = "title", Other = "other",
    }
    /// Sanctions by kind (公职人员政务处分法 art. 7; party discipline; organisational measures).
    "penalty_kind" PenaltyKind {
        Warning = "warning", Demerit = "demerit", MajorDemerit = "major_demerit", Downgrade = "downgrade",
        Removal = "removal", PartyWarning = "party_warning", PartySeriousWarning = "party_serious_warning",
        PartyRemoval = "party_removal", PartyProbation = "party_probation", Admonition = "admonition",
        Other = "other",
    }
    /// Whether a person is on the rolls.
    "service" Service { Serving = "serving", Retired = "retired", Left = "left", Died = "died" }
    /// Who manages the person (管理类别).
    "management" Management { Central = "central", Provincial = "provincial", Municipal = "municipal", County = "county", Unit = "unit" }
}

/// The 56 peoples of GB/T 3304-1991 by code, with the four further values of form editors.
pub const ETHNICITIES: &[(&str, &str)] = &[
    ("01", "汉族"), ("02", "蒙古族"), ("03", "回族"), ("04", "藏族"), ("05", "维吾尔族"), ("06", "苗族"), ("07", "彝族"),
    ("08", "壮族"), ("09", "布依族"), ("10", "朝鲜族"), ("11", "满族"), ("12", "侗族"), ("13", "瑶族"), ("14", "白族"),
    ("15", "土家族"), ("16", "哈尼族"), ("17", "哈萨克族"), ("18", "傣族"), ("19", "黎族"), ("20", "傈僳族"), ("21", "佤族"),
    ("22", "畲族"), ("23", "高山族"), ("24", "拉祜族"), ("25", "水族"), ("26", "东乡族"), ("27", "纳西族"), ("28", "景颇族"),
    ("29", "柯尔克孜族"), ("30", "土族"), ("31", "达斡尔族"), ("32", "仫佬族"), ("33", "羌族"), ("34", "布朗族"), ("35", "撒拉族"),
    ("36", "毛南族"), ("37", "仡佬族"), ("38", "锡伯族"), ("39", "阿昌族"), ("40", "普米族"), ("41", "塔吉克族"), ("42", "怒族"),
    ("43", "乌孜别克族"), ("44", "俄罗斯族"), ("45", "鄂温克族"), ("46", "德昂族"), ("47", "保安族"), ("48", "裕固族"), ("49", "京族"),
    ("50", "塔塔尔族"), ("51", "独龙族"), ("52", "鄂伦春族"), ("53", "赫哲族"), ("54", "门巴族"), ("55", "珞巴族"), ("56", "基诺族"),
    ("91", "其他族"), ("92", "外国血统"), ("98", "外国民族"), ("99", "加入中国籍的外国人"),
];

/// The code of a people's name; the ending 族 may be left out.
pub fn ethnicity_code(name: &str) -> Option<&'static str> {
    let bare = |name: &str| name.strip_suffix('族').unwrap_or(name).to_owned();
    ETHNICITIES.iter().find(|(_, full)| bare(full) == bare(name)).map(|(code, _)| *code)
}

pub fn ethnicity_name(code: &str) -> Option<&'static str> {
    ETHNICITIES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rank_has_a_way_back() {
        for rank in Rank::ALL {
            assert_eq!(Rank::from_code(rank.code()), Some(*rank));
        }
    }

    #[test]
    fn peoples() {
        for (case, name, code) in [
            ("in full", "汉族", Some("01")),
            ("without the ending", "维吾尔", Some("05")),
            ("an editor's further value", "外国血统", Some("92")),
            ("unknown", "某某族", None),
        ] {
            assert_eq!(ethnicity_code(name), code, "{case}");
        }
    }
}
