//! Many rows into one table by few statements.

use serde::Serialize;
use sqlx::AssertSqlSafe;

use super::db::{Engine, sql};
use super::{Error, Transaction};

/// A value of one column.
#[derive(Debug)]
pub(super) enum Cell<'a> {
    Text(Option<std::borrow::Cow<'a, str>>),
    Int(Option<i64>),
    Bool(bool),
}

impl<'a> Cell<'a> {
    pub fn text(text: &'a str) -> Self {
        Self::optional(Some(text))
    }

    pub fn optional(text: Option<&'a str>) -> Self {
        Self::Text(text.map(Into::into))
    }

    pub fn json(value: &impl Serialize) -> Self {
        let text = serde_json::to_string(value).expect("records hold nothing that JSON cannot say");
        Self::Text(Some(text.into()))
    }
}

/// Parameters of one statement: SQLite takes 32,766 at most and PostgreSQL 65,535, and both slow down well before.
const PARAMETERS: usize = 8_000;

/// Inserts `rows`, each with a cell for each of `columns`; where one with the same `key` is there, its columns other
/// than `kept` take the new values. `table` and columns are names from the source, never from outside. The rows are boxed: a
/// future that holds their own type across a wait cannot be shown to be fit for another thread.
pub(super) async fn upsert<'a>(
    tx: &mut Transaction,
    table: &str,
    columns: &[&str],
    key: &[&str],
    kept: &[&str],
    rows: Box<dyn Iterator<Item = Vec<Cell<'a>>> + Send + 'a>,
) -> Result<(), Error> {
    let set: Vec<String> =
        columns.iter().filter(|it| !kept.contains(it)).map(|it| format!("{it} = excluded.{it}")).collect();
    let tail = match set.is_empty() {
        true => format!(" on conflict ({}) do nothing", key.join(", ")),
        false => format!(" on conflict ({}) do update set {}", key.join(", "), set.join(", ")),
    };
    insert(tx, table, columns, &tail, rows).await
}

/// Inserts `rows`, each with a cell for each of `columns`; `tail` stands behind them. All but the cells is from the source,
/// never from outside.
pub(super) async fn insert<'a>(
    tx: &mut Transaction,
    table: &str,
    columns: &[&str],
    tail: &str,
    rows: impl Iterator<Item = Vec<Cell<'a>>>,
) -> Result<(), Error> {
    let is_sqlite = matches!(tx.on(), Engine::Sqlite(_));
    let at_once = (PARAMETERS / columns.len()).max(1);
    let head = format!("insert into {table} ({}) values ", columns.join(", "));
    let mut rows = rows.peekable();
    let mut text = String::new();
    let mut rows_in_text = 0;
    while rows.peek().is_some() {
        let batch: Vec<Vec<Cell<'a>>> = rows.by_ref().take(at_once).collect();
        // All full batches have the same text, which the connection then knows already.
        if batch.len() != rows_in_text {
            rows_in_text = batch.len();
            text = format!("{head}{}{tail}", places(columns.len(), rows_in_text, is_sqlite));
        }
        sql!(tx.on(), |db| {
            let mut query = sqlx::query(AssertSqlSafe(text.as_str()));
            for cell in batch.into_iter().flatten() {
                query = match cell {
                    Cell::Text(text) => query.bind(text.map(std::borrow::Cow::into_owned)),
                    Cell::Int(number) => query.bind(number),
                    Cell::Bool(it) => query.bind(it),
                };
            }
            query.execute(db).await.map(drop)
        })?;
    }
    Ok(())
}

/// `($1, $2), ($3, $4)`; `(?, ?), (?, ?)` for SQLite, which looks up `$n` as a name in a list from its beginning, for each
/// parameter of each execution: thousands of them would take a minute for what takes a second.
fn places(columns: usize, rows: usize, is_sqlite: bool) -> String {
    let place = |at: usize| if is_sqlite { "?".to_owned() } else { format!("${at}") };
    let row = |at: usize| {
        let row: Vec<String> = (1..=columns).map(|column| place(at * columns + column)).collect();
        format!("({})", row.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_through() {
        assert_eq!(places(2, 2, false), "($1, $2), ($3, $4)");
        assert_eq!(places(2, 2, true), "(?, ?), (?, ?)");
    }
}
