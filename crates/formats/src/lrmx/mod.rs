//! The appointment form of the editors as XML (`.lrmx`): one document, one person, every value text.
//!
//! No specification is public: what is read here is what files in use hold, and what is written keeps to the names,
//! the order and the layout that several programs agree on.

mod read;
mod write;

pub use read::read;
pub use write::{export_findings, write};

use domain::people::form::Form;

const FAMILY: &str = "JiaTingChengYuan";
const PHOTO: &str = "ZhaoPian";

/// Declares the text elements with the field each stands for.
macro_rules! elements {
    ($($name:literal => $($field:ident).+),* $(,)?) => {
        /// The text elements in the usual order; `JiaTingChengYuan` follows `RenMianLiYou`.
        const TEXTS: &[&str] = &[$($name),*];

        fn text<'a>(form: &'a Form, name: &str) -> Option<&'a str> {
            match name { $($name => Some(&form.$($field).+),)* _ => None }
        }
        fn text_mut<'a>(form: &'a mut Form, name: &str) -> Option<&'a mut String> {
            match name { $($name => Some(&mut form.$($field).+),)* _ => None }
        }
    };
}

elements! {
    "XingMing" => name, "XingBie" => sex, "ChuShengNianYue" => birth, "MinZu" => ethnicity,
    "JiGuan" => native_place, "ChuShengDi" => birth_place, "RuDangShiJian" => party_joined,
    "CanJiaGongZuoShiJian" => work_began, "JianKangZhuangKuang" => health,
    "ZhuanYeJiShuZhiWu" => professional_title, "ShuXiZhuanYeYouHeZhuanChang" => speciality,
    "QuanRiZhiJiaoYu_XueLi" => full_time.education, "QuanRiZhiJiaoYu_XueWei" => full_time.degree,
    "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi" => full_time.education_school,
    "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi" => full_time.degree_school,
    "ZaiZhiJiaoYu_XueLi" => in_service.education, "ZaiZhiJiaoYu_XueWei" => in_service.degree,
    "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi" => in_service.education_school,
    "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi" => in_service.degree_school,
    "XianRenZhiWu" => present_post, "NiRenZhiWu" => proposed_post, "NiMianZhiWu" => removed_post,
    "JianLi" => resume, "JiangChengQingKuang" => awards_and_penalties, "NianDuKaoHeJieGuo" => appraisals,
    "RenMianLiYou" => reason, "ChengBaoDanWei" => reported_by, "JiSuanNianLingShiJian" => age_on,
    "TianBiaoShiJian" => filled_on, "TianBiaoRen" => filled_by, "ShenFenZheng" => identity_number,
    "Version" => version, "DaoLingNianYue" => retires_on, "GaiGeQianRenZhiNianLingJieXian" => age_limit_before_reform,
}

/// Elements of newer editors only, written when they hold something.
const LATE: &[&str] = &["DaoLingNianYue", "GaiGeQianRenZhiNianLingJieXian"];

fn is_known(name: &str) -> bool {
    name == FAMILY || name == PHOTO || TEXTS.contains(&name)
}

/// The order a file has unless it was read in another.
fn usual_order(form: &Form) -> Vec<&'static str> {
    let mut order = Vec::with_capacity(TEXTS.len() + 2);
    for name in TEXTS {
        match *name {
            late if LATE.contains(&late) && text(form, late).is_none_or(str::is_empty) => {}
            "Version" => order.extend([PHOTO, "Version"]),
            "RenMianLiYou" => order.extend(["RenMianLiYou", FAMILY]),
            other => order.push(other),
        }
    }
    order
}

#[cfg(test)]
mod tests;
