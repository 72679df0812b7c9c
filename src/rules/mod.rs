//! The rules, one file each, by family. A rule's file is all there is to it: its page, its
//! examples, its check.
#![allow(
    rustdoc::invalid_codeblock_attributes,
    reason = "the examples' fences say which base message they change"
)]

mod authentication;
mod body;
mod header_fields;
mod routing;
mod syntax;
mod transactions;

use std::sync::LazyLock;

use crate::lint::Rule;

/// Every rule, by code.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    [
        syntax::RULES,
        header_fields::RULES,
        routing::RULES,
        body::RULES,
        authentication::RULES,
        transactions::RULES,
    ]
    .concat()
});
