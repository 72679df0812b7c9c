//! The components: one file each.

mod app;
mod auth;
mod banner;
mod browser;
mod busy;
mod bytes;
mod call_detail;
mod calls;
mod credentials;
mod editor;
mod export;
mod files;
mod finding_group;
mod findings;
mod help;
mod icon;
mod ingest;
mod inspector;
mod ladder;
mod ladder_export;
mod ladder_table;
mod lanes;
mod long_list;
mod menu;
mod message_list;
mod middle;
mod part_card;
mod paste;
mod picture;
mod rules;
mod said;
mod samples;
mod side;
mod splitter;
mod start_page;
mod status;
mod switcher;
mod top_bar;
mod tree;

/// Renders the page; does nothing in the web worker, which runs the same module.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        console_error_panic_hook::set_once();
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
