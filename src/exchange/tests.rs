use std::collections::HashMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::program::change::{Change, What, diff};
use crate::program::{Faq, Instant, LocalizedText, Program, Session, Status, sample};

/// The formats that hold everything.
const WHOLE: [Format; 4] = [Format::Toml, Format::Json, Format::Csv, Format::Xlsx];

fn ko() -> Language {
    Language::new("ko")
}

fn written(data: &Dataset, format: Format) -> Vec<File> {
    let sequences = HashMap::from([(data.programs[0].id.clone(), 7)]);
    let now = "2026-11-24T12:00:00Z".parse().expect("an instant");
    let languages = [ko(), Language::new("en")];
    let calendar = icalendar::Setting { languages: &languages, sequences: &sequences, now };
    write(data, format, &calendar).expect("it can be written")
}

fn read_files(files: &[File], stored: &Dataset) -> Result<Read, Vec<Fault>> {
    let input = |(name, bytes): &File| Input {
        name: name.clone(),
        format: Format::of_file(name).expect("a known ending"),
        source: Box::new(io::Cursor::new(bytes.clone())),
    };
    let setting = Setting { stored, home: None, language: ko() };
    read(files.iter().map(input).collect(), setting, &mut |_| ())
}

/// What importing `files` would change.
#[track_caller]
fn changes(files: &[File], stored: &Dataset) -> Vec<Change> {
    match read_files(files, stored) {
        Ok(read) => read.changes(stored, false),
        Err(faults) => panic!("{}", shown(&faults).join("\n")),
    }
}

fn shown(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

/// The faults of one file.
#[track_caller]
fn faults(name: &str, bytes: &[u8], stored: &Dataset) -> Vec<String> {
    shown(&read_files(&[(name.to_owned(), bytes.to_vec())], stored).expect_err("something is wrong with it"))
}

fn texts(pairs: &[(&'static str, &str)]) -> LocalizedText {
    pairs.iter().map(|(tag, text)| (Language::new(tag), *text)).collect()
}

static SAMPLE: LazyLock<Dataset> = LazyLock::new(sample::dataset);

/// The sample, with a record of every kind and texts that files find hard.
fn full() -> Dataset {
    let mut data = SAMPLE.clone();
    data.programs[0].draft = true;
    data.programs[1].title = texts(&[("ko", "=SUM(A1)"), ("en", "'=quoted'"), ("ja", "+82 \"a\", 'b'; c\\d\n둘째 줄")]);
    data.programs[1].contact = Some("@naru".to_owned());
    data.faqs.push(Faq {
        id: "parking".to_owned(),
        phrasings: vec![(ko(), vec!["주차; 되나요?".to_owned(), "=주차장\\있어요?".to_owned()])],
        answer: texts(&[("ko", "- 지하에 있습니다.")]),
        owner: Some("mina".to_owned()),
        expires: Some("2027-01-01T00:00:00.500+09:00".parse().expect("an instant")),
    });
    data
}

#[test]
fn what_is_exported_and_imported_again_changes_nothing() {
    for format in [&WHOLE[..], &[Format::Ical]].concat() {
        assert_eq!(changes(&written(&full(), format), &full()), [], "{format}");
    }
}

#[test]
fn an_empty_database_gets_everything_back() {
    for format in WHOLE {
        let nothing = Dataset::default();
        let back = read_files(&written(&full(), format), &nothing).map_err(|faults| shown(&faults));
        let back = back.expect("nothing is wrong").data;
        assert_eq!(diff(&full(), &back), [], "{format}");
        assert_eq!(back, full(), "{format}: order");
    }
}

#[test]
fn files_remove_nothing_unless_asked_to_and_then_only_from_their_tables() {
    let stored = full();
    let mut fewer = stored.clone();
    fewer.programs.truncate(3);
    fewer.faqs.clear();
    for format in WHOLE {
        let files = written(&fewer, format);
        assert_eq!(changes(&files, &stored), [], "{format}");
        let read = read_files(&files, &stored).expect("nothing is wrong");
        let removed = read.changes(&stored, true);
        assert_eq!(removed.len(), read.unnamed(&stored));
        assert_eq!(removed.len(), stored.programs.len() - 3, "{format}");
        assert!(removed.iter().all(|it| it.subject == Subject::Program && matches!(it.what, What::Removed(_))));
    }
}

#[test]
fn a_table_says_only_the_columns_it_has() {
    let stored = full();
    let id = &stored.programs[2].id;
    let csv = format!("id,fee_krw,title_ru\n{id},1500,Заголовок\n");
    let changed = changes(&[("programs.csv".to_owned(), csv.into_bytes())], &stored);
    let [Change { what: What::Changed(fields), .. }] = &changed[..] else { panic!("{changed:?}") };
    let names: Vec<&str> = fields.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(names, ["fee_krw", "title.ru"]);

    let empty = format!("id;fee_krw\n{id};\n");
    let changed = changes(&[("2027 programs.csv".to_owned(), empty.into_bytes())], &stored);
    assert_eq!(changed.len(), usize::from(stored.programs[2].fee_krw.is_some()), "an empty cell clears");
}

#[test]
fn sessions_may_come_alone() {
    let stored = full();
    let program = stored.programs.iter().find(|it| it.sessions.len() > 1).expect("the sample has one");
    let csv = format!("program,starts,title_ko\n{},2027-03-01 10:00,하나\n", program.id);
    let read = read_files(&[("sessions.csv".to_owned(), csv.into_bytes())], &stored).expect("nothing is wrong");
    let [Session { starts, title, .. }] = &read.data.programs[0].sessions[..] else { panic!("one session") };
    assert_eq!(title, &texts(&[("ko", "하나")]));
    assert_eq!(starts.naive_local().to_string(), "2027-03-01 10:00:00", "in the zone of its place");

    let found = faults("sessions.csv", b"program,starts\nunheard-of,2027-03-01T10:00:00+09:00\n", &stored);
    assert_eq!(found, ["sessions.csv, row 2, column program: there is no program “unheard-of”"]);
}

#[test]
fn every_fault_of_a_table_is_told_with_row_column_and_value() {
    let csv = "id,series,kind,organizer,status,format,titel_ko,title_ko,starts,fee_krw,places\n\
               a b,s,forum,bfic,scheduled,onsite,x,제목,2027-05-12T14:00:00+09:00,0,busan\n\
               c,s,forom,bfic,scheduled,onsite,x,제목,tomorrow,-5,busan; bussan\n\
               d,s,forum,,scheduled,onsite,x,,,,\n\
               d,s,forum,bfic,scheduled,onsite,x,제목,,,,extra\n";
    let found = faults("programs.csv", csv.as_bytes(), &full());
    let expected = [
        "programs.csv, row 1, column titel_ko: unknown column; did you mean title_ko?",
        "programs.csv, row 2, column id: expected an id of letters, digits and - _ . : @ +, at most 100 of them; found “a b”",
        "programs.csv, row 3, column kind: expected one of forum, training, exchange, volunteering, culture, network; \
         found “forom”; did you mean forum?",
        "programs.csv, row 3, column starts: expected a date and time with its offset, such as 2027-05-12T14:00:00+09:00; \
         found “tomorrow”",
        "programs.csv, row 3, column fee_krw: expected a whole number from 0 to 1000000000; found “-5”",
        "programs.csv, row 4, column organizer: is missing; expected the id of an organizer",
        "programs.csv, row 4, column title: is missing; expected a text in at least one language",
        "programs.csv, row 5: expected nothing outside of named columns; found “extra”",
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_id_that_leads_nowhere_is_told_by_its_column() {
    let id = &full().programs[2].id;
    let found = faults("programs.csv", format!("id,places\n{id},busan;bussan\n").as_bytes(), &full());
    let expected =
        format!("programs.csv, row 2, column places: program “{id}”: there is no place “bussan”; did you mean busan?");
    assert_eq!(found, [expected]);
}

#[test]
fn files_of_other_encodings_are_read_or_refused() {
    let stored = full();
    let id = &stored.topics[0].id;
    let text = format!("id,names_ko\r\n{id},새 이름\r\n");
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
    for bytes in
        [text.clone().into_bytes(), marked, wide([0xFF, 0xFE], u16::to_le_bytes), wide([0xFE, 0xFF], u16::to_be_bytes)]
    {
        assert_eq!(changes(&[("topics.csv".to_owned(), bytes)], &stored).len(), 1);
    }
    let euc_kr = b"id,names_ko\noda,\xBB\xF5\n";
    assert_eq!(
        faults("topics.csv", euc_kr, &stored),
        ["topics.csv, row 2: is not text in UTF-8; save it as “CSV UTF-8”"]
    );
    assert_eq!(faults("p.toml", b"\n\xBB\xF5", &stored), ["p.toml:2: is not text in UTF-8 or UTF-16"]);
}

#[test]
fn files_that_are_something_else_are_refused_in_one_sentence() {
    let stored = full();
    assert!(faults("list.csv", b"id\n", &stored)[0].starts_with("list.csv: which table is it?"));
    assert_eq!(faults("topics.csv", b"", &stored), ["topics.csv: is empty; the first row has to name the columns"]);
    let missing = "topics.csv, row 1, column id: is missing; the first row has to name the columns, id among them";
    assert!(faults("topics.csv", b"names_ko\nx\n", &stored).contains(&missing.to_owned()));
    assert!(faults("a.xlsx", b"id,names\n", &stored)[0].starts_with("a.xlsx: is no workbook (XLSX)"));
    assert!(faults("a.json", b"{\n]", &stored)[0].starts_with("a.json:2: not JSON"));
    assert_eq!(faults("a.json", b"[]", &stored)[0], "a.json: expected an object of tables, such as {\"program\": […]}");
    assert_eq!(faults("a.ics", b"hello", &stored), ["a.ics:1: is no iCalendar file: expected BEGIN:VCALENDAR"]);
    let wide = format!("id{}\nx\n", ",".repeat(600));
    assert!(faults("topics.csv", wide.as_bytes(), &stored)[0].contains("at most 500 columns; found 601"));
}

#[test]
fn a_huge_cell_is_refused() {
    let csv = format!("id,names_ko\noda,{}\n", "가".repeat(20_000));
    let found = faults("topics.csv", csv.as_bytes(), &full());
    assert!(
        found[0].starts_with("topics.csv, row 2, column names_ko: expected at most 20000 bytes of text"),
        "{found:?}"
    );
    assert!(found[0].len() < 500, "the fault does not repeat it");
}

mod workbooks {
    use rust_xlsxwriter::{ExcelDateTime, Format as Shown, Formula, Workbook, Worksheet};

    use super::*;

    fn workbook(sheet: &str, fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet).expect("a sheet's name");
        fill(worksheet);
        workbook.save_to_buffer().expect("a workbook")
    }

    #[test]
    fn dates_of_a_spreadsheet_are_read_in_the_zone_of_the_place() {
        let stored = full();
        let program = stored.programs.iter().find(|it| it.places.iter().any(|place| place == "busan")).expect("one");
        let bytes = workbook("Programs", |sheet| {
            for (column, name) in ["id", "starts", "fee_krw", "contact"].iter().enumerate() {
                sheet.write_string(0, column as u16, *name).expect("a cell");
            }
            sheet.write_string(1, 0, &program.id).expect("a cell");
            let at = ExcelDateTime::parse_from_str("2027-05-12T14:00:00").expect("a date");
            sheet.write_with_format(1, 1, &at, &Shown::new().set_num_format("yyyy-mm-dd hh:mm")).expect("a cell");
            sheet.write_formula(1, 2, Formula::new("=10*100").set_result("1000")).expect("a cell");
            sheet.write_number(1, 3, 516_000_000.0).expect("a cell");
        });
        let read = read_files(&[("a.xlsx".to_owned(), bytes)], &stored).map_err(|faults| shown(&faults));
        let read = &read.expect("nothing is wrong").data.programs[0];
        assert_eq!(read.starts.map(|at| at.to_rfc3339()).as_deref(), Some("2027-05-12T14:00:00+09:00"));
        assert_eq!((read.fee_krw, read.contact.as_deref()), (Some(1000), Some("516000000")));
    }

    #[test]
    fn a_sheet_that_is_none_of_the_tables_is_told() {
        let found = faults("a.xlsx", &workbook("progams", |_| ()), &full());
        assert_eq!(found, ["a.xlsx: sheet progams: unknown table; did you mean programs?"]);
        assert_eq!(changes(&[("a.xlsx".to_owned(), workbook("# notes", |_| ()))], &full()), []);
    }

    #[test]
    fn a_damaged_workbook_is_refused() {
        let whole = written(&full(), Format::Xlsx).remove(0).1;
        for cut in [10, whole.len() / 2, whole.len() - 10] {
            let _ = faults("a.xlsx", &whole[..cut], &full());
        }
        let mut damaged = whole.clone();
        damaged[200..2000].fill(0xAA);
        let _ = faults("a.xlsx", &damaged, &full());
    }
}

mod calendars {
    use super::*;

    fn event(lines: &str) -> Vec<u8> {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
            .into_bytes()
    }

    #[test]
    fn another_reader_understands_ours() {
        let text = String::from_utf8(written(&full(), Format::Ical).remove(0).1).expect("it is text");
        let calendar = ::icalendar::parser::unfold(&text);
        let calendar = ::icalendar::parser::read_calendar(&calendar).expect("it is a calendar");
        let events = calendar.components.iter().filter(|it| it.name == "VEVENT").count();
        assert!(events > 60, "{events}");
        assert!(calendar.components.iter().any(|it| it.name == "VTIMEZONE"));
    }

    #[test]
    fn an_event_has_a_stable_uid_its_sequence_and_its_status() {
        let mut data = full();
        data.programs.remove(0);
        data.programs.truncate(1);
        data.programs[0].status = Status::Cancelled;
        let text = String::from_utf8(written(&data, Format::Ical).remove(0).1).expect("it is text");
        let id = &data.programs[0].id;
        assert!(text.contains(&format!("\r\nUID:{id}@naru\r\n")), "{text}");
        assert!(text.contains("\r\nSEQUENCE:7\r\n") && text.contains("\r\nSTATUS:CANCELLED\r\n"), "{text}");
    }

    #[test]
    fn a_foreign_event_becomes_a_program() {
        let lines = "UID:{1}@example.org\r\nSUMMARY:새 포럼\\, 하나\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20270512T140000\r\n\
                     DTEND:20270512T090000Z\r\nCATEGORIES:Forum,Open\r\nLOCATION:Hall\r\nURL:https://example.org/a,b\r\n\
                     BEGIN:VALARM\r\nDESCRIPTION:no\r\nEND:VALARM";
        let read = read_files(&[("a.ics".to_owned(), event(lines))], &full()).map_err(|faults| shown(&faults));
        let program = read.expect("nothing is wrong").data.programs.remove(0);
        assert_eq!((program.id.as_str(), program.series.as_str()), ("-1-@example.org", "-1-@example.org"));
        assert_eq!(program.title, texts(&[("ko", "새 포럼, 하나")]));
        assert_eq!(program.starts.map(|at| at.to_rfc3339()).as_deref(), Some("2027-05-12T14:00:00+07:00"));
        assert_eq!(program.apply_url.as_deref(), Some("https://example.org/a,b"));
        assert_eq!(program.organizer, "bfic");
        assert!(program.summary.is_empty(), "an alarm's text is not the event's");
    }

    #[test]
    fn what_cannot_be_is_told() {
        let stored = full();
        let check = |lines: &str, expected: &str| {
            let found = faults("a.ics", &event(lines), &stored);
            assert!(found.iter().any(|it| it.contains(expected)), "{found:?}");
        };
        check("SUMMARY:a", "a.ics:3: event without UID");
        check("UID:a\r\nDTSTART:20270512T140000", "CATEGORIES: expected one of forum");
        check("UID:a\r\nCATEGORIES:forum\r\nSUMMARY:a", "DTSTART is missing");
        check("UID:a\r\nCATEGORIES:forum\r\nDTSTART:May 12", "a.ics:6: DTSTART: expected a date and time");
        check("UID:a\r\nCATEGORIES:forum\r\nDTSTART;TZID=Korea Time:20270512T140000", "IANA");
        check(
            "UID:a\r\nCATEGORIES:forum\r\nDTSTART:20270512T140000\r\nRRULE:FREQ=DAILY",
            "a.ics:7: expected a single date",
        );
        check("no line", "a.ics:4: expected NAME:value");
        let cut = faults("a.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n", &stored);
        assert_eq!(cut, ["a.ics: ends within “VEVENT”; was it cut off?"]);
    }
}

fn text() -> impl Strategy<Value = String> {
    // Letters of many scripts, and what each format has to escape.
    "[a-z가-힣Ѐ-ӿ一-十 =+@'\"\\\\;,:#\\[\\]{}<>&\n\t-]{1,12}".prop_filter("not blank", |it| !it.trim().is_empty())
}

fn item() -> impl Strategy<Value = String> {
    text().prop_map(|it| it.trim().to_owned())
}

fn by_tag<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<(Language, T)>> {
    let tag = prop::sample::select(vec!["ko", "en", "zh-Hans", "zh-Hant"]).prop_map(Language::new);
    prop::collection::btree_map(tag, value, 1..4).prop_map(|map| map.into_iter().collect())
}

fn localized() -> impl Strategy<Value = LocalizedText> {
    by_tag(text()).prop_map(|it| it.into_iter().collect())
}

fn instant() -> impl Strategy<Value = Instant> {
    // Whole seconds, as a calendar knows no others.
    (0_i64..4_000_000_000, -56_i32..57).prop_map(|(seconds, quarter_hours)| {
        let offset = chrono::FixedOffset::east_opt(quarter_hours * 900).expect("within a day");
        chrono::DateTime::from_timestamp(seconds, 0).expect("an instant").with_timezone(&offset)
    })
}

fn program() -> impl Strategy<Value = Program> {
    let session = (instant(), prop::option::of(instant()), prop::option::of(localized()))
        .prop_map(|(starts, ends, title)| Session { starts, ends, place: None, title: title.unwrap_or_default() });
    let texts = (localized(), prop::option::of(localized()), prop::option::of(text()), any::<bool>());
    let dates = (prop::option::of(instant()), prop::option::of(instant()));
    let numbers = (prop::option::of(0_u32..1_000_000_000), prop::option::of(1_u32..10_000_000));
    (0_usize..100, "[a-z0-9가-힣_.:@+-]{1,20}", texts, dates, numbers, prop::collection::vec(session, 0..3)).prop_map(
        |(like, id, (title, summary, contact, draft), (starts, apply_closes), (fee_krw, capacity), sessions)| {
            let like = SAMPLE.programs[like % SAMPLE.programs.len()].clone();
            let summary = summary.unwrap_or_default();
            Program { id, title, summary, contact, draft, starts, apply_closes, fee_krw, capacity, sessions, ..like }
        },
    )
}

fn dataset() -> impl Strategy<Value = Dataset> {
    let faq = ("[a-z]{1,8}", by_tag(prop::collection::vec(item(), 1..3)), localized(), prop::option::of(instant()))
        .prop_map(|(id, phrasings, answer, expires)| Faq { id, phrasings, answer, owner: None, expires });
    (prop::collection::vec(program(), 1..4), prop::collection::vec(faq, 0..3)).prop_map(|(mut programs, mut faqs)| {
        let mut data = SAMPLE.clone();
        programs.sort_by(|a, b| a.id.cmp(&b.id));
        programs.dedup_by(|a, b| a.id == b.id);
        faqs.sort_by(|a, b| a.id.cmp(&b.id));
        faqs.dedup_by(|a, b| a.id == b.id);
        // The places that matter, so that a case takes no second.
        let places = |it: &Program| [&it.places[..], &it.partners].concat();
        let used: std::collections::BTreeSet<String> = programs.iter().flat_map(places).collect();
        data.places.retain(|it| used.contains(&it.id) || it.relation.is_none());
        (data.programs, data.faqs) = (programs, faqs);
        data
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_data_survives_any_format_that_holds_everything(data in dataset()) {
        for format in WHOLE {
            let files = written(&data, format);
            let nothing = Dataset::default();
            let back = read_files(&files, &nothing).map_err(|faults| TestCaseError::fail(shown(&faults).join("\n")))?;
            prop_assert_eq!(diff(&data, &back.data), vec![], "{}", format);
            prop_assert_eq!(changes(&files, &data), vec![], "{}", format);
        }
        prop_assert_eq!(changes(&written(&data, Format::Ical), &data), vec![]);
    }

    #[test]
    fn no_bytes_at_all_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0_usize..6) {
        let name = ["a.toml", "programs.csv", "sessions.csv", "a.xlsx", "a.json", "a.ics"][at];
        let framed = [b"BEGIN:VCALENDAR\n".as_slice(), &bytes].concat();
        let bytes = if at == 5 { framed } else { bytes };
        let _ = read_files(&[(name.to_owned(), bytes)], &Dataset::default());
    }
}
