//! Logs and metrics. Neither ever holds a message's text, a token or an address.
//!
//! Logs go to standard error, one line an event: text on a terminal, JSON elsewhere. Metrics are gathered by one recorder
//! per process; `web` serves what [`Metrics::render`] writes.

use std::io::IsTerminal;
use std::sync::OnceLock;
use std::time::Duration;

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::config::{Log, LogFormat};

/// Foreign parts that say too much below these levels; sqlx logs statements, and at `trace` hyper logs what it carries.
const CAPS: &str = "sqlx=warn,hyper=warn,hyper_util=warn,h2=warn,rustls=warn,tower=warn,reqwest=warn,tungstenite=warn";

/// Seconds. A question takes microseconds in the sample's size, milliseconds among 100,000 programs.
const ANSWER_BUCKETS: &[f64] = &[0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5];
const REQUEST_BUCKETS: &[f64] = &[0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// How often histograms are drained into their buckets; without it they grow until the next scrape.
const UPKEEP: Duration = Duration::from_secs(5);

/// Starts the process's log.
pub fn log(settings: &Log) {
    let json = match settings.format {
        LogFormat::Auto => !std::io::stderr().is_terminal(),
        LogFormat::Text => false,
        LogFormat::Json => true,
    };
    let subscriber = subscriber(settings, json, std::io::stderr);
    // Fails where a test of the same process has set one already, which then serves both.
    let _already_set = tracing::subscriber::set_global_default(subscriber);
}

/// The log of [`log`], written to `out`.
pub fn subscriber<W>(settings: &Log, json: bool, out: W) -> Box<dyn tracing::Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let filter = EnvFilter::new(format!("{},{CAPS}", settings.level));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(out);
    if json {
        Box::new(log.json().flatten_event(true).with_current_span(false).with_span_list(false).finish())
    } else {
        Box::new(log.with_target(false).with_ansi(std::io::stderr().is_terminal()).finish())
    }
}

/// The process's metrics in Prometheus' text form.
#[derive(Debug, Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// The process's one recorder; made by the first call.
    ///
    /// # Errors
    /// Where another recorder has been installed, which only a test could do.
    pub fn install() -> Result<Self, BuildError> {
        static INSTALLED: OnceLock<PrometheusHandle> = OnceLock::new();
        static INSTALLING: std::sync::Mutex<()> = std::sync::Mutex::new(());
        let _one_at_a_time = INSTALLING.lock().expect("no holder of the lock panics");
        if let Some(handle) = INSTALLED.get() {
            return Ok(Self(handle.clone()));
        }
        let handle = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Full("naru_answer_seconds".to_owned()), ANSWER_BUCKETS)?
            .set_buckets_for_metric(Matcher::Full("naru_http_request_seconds".to_owned()), REQUEST_BUCKETS)?
            .install_recorder()?;
        describe();
        Ok(Self(INSTALLED.get_or_init(|| handle).clone()))
    }

    pub fn render(&self) -> String {
        self.0.render()
    }

    /// Keeps the histograms small, until `stop`.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn upkeep(self, stop: CancellationToken) -> anyhow::Result<()> {
        let mut tick = tokio::time::interval(UPKEEP);
        while stop.run_until_cancelled(tick.tick()).await.is_some() {
            self.0.run_upkeep();
        }
        Ok(())
    }
}

fn describe() {
    use metrics::{describe_counter, describe_gauge, describe_histogram};
    describe_counter!("naru_questions_total", "Questions answered, by channel, language and intent.");
    describe_histogram!("naru_answer_seconds", "From a question's text to its answer.");
    describe_histogram!("naru_http_request_seconds", "HTTP requests, by route and status.");
    describe_counter!("naru_refused_total", "Questions not taken, by reason.");
    describe_gauge!("naru_visitors", "Visitors whose conversation is remembered.");
    describe_gauge!("naru_event_streams", "Open event streams.");
    describe_gauge!("naru_connections", "Open HTTP connections.");
    describe_gauge!("naru_programs", "Programs in the catalogue that answers are given from.");
    describe_counter!("naru_reloads_total", "Catalogues loaded after a change, by outcome.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("no holder panics").write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn logged(json: bool) -> String {
        let page = Page::default();
        let out = page.clone();
        let log = subscriber(&Log::default(), json, move || out.clone());
        tracing::subscriber::with_default(log, || {
            tracing::info!(programs = 3, "loaded");
            tracing::debug!("unheard");
            tracing::info!(target: "sqlx::query", "unheard too");
        });
        String::from_utf8(page.0.lock().expect("no holder panics").clone()).expect("logs are UTF-8")
    }

    #[test]
    fn json_lines_hold_one_event_each() {
        let text = logged(true);
        let lines: Vec<serde_json::Value> =
            text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
        assert_eq!(lines.len(), 1, "{text}");
        assert_eq!(lines[0]["message"], "loaded");
        assert_eq!(lines[0]["programs"], 3);
        assert_eq!(lines[0]["level"], "INFO");
    }

    #[test]
    fn text_lines_are_for_people() {
        let text = logged(false);
        assert!(text.contains("loaded") && text.contains("programs=3") && !text.contains("unheard"), "{text}");
    }

    #[test]
    fn metrics_are_installed_once() {
        let first = Metrics::install().expect("nobody else installs one");
        metrics::counter!("naru_reloads_total", "outcome" => "test").increment(1);
        let again = Metrics::install().expect("the first one is found");
        assert!(again.render().contains("naru_reloads_total{outcome=\"test\"} 1"), "{}", first.render());
    }
}
