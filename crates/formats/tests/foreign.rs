//! Files our own writers did not make: saved by `LibreOffice`, xmllint, iconv and Python; see `fixtures/README.md`.

use domain::people::reading;
use formats::{archive, lrmx, marking, sheet};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("fixtures/", $name)).as_slice()
    };
}

#[test]
fn tables_of_libreoffice() {
    let expected = [
        "1 姓名|性别|出生日期|公民身份号码|单位及职务|得分|在职",
        "2 林岚|女|1985-03-24|999101198503240029|青陂镇党委书记|92.5|是",
        "3 周川|男|1984-03-01|999101198403010015|石桥镇副镇长, 党委委员|88|否",
        "4 赵平|男|1991-01-02||青陂镇科员|70|是",
    ];
    for (case, bytes, name) in [
        ("xlsx", fixture!("libreoffice.xlsx"), "a.xlsx"),
        ("xls", fixture!("libreoffice.xls"), "a.xls"),
        ("csv", fixture!("libreoffice_utf8.csv"), "a.csv"),
        ("csv in GB 18030", fixture!("libreoffice_gb18030.csv"), "a.csv"),
    ] {
        let read = sheet::read(bytes, name).unwrap();
        assert_eq!(read.findings, [], "{case}");
        let rows: Vec<String> = read.value[0].rows.iter().map(|row| format!("{} {}", row.number, row.cells.join("|"))).collect();
        let rows: Vec<String> = rows.iter().map(|row| row.replace("TRUE", "是").replace("FALSE", "否")).collect();
        assert_eq!(rows, expected, "{case}");
    }
    // Two cells at the far corners: laid out in full they would take half a gigabyte.
    assert_eq!(sheet::read(fixture!("far.xls"), "a.xls").unwrap_err().code, "finding.workbook_broken");
    let misnamed = sheet::read(fixture!("libreoffice.xlsx"), "名单.csv").unwrap();
    assert_eq!(misnamed.findings[0].code, "finding.file_kind");
}

#[test]
fn forms_of_xmllint_and_iconv() {
    for (case, bytes, codes) in [
        ("indented", fixture!("indented.lrmx"), vec!["finding.lrmx_unknown"]),
        ("GB 18030", fixture!("gb18030.lrmx"), vec!["finding.lrmx_unknown"]),
        ("GBK that says UTF-8", fixture!("gbk_undeclared.lrmx"), vec!["finding.encoding_misdeclared", "finding.lrmx_unknown"]),
    ] {
        let read = lrmx::read(bytes, "林岚.lrmx").unwrap();
        assert_eq!(read.findings.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), codes, "{case}");
        let form = read.value;
        assert_eq!((form.name.as_str(), form.birth_place.as_str(), form.family.len(), form.version.as_str()), ("林 岚", "", 1, "3.2.1.6"), "{case}");
        let again = lrmx::read(&lrmx::write(&form), "林岚.lrmx").unwrap().value;
        assert_eq!(again, form, "{case}");
        let facts = reading::read_form(&form, "2026-03-24".parse().unwrap(), "林岚.lrmx");
        assert_eq!(facts.findings, [], "{case}");
        let facts = facts.value.unwrap();
        assert_eq!((facts.person.name.as_str(), facts.appointments.len(), facts.appraisals.len()), ("林岚", 2, 2), "{case}");
    }
}

#[test]
fn a_zip_of_python() {
    let mut names = Vec::new();
    let findings = archive::each(fixture!("forms.zip"), "forms.zip", |name, bytes| {
        assert_eq!(lrmx::read(&bytes, &name).unwrap().value.name, "林 岚");
        names.push(name);
    });
    assert_eq!((names, findings.unwrap()), (vec!["任免表/林岚.lrmx".to_owned()], vec![]));
}

#[test]
fn marked_tables_of_libreoffice() {
    for (case, bytes, name) in [("xlsx", fixture!("marked.xlsx"), "名单.xlsx"), ("xls", fixture!("marked.xls"), "名单.xls"), ("ods", fixture!("marked.ods"), "名单.ods")] {
        let text = marking::first_text(bytes, name);
        assert!(marking::marking(name, &text).is_some(), "{case}: {text}");
    }
    for (case, bytes, name) in [("xlsx", fixture!("libreoffice.xlsx"), "名单.xlsx"), ("form", fixture!("indented.lrmx"), "林岚.lrmx")] {
        assert_eq!(marking::marking(name, &marking::first_text(bytes, name)), None, "{case}");
    }
}
