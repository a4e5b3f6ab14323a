//! Writes questions as a content package of QTI items that reads back equal.
//!
//! A text keeps its lines as `br` and the space that HTML would fold as character references. A reason stands in a modal
//! feedback that is hidden only for an outcome that never comes, so that the standard templates can mark. Characters that XML
//! cannot hold are left out.

use std::fmt::Write as _;

use domain::classroom::question::{Asked, Question};

use super::{QtiVersion, TOOL, manifest::ORGANISATIONS};
use crate::archive;

const TITLE_CHARS: usize = 40;
const RESPONSE: &str = "RESPONSE";

/// A package of one item for each question, with the identifier it is to have.
pub fn write(questions: &[(String, Question)], version: QtiVersion) -> Vec<u8> {
    let page = Page { version };
    let items: Vec<(String, String)> = (1..).zip(questions).map(|(number, (identifier, question))| (format!("items/q{number:05}.xml"), page.item(identifier, question))).collect();
    let resources: Vec<String> = items.iter().zip(questions).map(|((path, _), (identifier, question))| page.resource(path, identifier, question)).collect();
    let manifest = page.manifest(&resources);
    let files = items.iter().map(|(path, item)| (path.as_str(), item.as_bytes()));
    archive::write(std::iter::once(("imsmanifest.xml", manifest.as_bytes())).chain(files))
}

/// An identifier as XML takes it: what cannot stand in one is told by its number.
fn escaped(identifier: &str) -> String {
    let mut name = String::new();
    let mut letters = identifier.chars().peekable();
    while let Some(letter) = letters.next() {
        let fits = letter.is_ascii_alphabetic() || !name.is_empty() && (letter.is_ascii_digit() || matches!(letter, '-' | '.'));
        if fits || letter == '_' && letters.peek() != Some(&'x') {
            name.push(letter);
        } else {
            let _ = write!(name, "_x{:x}_", u32::from(letter));
        }
    }
    if name.is_empty() { "_x_".to_owned() } else { name }
}

/// The identifier that [`escaped`] was given.
pub(super) fn unescaped(name: &str) -> String {
    let mut identifier = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once("_x") {
        identifier.push_str(before);
        match after.split_once('_') {
            Some(("", tail)) => rest = tail,
            Some((hex, tail)) => {
                identifier.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32));
                rest = tail;
            }
            None => rest = after,
        }
    }
    identifier.push_str(rest);
    identifier
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Text whose space stays: single spaces between words as they are, breaks within as `line`, all other space by number.
fn kept(text: &str, line: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|c| is_legal(*c)).collect();
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let (first, last) = (letters.iter().position(|c| !is_space(*c)), letters.iter().rposition(|c| !is_space(*c)));
    let mut xml = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let within = first.is_some_and(|first| at > first) && last.is_some_and(|last| at < last);
        let alone = || [at.wrapping_sub(1), at + 1].iter().all(|beside| letters.get(*beside).is_some_and(|c| !is_space(*c)));
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            ' ' if within && alone() => xml.push(' '),
            '\n' if within && !line.is_empty() => xml.push_str(line),
            space if is_space(*space) => drop(write!(xml, "&#{};", u32::from(*space))),
            other => xml.push(*other),
        }
    }
    xml
}

/// The value of an attribute, or a value in an element.
fn value(text: &str) -> String {
    kept(text, "")
}

struct Page {
    version: QtiVersion,
}

impl Page {
    /// A name as the version spells it. Names of HTML have no capitals and no place here.
    fn name(&self, name: &str) -> String {
        match self.version {
            QtiVersion::V2_2 => name.to_owned(),
            QtiVersion::V3_0 => format!("qti-{}", hyphened(name)),
        }
    }

    fn start(&self, name: &str, attributes: &[(&str, &str)]) -> String {
        let mut tag = format!("<{}", self.name(name));
        for (key, words) in attributes {
            let key = if self.version == QtiVersion::V3_0 { hyphened(key) } else { (*key).to_owned() };
            let _ = write!(tag, " {key}=\"{}\"", value(words));
        }
        tag
    }

    /// An element in one line; empty ones close themselves.
    fn line(&self, name: &str, attributes: &[(&str, &str)], content: &str) -> String {
        let start = self.start(name, attributes);
        if content.is_empty() { format!("{start}/>") } else { format!("{start}>{content}</{}>", self.name(name)) }
    }

    /// An element with others within, each in lines of its own.
    fn block(&self, name: &str, attributes: &[(&str, &str)], within: &[String]) -> String {
        let lines = within.iter().filter(|one| !one.is_empty()).flat_map(|one| one.lines()).map(|line| format!("  {line}\n"));
        format!("{}>\n{}</{}>", self.start(name, attributes), lines.collect::<String>(), self.name(name))
    }

    fn item(&self, identifier: &str, question: &Question) -> String {
        let space = match self.version {
            QtiVersion::V2_2 => "http://www.imsglobal.org/xsd/imsqti_v2p2",
            QtiVersion::V3_0 => "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        };
        let title: String = question.stem.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TITLE_CHARS).collect();
        let identifier = escaped(identifier);
        let attributes = [("xmlns", space), ("identifier", &identifier), ("title", &title), ("adaptive", "false"), ("timeDependent", "false"), ("toolName", TOOL)];
        let reason = (!question.reason.is_empty()).then(|| {
            let outcome = self.line("outcomeDeclaration", &[("identifier", "FEEDBACK"), ("cardinality", "single"), ("baseType", "identifier")], "");
            let words = format!("<p>{}</p>", kept(&question.reason, "<br/>"));
            let words = if self.version == QtiVersion::V3_0 { self.line("contentBody", &[], &words) } else { words };
            (outcome, self.line("modalFeedback", &[("outcomeIdentifier", "FEEDBACK"), ("identifier", "none"), ("showHide", "hide")], &words))
        });
        let (outcome, feedback) = reason.unwrap_or_default();
        let parts = self.asked(question);
        let score = [("identifier", "SCORE"), ("cardinality", "single"), ("baseType", "float"), ("externalScored", "human")];
        let by_hand = matches!(question.asked, Asked::Short { .. });
        let score = self.line("outcomeDeclaration", score.get(..if by_hand { 4 } else { 3 }).unwrap_or_default(), "");
        let within: Vec<String> = parts.declarations.into_iter().chain([score, outcome, self.block("itemBody", &[], &parts.body), parts.processing, feedback]).collect();
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", self.block("assessmentItem", &attributes, &within))
    }

    fn asked(&self, question: &Question) -> Parts {
        let stem = question.stem.as_str();
        match &question.asked {
            Asked::Single { options, right } => self.choice(stem, &numbered("choice", options), &[*right], None),
            Asked::Truth { right } => self.choice(stem, &[("true".to_owned(), "正确"), ("false".to_owned(), "错误")], &[usize::from(!*right)], None),
            Asked::Multiple { options, right, part } => self.choice(stem, &numbered("choice", options), right, Some(*part)),
            Asked::Fill { blanks, part } => self.fill(stem, blanks, *part),
            Asked::Order { options, part } => self.order(stem, options, *part),
            Asked::Match { left, right, pairs, part } => self.matched(stem, (left, right), pairs, *part),
            Asked::Short { model } => self.short(stem, model),
        }
    }

    fn declaration(&self, identifier: &str, kinds: (&str, &str), right: &[String], mapping: &str) -> String {
        let right: Vec<String> = right.iter().map(|text| self.line("value", &[], &value(text))).collect();
        self.block("responseDeclaration", &[("identifier", identifier), ("cardinality", kinds.0), ("baseType", kinds.1)], &[self.block("correctResponse", &[], &right), mapping.to_owned()])
    }

    fn entry(&self, key: &str, points: &str, attributes: &[(&str, &str)]) -> String {
        self.line("mapEntry", &[&[("mapKey", key), ("mappedValue", points)], attributes].concat(), "")
    }

    fn template(&self, name: &str) -> String {
        let template = match self.version {
            QtiVersion::V2_2 => format!("http://www.imsglobal.org/question/qti_v2p2/rptemplates/{name}"),
            QtiVersion::V3_0 => format!("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{name}.xml"),
        };
        self.line("responseProcessing", &[("template", &template)], "")
    }

    fn prompt(&self, stem: &str) -> String {
        self.line("prompt", &[], &kept(stem, "<br/>"))
    }

    /// `part` is none where one choice is right. With shares a wrong choice takes away all that the right ones give.
    fn choice(&self, stem: &str, options: &[(String, &str)], right: &[usize], part: Option<bool>) -> Parts {
        let keys: Vec<String> = right.iter().filter_map(|at| options.get(*at)).map(|(key, _)| key.clone()).collect();
        let all = right.len().to_string();
        let mapping = if part == Some(true) {
            let entries: Vec<String> = options.iter().map(|(key, _)| self.entry(key, &if keys.contains(key) { "1".to_owned() } else { format!("-{all}") }, &[])).collect();
            self.block("mapping", &[("lowerBound", "0"), ("upperBound", &all), ("defaultValue", &format!("-{all}"))], &entries)
        } else {
            String::new()
        };
        let choices = options.iter().map(|(key, text)| self.line("simpleChoice", &[("identifier", key)], &kept(text, "<br/>")));
        let within: Vec<String> = std::iter::once(self.prompt(stem)).chain(choices).collect();
        let shuffle = if options.first().is_some_and(|(key, _)| key == "true") { "false" } else { "true" };
        let (cardinality, most) = if part.is_some() { ("multiple", "0") } else { ("single", "1") };
        Parts {
            declarations: vec![self.declaration(RESPONSE, (cardinality, "identifier"), &keys, &mapping)],
            body: vec![self.block("choiceInteraction", &[("responseIdentifier", RESPONSE), ("shuffle", shuffle), ("maxChoices", most)], &within)],
            processing: self.template(if part == Some(true) { "map_response" } else { "match_correct" }),
        }
    }

    /// Stem with an entry at each blank. What a blank earns is added up, or else every one of them has to earn something.
    fn fill(&self, stem: &str, blanks: &[Vec<String>], part: bool) -> Parts {
        let response = |at: usize| if blanks.len() == 1 { RESPONSE.to_owned() } else { format!("{RESPONSE}_{}", at + 1) };
        let mut text = kept(stem, "<br/>");
        let mut line = String::new();
        for at in 0..blanks.len() {
            let Some((before, after)) = text.split_once("___") else { break };
            let rest = after.trim_start_matches('_');
            let long = format!("blank-{}", 3 + after.len() - rest.len());
            let response = response(at);
            let attributes = [("responseIdentifier", response.as_str()), ("class", long.as_str())];
            line.push_str(before);
            line.push_str(&self.line("textEntryInteraction", attributes.get(..if long == "blank-3" { 1 } else { 2 }).unwrap_or_default(), ""));
            text = rest.to_owned();
        }
        line.push_str(&text);
        let declarations = blanks.iter().enumerate().map(|(at, taken)| {
            let entries: Vec<String> = taken.iter().map(|answer| self.entry(answer, "1", &[("caseSensitive", "false")])).collect();
            self.declaration(&response(at), ("single", "string"), taken.get(..1).unwrap_or_default(), &self.block("mapping", &[("defaultValue", "0")], &entries))
        });
        let mapped: Vec<String> = (0..blanks.len()).map(|at| self.line("mapResponse", &[("identifier", &response(at))], "")).collect();
        let score = |content: String| self.block("setOutcomeValue", &[("identifier", "SCORE")], &[content]);
        let processing = if part {
            self.block("responseProcessing", &[], &[score(self.block("sum", &[], &mapped))])
        } else if blanks.len() == 1 {
            self.template("map_response")
        } else {
            let earns = |mapped: &String| self.block("gt", &[], &[mapped.clone(), self.line("baseValue", &[("baseType", "float")], "0")]);
            let all = self.block("and", &[], &mapped.iter().map(earns).collect::<Vec<_>>());
            let whole = self.block("responseIf", &[], &[all, score(self.line("baseValue", &[("baseType", "float")], "1"))]);
            self.block("responseProcessing", &[], &[self.block("responseCondition", &[], &[whole])])
        };
        Parts { declarations: declarations.collect(), body: vec![format!("<p>{line}</p>")], processing }
    }

    /// Options stand in the order of their texts, so that the file does not give the answer away.
    fn order(&self, stem: &str, options: &[String], part: bool) -> Parts {
        let mut shown: Vec<&String> = options.iter().collect();
        shown.sort();
        if shown.iter().zip(options).all(|(one, other)| *one == other) {
            shown.reverse();
        }
        let key = |option: &String| format!("choice_{}", shown.iter().position(|one| *one == option).unwrap_or_default() + 1);
        let right: Vec<String> = options.iter().map(key).collect();
        let choices = shown.iter().map(|option| self.line("simpleChoice", &[("identifier", &key(option))], &kept(option, "<br/>")));
        let within: Vec<String> = std::iter::once(self.prompt(stem)).chain(choices).collect();
        Parts {
            declarations: vec![self.declaration(RESPONSE, ("ordered", "identifier"), &right, "")],
            body: vec![self.block("orderInteraction", &[("responseIdentifier", RESPONSE), ("shuffle", "true")], &within)],
            processing: if part { self.places(options.len()) } else { self.template("match_correct") },
        }
    }

    /// One point for each place that is right.
    fn places(&self, count: usize) -> String {
        let identified = |name: &str, identifier: &str| self.line(name, &[("identifier", identifier)], "");
        let conditions: Vec<String> = (1..=count)
            .map(|at| {
                let index = |name: &str| self.block("index", &[("n", &at.to_string())], &[identified(name, RESPONSE)]);
                let one = self.line("baseValue", &[("baseType", "float")], "1");
                let more = self.block("sum", &[], &[identified("variable", "SCORE"), one]);
                let score = self.block("setOutcomeValue", &[("identifier", "SCORE")], &[more]);
                let met = self.block("match", &[], &[index("variable"), index("correct")]);
                self.block("responseCondition", &[], &[self.block("responseIf", &[], &[met, score])])
            })
            .collect();
        self.block("responseProcessing", &[], &conditions)
    }

    fn matched(&self, stem: &str, (left, right): (&[String], &[String]), pairs: &[usize], part: bool) -> Parts {
        let (left, right) = (numbered("left", left), numbered("right", right));
        let together: Vec<String> = left.iter().zip(pairs).filter_map(|((one, _), at)| Some(format!("{one} {}", right.get(*at)?.0))).collect();
        let entries: Vec<String> = together.iter().map(|pair| self.entry(pair, "1", &[])).collect();
        let mapping = if part { self.block("mapping", &[("defaultValue", "0")], &entries) } else { String::new() };
        let set = |side: &[(String, &str)]| {
            let choices = side.iter().map(|(key, text)| self.line("simpleAssociableChoice", &[("identifier", key), ("matchMax", "1")], &kept(text, "<br/>")));
            self.block("simpleMatchSet", &[], &choices.collect::<Vec<_>>())
        };
        let attributes = [("responseIdentifier", RESPONSE), ("shuffle", "true"), ("maxAssociations", &left.len().to_string())];
        Parts {
            declarations: vec![self.declaration(RESPONSE, ("multiple", "directedPair"), &together, &mapping)],
            body: vec![self.block("matchInteraction", &attributes, &[self.prompt(stem), set(&left), set(&right)])],
            processing: self.template(if part { "map_response" } else { "match_correct" }),
        }
    }

    fn short(&self, stem: &str, model: &str) -> Parts {
        let mut body = vec![self.block("extendedTextInteraction", &[("responseIdentifier", RESPONSE)], &[self.prompt(stem)])];
        if !model.is_empty() {
            let words = format!("<p>{}</p>", kept(model, "<br/>"));
            body.push(match self.version {
                QtiVersion::V2_2 => self.line("rubricBlock", &[("view", "scorer")], &words),
                QtiVersion::V3_0 => self.line("rubricBlock", &[("view", "scorer"), ("use", "scoring")], &self.line("contentBody", &[], &words)),
            });
        }
        let declaration = self.line("responseDeclaration", &[("identifier", RESPONSE), ("cardinality", "single"), ("baseType", "string")], "");
        Parts { declarations: vec![declaration], body, processing: String::new() }
    }

    fn resource(&self, path: &str, identifier: &str, question: &Question) -> String {
        let kind = match self.version {
            QtiVersion::V2_2 => "imsqti_item_xmlv2p2",
            QtiVersion::V3_0 => "imsqti_item_xmlv3p0",
        };
        let topic = if question.topic.is_empty() {
            String::new()
        } else {
            let keyword = format!("<lom:keyword><lom:string>{}</lom:string></lom:keyword>", value(&question.topic));
            format!("      <metadata><lom:lom><lom:general>{keyword}</lom:general></lom:lom></metadata>\n")
        };
        format!("    <resource identifier=\"{}\" type=\"{kind}\" href=\"{path}\">\n{topic}      <file href=\"{path}\"/>\n    </resource>\n", escaped(identifier))
    }

    fn manifest(&self, resources: &[String]) -> String {
        let (space, schema, version) = match self.version {
            QtiVersion::V2_2 => ("http://www.imsglobal.org/xsd/imscp_v1p1", "QTIv2.2 Package", "1.0.0"),
            QtiVersion::V3_0 => ("http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1", "QTI Package", "3.0.0"),
        };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"{space}\" xmlns:lom=\"http://ltsc.ieee.org/xsd/LOM\" identifier=\"questions\">\n  <metadata>\n    <schema>{schema}</schema>\n    \
             <schemaversion>{version}</schemaversion>\n  </metadata>\n  <{ORGANISATIONS}/>\n  <resources>\n{}  </resources>\n</manifest>\n",
            resources.concat()
        )
    }
}

/// What an item holds besides its scores and its feedback.
struct Parts {
    declarations: Vec<String>,
    body: Vec<String>,
    processing: String,
}

fn numbered<'a>(kind: &str, texts: &'a [String]) -> Vec<(String, &'a str)> {
    (1..).zip(texts).map(|(number, text): (usize, &String)| (format!("{kind}_{number}"), text.as_str())).collect()
}

/// `responseIf` as `response-if`.
fn hyphened(name: &str) -> String {
    name.chars().flat_map(|letter| letter.is_ascii_uppercase().then_some('-').into_iter().chain(letter.to_lowercase())).collect()
}
