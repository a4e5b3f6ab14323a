//! Pictures of addresses for a phone to read (ISO/IEC 18004).

use domain::message::Refusal;
use qrcode::{EcLevel, QrCode, render::svg};

use crate::error::ApiError;

/// The longest address, in bytes.
const LONGEST: usize = 300;

/// An address as a picture in SVG, dark on light with its quiet zone. Errors: an address too long.
pub(crate) fn svg(address: &str) -> Result<String, ApiError> {
    let too_long = || ApiError::from(Refusal::new("refusal.too_many").with("most", LONGEST).at("origin"));
    if address.len() > LONGEST {
        return Err(too_long());
    }
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|_| too_long())?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).build())
}
