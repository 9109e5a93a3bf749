use super::*;

const SHIPPED: &str = include_str!("../../bot.toml");

fn nothing(_: &str) -> Option<String> {
    None
}

#[track_caller]
fn faults(text: &str) -> Vec<String> {
    let faults = parse("bot.toml", text, nothing).expect_err("something is wrong with it");
    faults.iter().map(Fault::to_string).collect()
}

#[test]
fn an_empty_file_runs() {
    assert_eq!(parse("bot.toml", "", nothing), Ok(Config::default()));
    assert_eq!(parse("bot.toml", "[web]\n# listen = 3\n", nothing), Ok(Config::default()));
}

#[test]
fn the_shipped_file_says_the_defaults_and_every_key() {
    assert_eq!(parse("bot.toml", SHIPPED, nothing), Ok(Config::default()));
    let mut reader = Reader::new("bot.toml", SHIPPED);
    let shipped: toml::Table = SHIPPED.parse().expect("it is TOML");
    bot(&mut reader);
    database(&mut reader);
    web(&mut reader);
    log(&mut reader);
    telegram(&mut reader, None);
    discord(&mut reader);
    people::people(&mut reader);
    people::reminders(&mut reader);
    people::announcements(&mut reader);
    for (section, key) in reader.keys() {
        assert!(shipped[section].get(key).is_some(), "bot.toml does not show [{section}] {key}");
    }
}

#[test]
fn every_key_in_the_shipped_file_is_explained_above_it() {
    let mut above = "";
    for line in SHIPPED.lines() {
        if line.contains(" = ") && !line.starts_with('#') {
            assert!(above.starts_with("# "), "no comment above: {line}");
        }
        above = line;
    }
}

#[test]
fn all_faults_are_told_at_once_with_their_lines() {
    let found = faults(
        "[web]\nlistn = \"x\"\nlisten = 8080\nstreams = \"many\"\nvisitors = 0\n\n[wep]\nlisten = \"y\"\n\n\
         [log]\nlevel = \"loud\"\nlisten = \"z\"\n[database]\nurl = \"mysql://root:geheim@db/naru\"\n",
    );
    let expected = [
        "bot.toml:2: [web] listn: unknown key; did you mean `listen`?",
        "bot.toml:3: [web] listen: expected a text in quotes; found 8080",
        "bot.toml:4: [web] streams: expected a whole number from 1 to 100000; found “many”",
        "bot.toml:5: [web] visitors: expected a whole number from 1 to 1000000; found 0",
        "bot.toml:7: [wep]: unknown section; did you mean [web]?",
        "bot.toml:11: [log] level: expected one of off, error, warn, info, debug, trace; found “loud”",
        "bot.toml:12: [log] listen: unknown key here; it belongs in [web]",
        "bot.toml:14: [database] url: expected a URL such as sqlite:naru.db or postgres://user@host/database \
         (its value is not repeated here)",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_broken_line_does_not_hide_the_others() {
    let found = faults("[web]\nlisten = \nvisitors = \"ten\"\n");
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].starts_with("bot.toml:2: not TOML"), "{found:#?}");
    assert!(found[1].starts_with("bot.toml:3: [web] visitors"), "{found:#?}");
}

#[test]
fn a_key_or_section_of_the_wrong_shape_is_told() {
    let expected = [
        "bot.toml:1: `web` is a section, written [web]; found 3",
        "bot.toml:2: home: unknown key here; it belongs in [bot]",
        "bot.toml:4: [bot] languages: expected a list of texts in brackets, such as [\"one\", \"two\"]; found “ko”",
        "bot.toml:5: [bot] language: expected a text in quotes; found true",
    ];
    assert_eq!(faults("web = 3\nhome = \"busan\"\n[bot]\nlanguages = \"ko\"\nlanguage = true\n"), expected);
    let expected = [
        "bot.toml:2: [bot] languages: expected a language tag such as ko or zh-Hant; found “korean language”",
        "bot.toml:2: [bot] languages: expected a text in quotes; found 3",
        "bot.toml:3: [bot] language: “mn” is not among the languages offered in `languages`",
    ];
    assert_eq!(faults("[bot]\nlanguages = [\"ko\", \"korean language\", 3]\nlanguage = \"mn\"\n"), expected);
}

#[test]
fn values_that_contradict_each_other_are_refused() {
    let expected = ["bot.toml:3: [web] streams: has to stay below `connections` (10), or pages starve"];
    assert_eq!(faults("[web]\nconnections = 10\nstreams = 10\n"), expected);
}

#[test]
fn a_token_in_the_file_is_refused_and_not_repeated() {
    for text in ["[telegram]\ntoken = \"123:canary\"", "telegram_token = \"123:canary\"", "[bot]\nToken = 7"] {
        let found = faults(text);
        assert!(found[0].contains("environment only") && !found[0].contains("canary"), "{found:#?}");
    }
}

#[test]
fn tokens_come_from_the_environment_and_print_as_stars() {
    let config = parse("bot.toml", "", |name| (name == "TELEGRAM_TOKEN").then(|| " 123:canary\n".to_owned()));
    let token = config.as_ref().ok().and_then(|it| it.telegram.token.clone()).expect("a token was given");
    assert_eq!(token.reveal(), "123:canary");
    assert_eq!(format!("{token} {token:?}"), "*** ***");
    assert!(!format!("{config:?}").contains("canary"));

    let broken = parse("bot.toml", "", |name| (name == "DISCORD_TOKEN").then(|| "canary and more".to_owned()));
    let message = broken.expect_err("a token has no spaces")[0].to_string();
    assert!(message.starts_with("environment: DISCORD_TOKEN") && !message.contains("canary"), "{message}");
}

#[test]
fn the_environment_overrides_the_database_url() {
    let url = |url: &'static str| move |name: &str| (name == "NARU_DATABASE_URL").then(|| url.to_owned());
    let config = parse("bot.toml", "[database]\nurl = \"sqlite:a.db\"", url("postgres://naru:geheim@db/naru"));
    let config = config.expect("both are database URLs");
    assert_eq!(config.database.url.reveal(), "postgres://naru:geheim@db/naru");
    assert_eq!(format!("{}", config.database.url), "postgres://naru:***@db/naru");
    let wrong = parse("bot.toml", "", url("mysql://db")).expect_err("no MySQL");
    assert!(wrong[0].to_string().contains("NARU_DATABASE_URL: expected a URL such as sqlite:"), "{wrong:?}");
}

#[test]
fn a_database_url_prints_without_its_password() {
    let check = |url: &str, shown: &str| assert_eq!(url.parse::<DatabaseUrl>().expect("a URL").to_string(), shown);
    check("sqlite:naru.db", "sqlite:naru.db");
    check("sqlite:///var/lib/naru@home.db?mode=rwc", "sqlite:///var/lib/naru@home.db");
    check("postgres://naru@db/naru", "postgres://naru@db/naru");
    check("postgres://naru:p@ss@db:5432/naru?sslmode=require", "postgres://naru:***@db:5432/naru");
    check("postgresql://db/naru?password=geheim", "postgresql://db/naru");
    for wrong in ["", "naru.db", "sqlite:", "postgres://", "mysql://db"] {
        assert!(wrong.parse::<DatabaseUrl>().is_err(), "{wrong}");
    }
}

#[test]
fn a_network_holds_its_addresses_and_no_others() {
    let check = |network: &str, address: &str, held: bool| {
        let network: Network = network.parse().expect("a network");
        assert_eq!(network.contains(address.parse().expect("an address")), held, "{network:?} {address}");
    };
    check("10.0.0.0/8", "10.255.0.1", true);
    check("10.0.0.0/8", "11.0.0.0", false);
    check("10.0.0.0/8", "::ffff:10.1.1.1", true);
    check("10.0.0.7", "10.0.0.7", true);
    check("10.0.0.7", "10.0.0.8", false);
    check("0.0.0.0/0", "255.1.2.3", true);
    check("0.0.0.0/0", "fd00::1", false);
    check("::/0", "1.2.3.4", true);
    check("fd00::/8", "fdab::1", true);
    check("fd00::/8", "fe00::1", false);
    for wrong in ["10.0.0.0/33", "10.0.0/8", "host", "", "::/129", "10.0.0.0/-1"] {
        assert!(wrong.parse::<Network>().is_err(), "{wrong}");
    }
}

#[test]
fn an_origin_can_stand_in_a_header() {
    let origin = |text: &str| text.parse::<Origin>().map(|it| it.as_str().to_owned());
    assert_eq!(origin("https://WWW.example.org/"), Ok("https://www.example.org".to_owned()));
    assert_eq!(origin("http://[::1]:6278"), Ok("http://[::1]:6278".to_owned()));
    for wrong in ["", "example.org", "https://", "https://a;b", "https://a b", "https://a/path", "ftp://a"] {
        assert!(origin(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_file_that_was_named_has_to_be_there() {
    let missing = Path::new("/nonexistent/bot.toml");
    let found = load(Some(missing)).expect_err("it is not there");
    assert!(found[0].to_string().starts_with("/nonexistent/bot.toml: cannot be read: "), "{found:?}");
}

#[test]
fn questions_are_kept_for_three_to_ninety_days() {
    for (days, fits) in [(2, false), (3, true), (90, true), (91, false)] {
        let read = parse("bot.toml", &format!("[people]\nquestion_days = {days}\n"), nothing);
        assert_eq!(read.is_ok(), fits, "{days}");
    }
    assert_eq!(Config::default().people.question_days, 30);
}
