//! How requests and answers cross between the page and its worker: as objects, bytes as a typed array that is
//! handed over and not copied.

use super::protocol::Answer;
use js_sys::{Array, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

/// A value to post and what of it is handed over.
pub(super) type Packed = (JsValue, Array);

/// What is said, ready to be posted.
pub(super) fn pack(said: &impl Serialize) -> Result<Packed, JsValue> {
    let serializer =
        serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    let value = said.serialize(&serializer).map_err(JsValue::from)?;
    let bytes = Reflect::get(&value, &"bytes".into())?;
    let handed = bytes.dyn_ref::<Uint8Array>().map(Uint8Array::buffer);
    Ok((value, handed.iter().collect()))
}

/// An answer, ready to be posted. An overview has a row for every message, and there may be a hundred thousand:
/// it crosses as JSON, which the page reads in a fraction of the time that objects take.
pub(super) fn pack_answer(answer: &Answer) -> Result<Packed, JsValue> {
    let Answer::Inspected { revision, overview } = answer else {
        return pack(answer);
    };
    let json = serde_json::to_vec(&(revision, overview)).map_err(|e| e.to_string())?;
    let bytes = Uint8Array::from(json.as_slice());
    let handed = Array::of1(&bytes.buffer());
    Ok((bytes.into(), handed))
}

/// The answer that was posted; the error says why it is none.
pub(super) fn unpack_answer(value: JsValue) -> Result<Answer, String> {
    let Some(json) = value.dyn_ref::<Uint8Array>() else {
        return serde_wasm_bindgen::from_value(value).map_err(|e| e.to_string());
    };
    let read = serde_json::from_slice(&json.to_vec()).map_err(|e| e.to_string())?;
    let (revision, overview) = read;
    Ok(Answer::Inspected { revision, overview })
}
