//! The story of an authentication: who asked for what, who answered, and what came of it.

use crate::report::page::{AuthRow, Row};

/// Who asks whom for what: `A proxy asks alice to prove who they are, in the realm example.com`.
pub fn asked(challenge: &AuthRow, answers: &[&AuthRow]) -> String {
    let who = if challenge.proxy {
        "A proxy"
    } else {
        "The server"
    };
    let stale = challenge.param("stale").unwrap_or_default();
    let realm = challenge.param("realm").unwrap_or_default();
    let scheme = match challenge.param("algorithm") {
        Some(algorithm) => format!("{} with {algorithm}", challenge.scheme),
        None => challenge.scheme.clone(),
    };
    let again = if stale.eq_ignore_ascii_case("true") {
        ", as the nonce before was too old"
    } else {
        ""
    };
    let users = answers.iter().filter_map(|a| a.param("username"));
    let user = users.map(|u| format!(" `{u}`")).next();
    let whom = user.unwrap_or_else(|| " the sender".to_owned());
    format!("{who} asks{whom} for credentials in the realm `{realm}` ({scheme}){again}.")
}

/// What came of credentials: `401 Unauthorized: not accepted`.
pub fn outcome(credentials: &AuthRow, rows: &[Row]) -> String {
    let Some(said) = &credentials.outcome else {
        return "No response to it is in this text.".to_owned();
    };
    let response = credentials.outcome_message;
    let status = response.and_then(|id| rows.get(id as usize)?.status);
    match status {
        Some(status) => format!("Answered {status}: {said}."),
        None => format!("It was {said}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(params: &[(&str, &str)], outcome: Option<(&str, u32)>) -> AuthRow {
        let params = params.iter();
        AuthRow {
            scheme: "Digest".to_owned(),
            params: params
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect(),
            outcome: outcome.map(|(text, _)| text.to_owned()),
            outcome_message: outcome.map(|(_, id)| id),
            ..AuthRow::default()
        }
    }

    #[test]
    fn an_authentication_is_told() {
        let stale = row(
            &[("realm", "x"), ("stale", "TRUE"), ("algorithm", "MD5")],
            None,
        );
        let answer = row(&[("username", "bob")], Some(("accepted", 0)));
        assert_eq!(
            asked(&stale, &[&answer]),
            "The server asks `bob` for credentials in the realm `x` (Digest with MD5), as the nonce before was too old."
        );
        let proxy = AuthRow {
            proxy: true,
            ..row(&[("realm", "x")], None)
        };
        assert_eq!(
            asked(&proxy, &[]),
            "A proxy asks the sender for credentials in the realm `x` (Digest)."
        );
        let ok = Row {
            status: Some(200),
            ..Row::default()
        };
        assert_eq!(outcome(&answer, &[ok]), "Answered 200: accepted.");
        assert_eq!(outcome(&stale, &[]), "No response to it is in this text.");
    }
}
