//! The objects of SARIF 2.1.0 that a log of ours holds, by the standard's names (OASIS SARIF
//! v2.1.0, section 3). What is empty is left out, as the standard's schema wants it.

use serde::Serialize;

/// Declares objects of the standard.
macro_rules! objects {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $($(#[$meta])*
        #[derive(Clone, Debug, Serialize)]
        #[allow(clippy::struct_field_names, reason = "the names are the standard's")]
        #[serde(rename_all = "camelCase")]
        pub(super) struct $name {
            $($(#[$field_meta])* pub(super) $field: $type),*
        })*
    };
}

objects! {
    /// §3.14
    Run {
        tool: Tool,
        invocations: [Invocation; 1],
        artifacts: Vec<Artifact>,
        results: Vec<Finding>,
        column_kind: &'static str,
    }

    /// §3.18
    Tool {
        driver: ToolComponent,
    }

    /// §3.19
    ToolComponent {
        name: String,
        version: String,
        semantic_version: String,
        rules: Vec<ReportingDescriptor>,
    }

    /// §3.49
    ReportingDescriptor {
        id: &'static str,
        name: &'static str,
        short_description: Message,
        full_description: Message,
        help: Help,
        default_configuration: ReportingConfiguration,
        properties: RuleProperties,
    }

    /// §3.50
    ReportingConfiguration {
        level: &'static str,
    }

    /// §3.8
    RuleProperties {
        tags: [&'static str; 1],
    }

    /// §3.12, with both of its forms
    Help {
        text: String,
        markdown: String,
    }

    /// §3.11
    Message {
        text: String,
    }

    /// §3.20
    Invocation {
        execution_successful: bool,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tool_execution_notifications: Vec<Notification>,
    }

    /// §3.58
    Notification {
        level: &'static str,
        message: Message,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        locations: Vec<Location>,
    }

    /// §3.24
    Artifact {
        location: ArtifactLocation,
        length: u32,
        roles: [&'static str; 1],
    }

    /// §3.4
    ArtifactLocation {
        uri: String,
        index: usize,
    }

    /// §3.27: a `result`
    Finding {
        rule_id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        rule_index: Option<usize>,
        level: &'static str,
        message: Message,
        locations: [Location; 1],
        #[serde(skip_serializing_if = "Vec::is_empty")]
        related_locations: Vec<Location>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        fixes: Vec<Fix>,
    }

    /// §3.28
    Location {
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<usize>,
        physical_location: PhysicalLocation,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        logical_locations: Vec<LogicalLocation>,
        #[serde(skip_serializing_if = "Option::is_none")]
        message: Option<Message>,
    }

    /// §3.29
    PhysicalLocation {
        artifact_location: ArtifactLocation,
        #[serde(skip_serializing_if = "Option::is_none")]
        region: Option<Region>,
    }

    /// §3.33
    LogicalLocation {
        name: String,
        fully_qualified_name: String,
    }

    /// §3.30
    Region {
        start_line: u32,
        start_column: u32,
        end_line: u32,
        end_column: u32,
        byte_offset: u32,
        byte_length: u32,
    }

    /// §3.55
    Fix {
        description: Message,
        artifact_changes: [ArtifactChange; 1],
    }

    /// §3.56
    ArtifactChange {
        artifact_location: ArtifactLocation,
        replacements: Vec<Replacement>,
    }

    /// §3.57
    Replacement {
        deleted_region: Region,
        inserted_content: Message,
    }
}

impl Message {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}
