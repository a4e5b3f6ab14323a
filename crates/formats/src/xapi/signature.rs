//! Signed statements: a JSON web signature among the attachments.
//!
//! Source: xAPI 1.0.3 part two, 2.6; IEEE 9274.1.1-2023, 4.2.6; RFC 7515. What is checked tells of mistakes; whether the
//! signer may be trusted is for whoever reads the statement to find out.

use base64::{Engine, engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD}};
use domain::message::Refusal;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm};

use super::{Json, Version, parse, same};

/// Whether a signature is of a sound form, signs this statement, and holds for the certificate that it brings.
///
/// # Errors
/// The signature is not three parts of base64url, its algorithm is none of RS256, RS384 and RS512, its payload is another
/// statement, or the certificate in its header did not make it.
pub fn check(signature: &[u8], statement: &Json, version: Version) -> Result<(), Refusal> {
    let wrong = |why: &str| Refusal::new(&format!("refusal.xapi_signature_{why}"));
    let text = std::str::from_utf8(signature).map_err(|_| wrong("form"))?.trim();
    let parts: Vec<&str> = text.split('.').collect();
    let [head, payload, seal] = parts.as_slice() else { return Err(wrong("form")) };
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).map_err(|_| wrong("form"));
    let header = parse(&decode(head)?).map_err(|_| wrong("form"))?;
    let algorithm = algorithm(header.text_of("alg").unwrap_or_default()).ok_or_else(|| wrong("algorithm"))?;
    let signed = parse(&decode(payload)?).map_err(|_| wrong("form"))?;
    if !same(&signed, statement, version) {
        return Err(wrong("payload"));
    }
    let seal = decode(seal)?;
    let Some(chain) = header.get("x5c") else { return Ok(()) };
    let first = chain.list().and_then(|chain| chain.first()).and_then(Json::text).ok_or_else(|| wrong("certificate"))?;
    let der = CertificateDer::from(STANDARD.decode(first).map_err(|_| wrong("certificate"))?);
    let certificate = webpki::EndEntityCert::try_from(&der).map_err(|_| wrong("certificate"))?;
    certificate.verify_signature(algorithm, format!("{head}.{payload}").as_bytes(), &seal).map_err(|_| wrong("certificate"))
}

fn algorithm(name: &str) -> Option<&'static dyn SignatureVerificationAlgorithm> {
    match name {
        "RS256" => Some(webpki::ring::RSA_PKCS1_2048_8192_SHA256),
        "RS384" => Some(webpki::ring::RSA_PKCS1_2048_8192_SHA384),
        "RS512" => Some(webpki::ring::RSA_PKCS1_2048_8192_SHA512),
        _ => None,
    }
}
