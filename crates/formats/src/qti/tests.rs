//! Items as others write them, one case a row; what this product writes, and that it reads back equal.

use domain::{
    catalogue::Language,
    classroom::question::{Asked, Question, check},
    message::Finding,
};
use proptest::prelude::*;

use super::{QtiVersion, Read, manifest::ORGANISATIONS, Taken, read, write};
use crate::archive;

/// An item of 2.1: declarations, body, and what comes after.
fn item(declarations: &str, body: &str, after: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="T" adaptive="false" timeDependent="false">{declarations}<itemBody>{body}</itemBody>{after}</assessmentItem>"#)
}

fn response(cardinality: &str, right: &[&str], mapping: &str) -> String {
    let right = right.iter().map(|value| format!("<value>{value}</value>")).collect::<Vec<_>>().concat();
    format!(r#"<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="identifier"><correctResponse>{right}</correctResponse>{mapping}</responseDeclaration>"#)
}

fn mapping(entries: &[(&str, &str)], bounds: &str) -> String {
    let entries = entries.iter().map(|(key, value)| format!(r#"<mapEntry mapKey="{key}" mappedValue="{value}"/>"#)).collect::<Vec<_>>().concat();
    format!("<mapping {bounds}>{entries}</mapping>")
}

fn choices(interaction: &str, prompt: &str, texts: &[&str]) -> String {
    let texts = ('A'..).zip(texts).map(|(key, text)| format!(r#"<simpleChoice identifier="{key}">{text}</simpleChoice>"#)).collect::<Vec<_>>().concat();
    format!(r#"<{interaction} responseIdentifier="RESPONSE"><prompt>{prompt}</prompt>{texts}</{interaction}>"#)
}

fn template(name: &str) -> String {
    format!(r#"<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/{name}"/>"#)
}

/// A finding's code, once its sentence is known to be whole in both languages.
fn code(finding: &Finding) -> &str {
    for language in [Language::Zh, Language::En] {
        let sentence = if finding.value.is_empty() { finding.sentence(language) } else { finding.sentence(language).replace(&finding.value, "value") };
        assert!(sentence != finding.code && !["…", "{", "“”"].iter().any(|gap| sentence.contains(gap)), "{} {sentence}", finding.code);
    }
    finding.code.trim_start_matches("finding.")
}

/// The question in one line, then the codes of the findings.
fn shown(read: &Read) -> Vec<String> {
    let questions = read.questions.iter().map(|taken| {
        let Question { topic, stem, asked, reason } = &taken.question;
        let asked = match asked {
            Asked::Single { options, right } => format!("single {} = {right}", options.join("|")),
            Asked::Multiple { options, right, part } => format!("multiple {} = {right:?} {part}", options.join("|")),
            Asked::Truth { right } => format!("truth {right}"),
            Asked::Fill { blanks, part } => format!("fill {blanks:?} {part}"),
            Asked::Order { options, part } => format!("order {} {part}", options.join("|")),
            Asked::Match { left, right, pairs, part } => format!("match {}/{} {pairs:?} {part}", left.join("|"), right.join("|")),
            Asked::Short { model } => format!("short {model:?}"),
        };
        format!("{stem:?} {asked}{}{}", if reason.is_empty() { String::new() } else { format!(" because {reason:?}") }, if topic.is_empty() { String::new() } else { format!(" on {topic}") })
    });
    questions.chain(read.findings.iter().map(|finding| code(finding).to_owned())).collect()
}

#[test]
fn interactions_of_others() {
    let (correct, mapped) = (template("match_correct"), template("map_response"));
    let single = response("single", &["B"], "");
    let shares = |entries: &[(&str, &str)], bounds: &str| response("multiple", &["A", "C"], &mapping(entries, bounds));
    let strict = [("A", "1"), ("B", "-9"), ("C", "1")];
    let blank = r#"<textEntryInteraction responseIdentifier="RESPONSE"/>"#;
    let sets = |left: &[&str], right: &[&str]| {
        let set = |texts: &[&str]| texts.iter().map(|text| format!(r#"<simpleAssociableChoice identifier="{text}" matchMax="1">{text}</simpleAssociableChoice>"#)).collect::<Vec<_>>().concat();
        format!(r#"<matchInteraction responseIdentifier="RESPONSE"><prompt>S</prompt><simpleMatchSet>{}</simpleMatchSet><simpleMatchSet>{}</simpleMatchSet></matchInteraction>"#, set(left), set(right))
    };
    let rows: Vec<(&str, String, Vec<&str>)> = vec![
        ("one choice", item(&single, &choices("choiceInteraction", "S", &["x", "y"]), &correct), vec![r#""S" single x|y = 1"#]),
        ("one choice in two paragraphs, with a reason", item(&single, &format!("<p>P</p>{}", choices("choiceInteraction", "S", &["x", "y"])), &format!(r#"{correct}<modalFeedback outcomeIdentifier="F" identifier="f" showHide="show">R</modalFeedback>"#)), vec![r#""P\nS" single x|y = 1 because "R""#]),
        ("true or false by its words", item(&single, &choices("choiceInteraction", "S", &["True", " False "]), &correct), vec![r#""S" truth false"#]),
        ("false or true", item(&single, &choices("choiceInteraction", "S", &["错误", "正确"]), &correct), vec![r#""S" truth true"#]),
        ("several, all of them", item(&response("multiple", &["A", "C"], ""), &choices("choiceInteraction", "S", &["x", "y", "z"]), &correct), vec![r#""S" multiple x|y|z = [0, 2] false"#]),
        ("several with shares", item(&shares(&strict, r#"lowerBound="0""#), &choices("choiceInteraction", "S", &["x", "y", "z"]), &mapped), vec![r#""S" multiple x|y|z = [0, 2] true"#]),
        ("several with other shares", item(&shares(&strict, ""), &choices("choiceInteraction", "S", &["x", "y", "z"]), &mapped), vec![r#""S" multiple x|y|z = [0, 2] true"#, "qti_shares"]),
        ("several, a wrong one takes away a share", item(&shares(&[("A", "1"), ("B", "-1"), ("C", "1")], r#"lowerBound="0""#), &choices("choiceInteraction", "S", &["x", "y", "z"]), &mapped), vec![r#""S" multiple x|y|z = [0, 2] true"#, "qti_shares"]),
        ("more choices than there are letters", item(&single, &choices("choiceInteraction", "S", &["x"; 27]), &correct), vec!["questions_options"]),
        ("a mapping alone says what is right", item(&response("multiple", &[], &mapping(&strict, r#"lowerBound="0""#)), &choices("choiceInteraction", "S", &["x", "y", "z"]), &mapped), vec![r#""S" multiple x|y|z = [0, 2] true"#]),
        ("no right answer", item(&response("single", &[], ""), &choices("choiceInteraction", "S", &["x", "y"]), &correct), vec!["qti_no_right"]),
        ("a right answer that is no choice", item(&response("single", &["Q"], ""), &choices("choiceInteraction", "S", &["x", "y"]), &correct), vec!["qti_no_choice"]),
        ("an option twice", item(&single, &choices("choiceInteraction", "S", &["x", "x"]), &correct), vec!["questions_option_twice"]),
        ("a blank", item(&response("single", &["Bern"], &mapping(&[("Bern", "1"), ("Berne", "0.5"), ("Basel", "0")], "")), &format!("<p>It is {blank}.</p>"), &mapped), vec![r#""It is ___." fill [["Bern", "Berne"]] false"#]),
        ("one choice in a line", item(&single, r#"<p>It is <inlineChoiceInteraction responseIdentifier="RESPONSE"><inlineChoice identifier="A">x</inlineChoice><inlineChoice identifier="B">y</inlineChoice></inlineChoiceInteraction>.</p>"#, &correct), vec![r#""It is ___." single x|y = 1"#]),
        ("an order", item(&response("ordered", &["C", "A", "B"], ""), &choices("orderInteraction", "S", &["x", "y", "z"]), &correct), vec![r#""S" order z|x|y false"#]),
        ("an order of some", item(&response("ordered", &["C", "A"], ""), &choices("orderInteraction", "S", &["x", "y", "z"]), &correct), vec!["qti_order"]),
        ("a match", item(&response("multiple", &["a d", "b c"], ""), &sets(&["a", "b"], &["c", "d", "e"]), &correct), vec![r#""S" match a|b/c|d|e [1, 0] false"#]),
        ("a match with more on the left", item(&response("multiple", &["a d", "b c"], ""), &sets(&["a", "b", "x"], &["c", "d"]), &correct), vec![r#""S" match c|d/a|b|x [1, 0] false"#]),
        ("a match of one to many", item(&response("multiple", &["a c", "b c"], ""), &sets(&["a", "b"], &["c", "d"]), &correct), vec!["qti_match"]),
        ("an essay", item("", r#"<rubricBlock view="scorer"><p>M</p></rubricBlock><p>P</p><extendedTextInteraction responseIdentifier="RESPONSE"/>"#, ""), vec![r#""P" short "M""#]),
        ("a rubric beside a choice, and words for those who answer", item(&single, &format!(r#"<rubricBlock view="candidate"><p>P</p></rubricBlock><rubricBlock view="scorer"><p>M</p></rubricBlock>{}"#, choices("choiceInteraction", "S", &["x", "y"])), &correct), vec![r#""P\nS" single x|y = 1"#, "qti_lost_rubric"]),
        ("rules of its own", item(&single, &choices("choiceInteraction", "S", &["x", "y"]), r#"<responseProcessing><responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match></responseIf></responseCondition></responseProcessing>"#), vec![r#""S" single x|y = 1"#, "qti_rule_whole"]),
        ("a kind there is none of", item(&single, r#"<hotspotInteraction responseIdentifier="RESPONSE"/>"#, &correct), vec!["qti_unsupported"]),
        ("a slider", item(&single, r#"<sliderInteraction responseIdentifier="RESPONSE"/>"#, &correct), vec!["qti_unsupported"]),
        ("two interactions", item(&single, &choices("choiceInteraction", "S", &["x", "y"]).repeat(2), &correct), vec!["qti_composite"]),
        ("nothing to answer", item("", "<p>P</p>", ""), vec!["qti_no_interaction"]),
        ("a template", item(r#"<templateDeclaration identifier="N" cardinality="single" baseType="integer"/>"#, "<p>P</p>", ""), vec!["qti_template"]),
        ("adaptive", item("", "<p>P</p>", "").replace(r#"adaptive="false""#, r#"adaptive="true""#), vec!["qti_adaptive"]),
    ];
    for (case, xml, expected) in rows {
        assert_eq!(shown(&read(xml.as_bytes(), "a.xml")), expected, "{case}");
    }
}

#[test]
fn markup_becomes_text() {
    let correct = template("match_correct");
    for (case, prompt, stem, lost) in [
        ("folded", "  a \n b  ", "a b", vec![]),
        ("breaks", "a<br/>b<br/><br/>c<br/>", "a\nb\n\nc", vec![]),
        ("marks fall away", "a <b>b</b><i>c</i>", "a bc", vec![]),
        ("paragraphs", "<p>a</p><p> </p><div><p>b</p></div>c", "a\nb\nc", vec![]),
        ("a list", "a<ul><li>b</li><li><p>c</p></li></ul>d", "a\n- b\n- c\nd", vec![]),
        ("letters by number", "&#20013;&lt;&amp;", "中<&", vec![]),
        ("plain letters", "<![CDATA[a < b]]>", "a < b", vec![]),
        ("scripts", "x<sup>2</sup>", "x2", vec!["qti_lost_script"]),
        ("a picture", r#"<img src="a.png" alt="图一"/>看图"#, "图一看图", vec!["qti_lost_image"]),
        ("a formula", r#"<m:math xmlns:m="m" alttext="x/y"><m:mi>x</m:mi></m:math>是"#, "x/y是", vec!["qti_lost_math"]),
        ("a table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc", vec!["qti_lost_table"]),
        ("sound", r#"听<audio src="a.mp3"/>"#, "听", vec!["qti_lost_media"]),
        ("reading marks", "<ruby>砺<rt>lì</rt></ruby>州", "砺州", vec![]),
    ] {
        let xml = item(&response("single", &["A"], ""), &choices("choiceInteraction", prompt, &["x", "y"]), &correct);
        let read = read(xml.as_bytes(), "a.xml");
        assert_eq!(read.questions.first().map(|taken| taken.question.stem.as_str()), Some(stem), "{case}");
        assert_eq!(shown(&read)[1..].iter().map(String::as_str).collect::<Vec<_>>(), lost, "{case}");
    }
}

#[test]
fn version_three_is_the_same_in_other_letters() {
    let xml = r#"<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i3" title="T" time-dependent="false">
      <qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="pair"><qti-correct-response><qti-value>A P</qti-value><qti-value>C M</qti-value></qti-correct-response>
        <qti-mapping default-value="0"><qti-map-entry map-key="A P" mapped-value="2"/><qti-map-entry map-key="C M" mapped-value="1"/></qti-mapping></qti-response-declaration>
      <qti-item-body><qti-associate-interaction response-identifier="RESPONSE" max-associations="2"><qti-prompt>Who with whom?</qti-prompt>
        <qti-simple-associable-choice identifier="A" match-max="1">Antonio</qti-simple-associable-choice><qti-simple-associable-choice identifier="C" match-max="1">Capulet</qti-simple-associable-choice>
        <qti-simple-associable-choice identifier="M" match-max="1">Montague</qti-simple-associable-choice><qti-simple-associable-choice identifier="P" match-max="1">Prospero</qti-simple-associable-choice>
      </qti-associate-interaction></qti-item-body>
      <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
      <qti-modal-feedback outcome-identifier="F" show-hide="show" identifier="f"><qti-content-body><p>R</p></qti-content-body></qti-modal-feedback>
    </qti-assessment-item>"#;
    assert_eq!(shown(&read(xml.as_bytes(), "a.xml")), [r#""Who with whom?" match Antonio|Capulet/Montague|Prospero [1, 0] true because "R""#]);
}

#[test]
fn what_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(100), "</a>".repeat(100));
    assert_eq!(shown(&read(b"<assessmentTest/>", "a.xml")), ["qti_test", "qti_none"]);
    for (case, xml, expected) in [
        ("a document type", r#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#, "qti_declarations"),
        ("an entity", "<assessmentItem>&nbsp;</assessmentItem>", "qti_declarations"),
        ("cut", "<assessmentItem><itemBody>", "qti_xml"),
        ("crossed", "<a><b></a></b>", "qti_xml"),
        ("no XML", "hello", "qti_xml"),
        ("nothing", "", "qti_xml"),
        ("deep", &deep, "qti_depth"),
        ("large", &" ".repeat(3 * 1024 * 1024), "qti_size"),
        ("an old file", "<questestinterop/>", "qti_old"),
        ("another file", "<html/>", "qti_no_item"),
    ] {
        assert_eq!(shown(&read(xml.as_bytes(), "a.xml")), [expected], "{case}");
    }
}

#[test]
fn packages() {
    let sound = |stem: &str| item(&response("single", &["A"], ""), &choices("choiceInteraction", stem, &["x", "y"]), "").replace("\"i1\"", &format!("\"{stem}\""));
    let (one, two, bad) = (sound("1"), sound("2"), item("", "<p>P</p>", ""));
    let folder = |title: &str| format!(r#"<{ORGANISATIONS}><item identifier="f"><title>{title}</title><item identifier="x" identifierref="r"><title>1</title></item></item></{ORGANISATIONS}>"#);
    let manifest = |resources: &str| format!(r#"<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>{resources}</resources></manifest>"#);
    let in_folder = |resources: &str, title: &str| manifest(resources).replace("<resources>", &(folder(title) + "<resources>"));
    let resource = |kind: &str, href: &str, metadata: &str| format!(r#"<resource identifier="r" type="{kind}" href="{href}">{metadata}<file href="{href}"/></resource>"#);
    let keyword = "<metadata><lom:lom xmlns:lom=\"l\"><lom:general><lom:keyword><lom:string>作风</lom:string></lom:keyword></lom:general></lom:lom></metadata>";
    let item_kind = "imsqti_item_xmlv2p1";
    for (case, files, expected) in [
        ("listed in its order", vec![("imsmanifest.xml", manifest(&(resource(item_kind, "q/2.xml", keyword) + &resource(item_kind, "q/1.xml", "")))), ("q/1.xml", one.clone()), ("q/2.xml", two.clone())], vec![r#""2" single x|y = 0 on 作风"#, r#""1" single x|y = 0"#]),
        ("in a folder", vec![("p/imsmanifest.xml", manifest(&resource(item_kind, "%E9%A2%98/1.xml", ""))), ("p/题/1.xml", one.clone())], vec![r#""1" single x|y = 0"#]),
        ("the topic of its folder", vec![("imsmanifest.xml", in_folder(&resource(item_kind, "1.xml", ""), "廉政")), ("1.xml", one.clone())], vec![r#""1" single x|y = 0 on 廉政"#]),
        ("a topic too long", vec![("imsmanifest.xml", in_folder(&resource(item_kind, "1.xml", ""), &"长".repeat(201))), ("1.xml", one.clone())], vec![r#""1" single x|y = 0"#, "qti_topic"]),
        ("one of them bad", vec![("imsmanifest.xml", manifest(&(resource(item_kind, "1.xml", "") + &resource(item_kind, "b.xml", "")))), ("1.xml", one.clone()), ("b.xml", bad)], vec![r#""1" single x|y = 0"#, "qti_no_interaction"]),
        ("missing and not listed", vec![("imsmanifest.xml", manifest(&resource(item_kind, "9.xml", ""))), ("1.xml", one.clone())], vec!["qti_missing", "qti_unlisted"]),
        ("a test beside", vec![("imsmanifest.xml", manifest(&(resource("imsqti_test_xmlv2p1", "t.xml", "") + &resource(item_kind, "1.xml", "")))), ("t.xml", "<assessmentTest/>".into()), ("1.xml", one.clone())], vec![r#""1" single x|y = 0"#, "qti_test"]),
        ("without a manifest", vec![("2.xml", two), ("1.xml", one.clone()), ("a.txt", "x".into())], vec![r#""1" single x|y = 0"#, r#""2" single x|y = 0"#]),
        ("a broken manifest", vec![("imsmanifest.xml", "<manifest>".into()), ("1.xml", one.clone())], vec![r#""1" single x|y = 0"#, "qti_xml"]),
        ("the same twice", vec![("1.xml", one.clone()), ("2.xml", one)], vec![r#""1" single x|y = 0"#, r#""1" single x|y = 0"#, "qti_identifier_twice"]),
        ("nothing of the kind", vec![("a.txt", "x".into())], vec!["qti_none"]),
    ] {
        let bytes = archive::write(files.iter().map(|(name, text)| (*name, text.as_bytes())));
        assert_eq!(shown(&read(&bytes, "a.zip")), expected, "{case}");
    }
    let bomb = archive::write([("1.xml", vec![b' '; 12 * 1024 * 1024].as_slice())]);
    assert_eq!(shown(&read(&bomb, "a.zip")), ["archive_ratio"]);
    assert_eq!(shown(&read(&bomb[..200], "a.zip")), ["archive_broken"]);
}

fn question(stem: &str, asked: Asked) -> Question {
    Question { topic: "作风".into(), stem: stem.into(), asked, reason: "因为".into() }
}

/// All files of a package, with the element of folders in our own spelling.
fn files(bytes: &[u8]) -> String {
    let mut text = String::new();
    archive::each(bytes, "a.zip", |name, content| text.extend(["== ", &name, "\n", &String::from_utf8(content).unwrap()])).unwrap();
    text.replace(ORGANISATIONS, "organisations")
}

#[test]
fn as_it_is_written_in_two() {
    let asked = Asked::Multiple { options: vec!["甲 & 乙".into(), "丙".into(), "丁".into()], right: vec![0, 2], part: true };
    insta::assert_snapshot!(files(&write(&[("7a".into(), question("哪些对？\n（多选）", asked))], QtiVersion::V2_2)), @r#"
    == imsmanifest.xml
    <?xml version="1.0" encoding="UTF-8"?>
    <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/LOM" identifier="questions">
      <metadata>
        <schema>QTIv2.2 Package</schema>
        <schemaversion>1.0.0</schemaversion>
      </metadata>
      <organisations/>
      <resources>
        <resource identifier="_x37_a" type="imsqti_item_xmlv2p2" href="items/q00001.xml">
          <metadata><lom:lom><lom:general><lom:keyword><lom:string>作风</lom:string></lom:keyword></lom:general></lom:lom></metadata>
          <file href="items/q00001.xml"/>
        </resource>
      </resources>
    </manifest>
    == items/q00001.xml
    <?xml version="1.0" encoding="UTF-8"?>
    <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="_x37_a" title="哪些对？ （多选）" adaptive="false" timeDependent="false" toolName="Lilian">
      <responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">
        <correctResponse>
          <value>choice_1</value>
          <value>choice_3</value>
        </correctResponse>
        <mapping lowerBound="0" upperBound="2" defaultValue="-2">
          <mapEntry mapKey="choice_1" mappedValue="1"/>
          <mapEntry mapKey="choice_2" mappedValue="-2"/>
          <mapEntry mapKey="choice_3" mappedValue="1"/>
        </mapping>
      </responseDeclaration>
      <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
      <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>
      <itemBody>
        <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="0">
          <prompt>哪些对？<br/>（多选）</prompt>
          <simpleChoice identifier="choice_1">甲 &amp; 乙</simpleChoice>
          <simpleChoice identifier="choice_2">丙</simpleChoice>
          <simpleChoice identifier="choice_3">丁</simpleChoice>
        </choiceInteraction>
      </itemBody>
      <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/map_response"/>
      <modalFeedback outcomeIdentifier="FEEDBACK" identifier="none" showHide="hide"><p>因为</p></modalFeedback>
    </assessmentItem>
    "#);
}

#[test]
fn as_it_is_written_in_three() {
    let asked = Asked::Fill { blanks: vec![vec!["1978".into(), "一九七八".into()]], part: false };
    insta::assert_snapshot!(files(&write(&[("q1".into(), question("在___年。", asked))], QtiVersion::V3_0)), @r#"
    == imsmanifest.xml
    <?xml version="1.0" encoding="UTF-8"?>
    <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/LOM" identifier="questions">
      <metadata>
        <schema>QTI Package</schema>
        <schemaversion>3.0.0</schemaversion>
      </metadata>
      <organisations/>
      <resources>
        <resource identifier="q1" type="imsqti_item_xmlv3p0" href="items/q00001.xml">
          <metadata><lom:lom><lom:general><lom:keyword><lom:string>作风</lom:string></lom:keyword></lom:general></lom:lom></metadata>
          <file href="items/q00001.xml"/>
        </resource>
      </resources>
    </manifest>
    == items/q00001.xml
    <?xml version="1.0" encoding="UTF-8"?>
    <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="q1" title="在___年。" adaptive="false" time-dependent="false" tool-name="Lilian">
      <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string">
        <qti-correct-response>
          <qti-value>1978</qti-value>
        </qti-correct-response>
        <qti-mapping default-value="0">
          <qti-map-entry map-key="1978" mapped-value="1" case-sensitive="false"/>
          <qti-map-entry map-key="一九七八" mapped-value="1" case-sensitive="false"/>
        </qti-mapping>
      </qti-response-declaration>
      <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
      <qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
      <qti-item-body>
        <p>在<qti-text-entry-interaction response-identifier="RESPONSE"/>年。</p>
      </qti-item-body>
      <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
      <qti-modal-feedback outcome-identifier="FEEDBACK" identifier="none" show-hide="hide"><qti-content-body><p>因为</p></qti-content-body></qti-modal-feedback>
    </qti-assessment-item>
    "#);
}

/// Text that may be kept: space anywhere but alone, letters of XML's own, long ones at times.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ \n\t\r]{0,2}[a-zA-Z0-9一-龥<>&\"'\\]\u{3000}\u{a0}_😀;|= -]{0,12}[一-龥a-z]( |\n|  |\n\n|\r\n){0,2}[a-z<&中]{0,5}[ \n]{0,2}",
        1 => "[一-龥]{300,600}",
    ]
}

fn options(least: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(text(), least..7).prop_filter("distinct", |texts| {
        let distinct: std::collections::BTreeSet<&str> = texts.iter().map(|text| text.trim()).collect();
        distinct.len() == texts.len() && texts.iter().all(|text| !text.trim().is_empty())
    })
}

fn places(of: usize) -> impl Strategy<Value = Vec<usize>> {
    Just((0..of).collect::<Vec<_>>()).prop_shuffle()
}

fn asked() -> impl Strategy<Value = (String, Asked)> {
    let stem = || text().prop_filter("shows no blank by chance", |stem| !stem.contains("___") && !stem.trim().is_empty());
    let single = (options(2), any::<prop::sample::Index>()).prop_map(|(options, at)| Asked::Single { right: at.index(options.len()), options });
    let words = any::<bool>().prop_map(|right| Asked::Single { options: vec!["正确".into(), "错误".into()], right: usize::from(right) });
    let multiple = options(2).prop_flat_map(|options| (places(options.len()), 1..=options.len(), any::<bool>(), Just(options)))
        .prop_map(|(mut right, count, part, options)| { right.truncate(count); Asked::Multiple { options, right, part } });
    let order = (options(2), any::<bool>()).prop_map(|(options, part)| Asked::Order { options, part });
    let matched = (options(2), options(2), any::<bool>()).prop_flat_map(|(one, other, part)| {
        let (left, right) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        (places(right.len()), Just((left, right, part)))
    }).prop_map(|(mut pairs, (left, right, part))| { pairs.truncate(left.len()); Asked::Match { left, right, pairs, part } });
    let answer = || text().prop_map(|text| text.chars().take(150).collect::<String>()).prop_filter("given", |text| !text.trim().is_empty());
    let answers = proptest::collection::btree_set(answer(), 1..4).prop_map(|taken| taken.into_iter().collect::<Vec<_>>());
    let fill = (proptest::collection::vec((answers, "[ 一-龥<\n]{0,4}[一-龥&]", 3usize..9), 1..5), "[ \n]{0,2}[一-龥]{0,3}", any::<bool>()).prop_map(|(blanks, end, part)| {
        let stem = blanks.iter().map(|(_, before, long)| before.clone() + &"_".repeat(*long)).collect::<Vec<_>>().concat();
        (format!("{stem}{end}"), Asked::Fill { blanks: blanks.into_iter().map(|(taken, ..)| taken).collect(), part })
    });
    let model = prop_oneof![Just(String::new()), text()];
    let plain = prop_oneof![single, words, multiple, any::<bool>().prop_map(|right| Asked::Truth { right }), order, matched, model.prop_map(|model| Asked::Short { model })];
    prop_oneof![6 => (stem(), plain), 1 => fill]
}

fn any_question() -> impl Strategy<Value = Question> {
    let topic = prop_oneof![Just(String::new()), "[一-龥<&]{1,9}"];
    (asked(), topic, prop_oneof![Just(String::new()), text()])
        .prop_map(|((stem, asked), topic, reason)| Question { topic, stem, asked, reason })
        .prop_filter("may be kept", |question| check(question).is_ok())
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(questions in proptest::collection::btree_map("[a-zA-Z0-9_x.一-龥 -]{0,8}", any_question(), 1..5), third in any::<bool>()) {
        let version = if third { QtiVersion::V3_0 } else { QtiVersion::V2_2 };
        let questions: Vec<(String, Question)> = questions.into_iter().collect();
        let read = read(&write(&questions, version), "a.zip");
        prop_assert_eq!(&read.findings, &vec![]);
        prop_assert_eq!(read.questions.into_iter().map(|Taken { identifier, question, .. }| (identifier, question)).collect::<Vec<_>>(), questions);
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300), xml in "(<[a-z]{1,3}>|</[a-z]{1,3}>|[a-z&;#0-9]|<qti-assessment-item>|<qti-item-body>){0,30}") {
        let _ = (read(&bytes, "a.zip"), read(xml.as_bytes(), "a.xml"));
    }
}
