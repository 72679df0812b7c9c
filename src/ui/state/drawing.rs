//! The ladder's lanes as the user wants them, and the ladder as a file to keep.

use super::{Effect, State};
use crate::{
    view::{
        ladder::{self, Drawing, Ladder},
        words,
    },
    worker::protocol::Bytes,
};
use std::rc::Rc;

impl State {
    fn ladder(&self) -> Ladder {
        ladder::layout(&self.overview, self.chosen(), &self.lanes)
    }

    pub(super) fn change_lanes(&mut self, change: &ladder::Change) {
        let lanes = self.ladder().lanes;
        Rc::make_mut(&mut self.lanes).apply(change, &lanes);
    }

    pub(super) fn draw(&mut self, drawing: Drawing) -> Vec<Effect> {
        let ladder = self.ladder();
        if ladder.steps.is_empty() {
            return Vec::new();
        }
        let name = |ending: &str| format!("{}.ladder.{ending}", words::stem(&self.name));
        let (name, media, text) = match drawing {
            Drawing::Svg => (name("svg"), "image/svg+xml", ladder::svg(&ladder).text),
            Drawing::Mermaid => (name("mmd"), "text/plain", ladder::mermaid(&ladder)),
            Drawing::Text => (name("txt"), "text/plain", ladder::text(&ladder)),
            Drawing::Png => {
                let (name, svg) = (name("png"), ladder::svg(&ladder));
                return match svg.scale() {
                    Some(scale) => vec![Effect::Paint { name, svg, scale }],
                    None => self.too_long(),
                };
            }
        };
        vec![Effect::Download {
            name,
            media: media.to_owned(),
            bytes: Bytes(text.into_bytes()),
        }]
    }

    fn too_long(&mut self) -> Vec<Effect> {
        let text =
            "This ladder has more pixels than a browser paints: choose a call, or keep it as SVG.";
        self.warn(text.to_owned());
        Vec::new()
    }
}
