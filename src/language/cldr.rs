//! Names of days and months, hours, numbers and lists as a language writes them, from CLDR.
//!
//! CLDR's own formatters are asked once, when a language is first spoken; what they said is kept in tables, because
//! an answer needs a hundred such pieces. How the pieces make a date is a line of `words.ftl`, so that a translator has
//! the last word.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use chrono_tz::Tz;
use icu::datetime::fieldsets::{self, E, M, MD, YM};
use icu::datetime::input::{Date, Time};
use icu::datetime::options::YearStyle;
use icu::datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu::decimal::DecimalFormatter;
use icu::list::options::ListFormatterOptions;
use icu::list::{ListFormatter, ListFormatterPreferences};
use icu::locale::Locale;
use icu::locale::extensions::unicode::{key, value};
use icu::time::zone::IanaParser;

/// The tables of one language.
#[derive(Debug)]
pub struct Cldr {
    locale: Locale,
    /// From Monday.
    weekdays_short: Vec<String>,
    weekdays_long: Vec<String>,
    months_short: Vec<String>,
    months_long: Vec<String>,
    /// "3 December": by day of a leap year, from 0.
    days: Vec<String>,
    /// "09:", "9.": what stands before the minutes.
    hours: Vec<String>,
    /// Between groups of three digits, and from how many digits on.
    group: String,
    group_from: usize,
}

/// A leap year, so that it has every day.
const LEAP: i32 = 2028;

impl Cldr {
    /// `name`: the CLDR locale, such as `ko` or `en-GB`.
    ///
    /// # Panics
    /// Never for a language tag: CLDR answers for every language, if need be with its root data.
    pub fn new(name: &str) -> Self {
        let mut locale: Locale = name.parse().unwrap_or(Locale::UNKNOWN);
        locale.extensions.unicode.keywords.set(key!("hc"), value!("h23"));
        let date = |year, month, day| Date::try_new_iso(year, month, day).expect("a day of the calendar");
        macro_rules! dates {
            ($fields:expr, $days:expr) => {{
                let formatter = DateTimeFormatter::try_new(locale.clone().into(), $fields)
                    .expect("CLDR's compiled data has these fields for every language");
                $days.map(|day| formatter.format(&day).to_string()).collect::<Vec<String>>()
            }};
        }
        // The first of May 2028 is a Monday.
        let week = || (1..=7).map(|day| date(LEAP, 5, day));
        let months = || (1..=12).map(|month| date(LEAP, month, 1));
        let year = || {
            let first = NaiveDate::from_ymd_opt(LEAP, 1, 1).expect("a day of the calendar");
            first.iter_days().take(366).map(|day| date(LEAP, day.month() as u8, day.day() as u8))
        };
        let time = NoCalendarFormatter::try_new(locale.clone().into(), fieldsets::T::hm())
            .expect("CLDR's compiled data has hours for every language");
        let hours = (0..24).map(|hour| {
            let full = time.format(&Time::try_new(hour, 0, 0, 0).expect("an hour of the day")).to_string();
            full.strip_suffix("00").map_or_else(|| format!("{hour:02}:"), str::to_owned)
        });
        let hours = hours.collect();
        let (group, group_from) = grouping(&locale);
        Self {
            weekdays_short: dates!(E::short(), week()),
            weekdays_long: dates!(E::long(), week()),
            months_short: dates!(M::medium(), months()),
            months_long: dates!(M::long(), months()),
            days: dates!(MD::long(), year()),
            hours,
            group,
            group_from,
            locale,
        }
    }

    /// "Thu".
    pub fn weekday_short(&self, day: Weekday) -> &str {
        &self.weekdays_short[day.num_days_from_monday() as usize]
    }

    /// "Thursday".
    pub fn weekday_long(&self, day: Weekday) -> &str {
        &self.weekdays_long[day.num_days_from_monday() as usize]
    }

    /// "Dec"; `month` counts from 1.
    pub fn month_short(&self, month: u32) -> &str {
        self.months_short.get(month as usize - 1).map_or("", String::as_str)
    }

    /// "December", as it stands alone.
    pub fn month_long(&self, month: u32) -> &str {
        self.months_long.get(month as usize - 1).map_or("", String::as_str)
    }

    /// "3 December", in the case that the language asks for beside a number.
    pub fn month_day(&self, day: NaiveDate) -> &str {
        let same = NaiveDate::from_ymd_opt(LEAP, day.month(), day.day());
        self.days.get(same.map_or(0, |it| it.ordinal0()) as usize).map_or("", String::as_str)
    }

    /// "December 2026".
    pub fn month_of_year(&self, year: i32, month: u32) -> String {
        let formatter = DateTimeFormatter::try_new(self.locale.clone().into(), YM::long())
            .expect("CLDR's compiled data has months for every language");
        match Date::try_new_iso(year, month as u8, 1) {
            Ok(first) => formatter.format(&first).to_string(),
            Err(_) => format!("{year}-{month:02}"),
        }
    }

    /// "2026", "2026년".
    pub fn year(&self, year: i32) -> String {
        let fields = fieldsets::Y::long().with_year_style(YearStyle::Full);
        let formatter = DateTimeFormatter::try_new(self.locale.clone().into(), fields)
            .expect("CLDR's compiled data has years for every language");
        Date::try_new_iso(year, 1, 1).map_or_else(|_| year.to_string(), |first| formatter.format(&first).to_string())
    }

    /// "14:00" on the clock of 24 hours.
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{}{:02}", self.hours[time.hour() as usize], time.minute())
    }

    /// "3,000,000".
    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        if digits.len() < self.group_from {
            return digits;
        }
        let mut grouped = String::with_capacity(digits.len() * 2);
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(&self.group);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// "A, B and C".
    pub fn and<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.list(items, ListFormatter::try_new_and)
    }

    /// "A, B or C".
    pub fn or<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.list(items, ListFormatter::try_new_or)
    }

    fn list<S: AsRef<str>, E>(
        &self,
        items: &[S],
        formatter: impl Fn(ListFormatterPreferences, ListFormatterOptions) -> Result<ListFormatter, E>,
    ) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            several => match formatter((&self.locale).into(), ListFormatterOptions::default()) {
                Ok(formatter) => formatter.format_to_string(several.iter().map(AsRef::as_ref)),
                Err(_) => several.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
            },
        }
    }

    /// "Korean Time".
    pub fn zone(&self, zone: Tz) -> String {
        let formatter = NoCalendarFormatter::try_new((&self.locale).into(), fieldsets::zone::GenericLong);
        let at = icu::time::zone::ZoneNameTimestamp::far_in_future();
        let info = IanaParser::new().parse(zone.name()).without_offset().with_zone_name_timestamp(at);
        formatter.map_or_else(|_| zone.name().to_owned(), |formatter| formatter.format(&info).to_string())
    }
}

/// The separator of thousands, and the count of digits from which on it is written (Spanish writes 5000, but 50.000).
fn grouping(locale: &Locale) -> (String, usize) {
    let Ok(formatter) = DecimalFormatter::try_new(locale.into(), Default::default()) else {
        return (" ".to_owned(), 5);
    };
    let million = formatter.format(&1_000_000_i64.into()).to_string();
    let group: String = million.chars().skip(1).take_while(|c| !c.is_ascii_digit()).collect();
    let thousand = formatter.format(&1_000_i64.into()).to_string();
    let from = if thousand.contains(&*group) { 4 } else { 5 };
    (group, from)
}
