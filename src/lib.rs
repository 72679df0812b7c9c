//! SIP Inspector.
