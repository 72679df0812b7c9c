//! Pictures of pixels, painted by the browser.

use super::files;
use crate::{ui::state::Action, view::ladder::Svg};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlImageElement, OffscreenCanvas, OffscreenCanvasRenderingContext2d};
use yew::Callback;

/// Offers `svg` as a picture of pixels.
pub(super) fn paint(name: String, svg: Svg, scale: u32, say: &Callback<Action>) {
    let say = say.clone();
    spawn_local(async move {
        let painted = match png(&svg, scale).await {
            Ok(bytes) => files::download(&name, "image/png", &bytes),
            Err(error) => Err(error),
        };
        if painted.is_err() {
            let text = format!("The browser could not paint {name}. Keep the ladder as SVG.");
            say.emit(Action::Unreadable(text));
        }
    });
}

async fn png(svg: &Svg, scale: u32) -> Result<Vec<u8>, JsValue> {
    let (width, height) = (
        svg.width.saturating_mul(scale),
        svg.height.saturating_mul(scale),
    );
    let image = HtmlImageElement::new()?;
    // The policy allows images of this kind; those of the kind `blob:` it does not.
    let text = js_sys::encode_uri_component(&svg.text);
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
    JsFuture::from(image.decode()).await?;
    let canvas = OffscreenCanvas::new(width, height)?;
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: OffscreenCanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let blob = JsFuture::from(canvas.convert_to_blob()?).await?;
    let buffer = JsFuture::from(blob.unchecked_into::<web_sys::Blob>().array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
