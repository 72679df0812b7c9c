//! The page without a browser: a real session answers what the state asks.
