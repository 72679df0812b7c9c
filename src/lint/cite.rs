//! Where a standard says so.

/// How strongly a text demands it (RFC 2119).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// A MUST, or grammar that leaves no other reading.
    Must,
    /// A SHOULD.
    Should,
    /// A MAY, or text that explains.
    May,
}

/// A section of an RFC and its force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cite {
    /// Number of the RFC.
    pub rfc: u16,
    /// Section, as the RFC numbers it.
    pub section: &'static str,
    /// How strongly it demands what the rule checks.
    pub force: Force,
}

/// A section that demands with MUST, or a grammar.
#[allow(non_snake_case, reason = "reads as a variant in rule declarations")]
pub const fn Must(rfc: u16, section: &'static str) -> Cite {
    Cite {
        rfc,
        section,
        force: Force::Must,
    }
}

/// A section that recommends with SHOULD.
#[allow(non_snake_case, reason = "reads as a variant in rule declarations")]
pub const fn Should(rfc: u16, section: &'static str) -> Cite {
    Cite {
        rfc,
        section,
        force: Force::Should,
    }
}

/// A section that allows or explains.
#[allow(non_snake_case, reason = "reads as a variant in rule declarations")]
pub const fn May(rfc: u16, section: &'static str) -> Cite {
    Cite {
        rfc,
        section,
        force: Force::May,
    }
}
