//! `naru link`: a link into the Telegram chat, and its code for posters.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::Args;
use qrcode::render::svg;
use qrcode::{Color, EcLevel, QrCode};

use super::database;
use crate::answer::Press;
use crate::channel::telegram::{self, deep_link};
use crate::config::Config;
use crate::desk::start_payload;
use crate::program::Dataset;
use crate::store::Store;

/// Make a link, or a QR code for a poster, that opens the Telegram chat
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where the settings stand; bot.toml by default, which may be missing
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The bot's name on Telegram, such as naru_bot; where it is left out Telegram is asked, by TELEGRAM_TOKEN
    #[arg(long, value_name = "NAME")]
    bot: Option<String>,
    /// Whoever follows it sees this program's card
    #[arg(long, value_name = "ID")]
    program: Option<String>,
    /// Whoever follows it is told of this from then on: kind=forum, or "kind=training;place=japan"
    #[arg(long, value_name = "WISH", conflicts_with = "program")]
    subscribe: Option<String>,
    /// Write the QR code to this file, as its name says: .png or .svg
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Pixels of one square of a PNG: sharp on a page of A4.
const SQUARE: usize = 16;
/// Squares of white around the code, which readers need.
const MARGIN: usize = 4;

impl Arguments {
    /// # Errors
    /// What is wrong with the name, the program or the file, in one sentence.
    pub async fn run(self) -> anyhow::Result<()> {
        let bot = match &self.bot {
            Some(name) => name.trim_start_matches('@').to_owned(),
            None => {
                let config = database::configured(self.config.as_deref())?;
                let token = config.telegram.token.clone();
                let token = token.context("--bot: the bot's name is needed where TELEGRAM_TOKEN is not set")?;
                let me = telegram::whoami(&config.telegram, token).await;
                me.context("asking Telegram for the bot's name; --bot gives it without asking")?.username
            }
        };
        let sound = |c: char| c.is_ascii_alphanumeric() || c == '_';
        ensure!((5..=32).contains(&bot.len()) && bot.chars().all(sound), "--bot: “{bot}” is no name of a bot");
        let payload =
            match (&self.program, &self.subscribe) {
                (Some(id), _) => {
                    let config = database::configured(self.config.as_deref())?;
                    let data = stored(&config).await?;
                    ensure!(
                        data.programs.iter().any(|it| &it.id == id),
                        "--program: the program database in {} has no “{id}”",
                        config.database.url
                    );
                    Some(Press::Details(id.clone()))
                }
                (None, Some(wish)) => {
                    let press = Press::decode(&format!("subscribe:{wish}"));
                    Some(press.with_context(|| {
                        format!("--subscribe: “{wish}” is no wish; expected kind=forum or the like")
                    })?)
                }
                (None, None) => None,
            };
        let payload = payload.map(|press| {
            start_payload(&press).context("Telegram takes 64 letters, digits, _ and - in a link; this needs more")
        });
        let link = deep_link(&bot, payload.transpose()?.as_deref());
        if let Some(path) = &self.output {
            let code = QrCode::with_error_correction_level(&link, EcLevel::M).context("making the code")?;
            let bytes = match path.extension().and_then(|it| it.to_str()) {
                Some("png") => png(&code)?,
                Some("svg") => svg(&code).into_bytes(),
                _ => bail!("--output: “{}” should end in .png or .svg", path.display()),
            };
            write(path, &bytes)?;
        }
        println!("{link}");
        Ok(())
    }
}

async fn stored(config: &Config) -> anyhow::Result<Dataset> {
    let store = Store::open_to_read(&config.database.url).await?;
    let (data, _) = store.load_programs().await?;
    store.close().await;
    Ok(data)
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

fn svg(code: &QrCode) -> String {
    code.render::<svg::Color<'_>>().min_dimensions(400, 400).build()
}

/// Black and white, a byte a pixel.
fn png(code: &QrCode) -> anyhow::Result<Vec<u8>> {
    let squares = code.width() + 2 * MARGIN;
    let side = squares * SQUARE;
    let colors = code.to_colors();
    let dark = |x: usize, y: usize| {
        let inside = |at: usize| (MARGIN..MARGIN + code.width()).contains(&at).then(|| at - MARGIN);
        matches!((inside(x), inside(y)), (Some(x), Some(y)) if colors[y * code.width() + x] == Color::Dark)
    };
    let pixels: Vec<u8> =
        (0..side * side).map(|at| if dark(at % side / SQUARE, at / side / SQUARE) { 0 } else { 255 }).collect();
    let mut bytes = Vec::new();
    let side = u32::try_from(side).context("a code has some hundred squares")?;
    let mut encoder = ::png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(::png::ColorType::Grayscale);
    encoder.set_depth(::png::BitDepth::Eight);
    let mut writer = encoder.write_header().context("making the picture")?;
    writer.write_image_data(&pixels).context("making the picture")?;
    writer.finish().context("making the picture")?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_holds_the_code_square_by_square() {
        let code = QrCode::new("https://t.me/naru_bot?start=p-forum").expect("it fits");
        let bytes = png(&code).expect("it is made");
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("it is a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("it has a size")];
        let info = reader.next_frame(&mut pixels).expect("it has a picture");
        let squares = code.width() + 2 * MARGIN;
        assert_eq!(info.width as usize, squares * SQUARE);
        let colors = code.to_colors();
        for y in 0..code.width() {
            for x in 0..code.width() {
                let at = ((y + MARGIN) * SQUARE + 3) * info.width as usize + (x + MARGIN) * SQUARE + 3;
                assert_eq!(pixels[at] == 0, colors[y * code.width() + x] == Color::Dark, "{x},{y}");
            }
        }
        assert!(pixels[..SQUARE * MARGIN * info.width as usize].iter().all(|it| *it == 255), "a white margin");
    }

    #[test]
    fn the_drawing_is_a_drawing() {
        let code = QrCode::new("https://t.me/naru_bot").expect("it fits");
        assert!(svg(&code).contains("<svg"));
    }
}
