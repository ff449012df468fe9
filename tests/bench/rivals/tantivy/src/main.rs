//! Tantivy: English stemming, positions, the text stored. The same command line as the other rivals, with the
//! articles of `feed` on standard input. See ../../README.md.

use std::error::Error;
use std::fs;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::time::{Duration, Instant};

use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::{AggregationResult, AggregationResults, BucketResult};
use tantivy::aggregation::AggregationCollector;
use tantivy::collector::TopDocs;
use tantivy::indexer::IndexWriterOptions;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{
    DateOptions, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, FAST, INDEXED, STORED,
    STRING,
};
use tantivy::{DateTime, Index, IndexSettings, IndexWriter, Searcher, TantivyDocument, Term};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const MEMORY_PER_THREAD: usize = 256 << 20;
const HEADLINE_WEIGHT: f32 = 3.0;
/// Rounds that count; of each title the middle one does.
const ROUNDS: usize = 5;
const USAGE: &str = "usage: version | index INPUT DIRECTORY THREADS | query DIRECTORY TITLES MODE WARM_UP";

struct Fields {
    id: Field,
    headline: Field,
    body: Field,
    date: Field,
    source: Field,
}

fn make_schema() -> (Schema, Fields) {
    let words = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(words).set_stored();
    let date: DateOptions = (INDEXED | STORED | FAST).into();
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        headline: schema.add_text_field("headline", text.clone()),
        body: schema.add_text_field("body", text),
        date: schema.add_date_field("date", date),
        source: schema.add_text_field("source", STRING | STORED | FAST),
    };
    (schema.build(), fields)
}

/// A field of a record, or nothing at the end of the input.
fn read_field(input: &mut impl Read) -> Result<Option<String>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let mut bytes = vec![0; u32::from_be_bytes(length) as usize];
    input.read_exact(&mut bytes)?;
    Ok(Some(String::from_utf8(bytes)?))
}

/// Midnight of the first ten characters, YYYY-MM-DD; nothing for an article without a date.
fn day_of(date: &str) -> Option<DateTime> {
    let mut parts = date.get(..10)?.split('-');
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = parts.next()?.parse().ok()?;
    let day: i64 = parts.next()?.parse().ok()?;
    // Days of the civil calendar, counted from a March so that the leap day comes last.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let days = year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468;
    Some(DateTime::from_timestamp_secs(days * 86_400))
}

fn index(directory: &Path, threads: usize) -> Result<()> {
    fs::create_dir_all(directory)?;
    let (schema, fields) = make_schema();
    let settings = IndexSettings {
        docstore_compress_dedicated_thread: threads > 1,
        ..IndexSettings::default()
    };
    let index = Index::builder()
        .schema(schema)
        .settings(settings)
        .create_in_dir(directory)?;
    let options = IndexWriterOptions::builder()
        .num_worker_threads(threads)
        .num_merge_threads(threads)
        .memory_budget_per_thread(MEMORY_PER_THREAD)
        .build();
    let mut writer: IndexWriter = index.writer_with_options(options)?;
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    while let Some(id) = read_field(&mut input)? {
        let mut field = || read_field(&mut input).map(Option::unwrap_or_default);
        let mut document = TantivyDocument::default();
        document.add_text(fields.id, id);
        document.add_text(fields.headline, field()?);
        document.add_text(fields.body, field()?);
        if let Some(day) = day_of(&field()?) {
            document.add_date(fields.date, day);
        }
        document.add_text(fields.source, field()?);
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(())
}

/// A word in the headline or in the body.
fn word_query(fields: &Fields, word: &str) -> Box<dyn Query> {
    let within = |field| -> Box<dyn Query> {
        Box::new(TermQuery::new(
            Term::from_field_text(field, word),
            IndexRecordOption::WithFreqs,
        ))
    };
    either(within(fields.headline), within(fields.body))
}

fn phrase_query(fields: &Fields, words: &[String]) -> Box<dyn Query> {
    let within = |field| -> Box<dyn Query> {
        let terms = words
            .iter()
            .map(|word| Term::from_field_text(field, word))
            .collect();
        Box::new(PhraseQuery::new(terms))
    };
    either(within(fields.headline), within(fields.body))
}

fn either(headline: Box<dyn Query>, body: Box<dyn Query>) -> Box<dyn Query> {
    let boosted = Box::new(BoostQuery::new(headline, HEADLINE_WEIGHT));
    Box::new(BooleanQuery::new(vec![
        (Occur::Should, boosted),
        (Occur::Should, body),
    ]))
}

fn make_query(index: &Index, fields: &Fields, title: &str, mode: &str) -> Result<Box<dyn Query>> {
    let mut tokenizer = index.tokenizer_for_field(fields.body)?;
    let mut words = Vec::new();
    tokenizer
        .token_stream(title)
        .process(&mut |token| words.push(token.text.clone()));
    if mode == "phrase" && words.len() > 1 {
        return Ok(phrase_query(fields, &words));
    }
    let occur = if mode == "or" { Occur::Should } else { Occur::Must };
    let clauses = words
        .iter()
        .map(|word| (occur, word_query(fields, word)))
        .collect();
    Ok(Box::new(BooleanQuery::new(clauses)))
}

fn sources_aggregation() -> Result<Aggregations> {
    Ok(serde_json::from_str(
        r#"{"sources": {"terms": {"field": "source", "size": 1000}}}"#,
    )?)
}

fn sum_of(results: &AggregationResults) -> usize {
    match results.0.get("sources") {
        Some(AggregationResult::BucketResult(BucketResult::Terms { buckets, .. })) => {
            buckets.iter().map(|bucket| bucket.doc_count as usize).sum()
        }
        _ => 0,
    }
}

fn ask(searcher: &Searcher, query: &dyn Query, counting: Option<&Aggregations>) -> Result<usize> {
    let top = TopDocs::with_limit(10).order_by_score();
    match counting {
        None => Ok(searcher.search(query, &top)?.len()),
        Some(sources) => {
            let counts = AggregationCollector::from_aggs(sources.clone(), Default::default());
            Ok(sum_of(&searcher.search(query, &(top, counts))?.1))
        }
    }
}

/// Asks for all titles, over and over, until everything is warm, then for the rounds that count.
fn time_titles(titles: &[&str], warm_up: Duration, ask: impl Fn(&str) -> Result<usize>) -> Result<()> {
    let begin = Instant::now();
    loop {
        for title in titles {
            ask(title)?;
        }
        if begin.elapsed() >= warm_up {
            break;
        }
    }
    let mut times = vec![[0.0; ROUNDS]; titles.len()];
    let mut results = vec![0; titles.len()];
    for round in 0..ROUNDS {
        for (i, title) in titles.iter().enumerate() {
            let start = Instant::now();
            results[i] = ask(title)?;
            times[i][round] = start.elapsed().as_secs_f64() * 1000.0;
        }
    }
    for (milliseconds, results) in times.iter_mut().zip(results) {
        milliseconds.sort_by(f64::total_cmp);
        println!("{:.4}\t{}", milliseconds[ROUNDS / 2], results);
    }
    Ok(())
}

fn query(directory: &Path, titles: &Path, mode: &str, warm_up: Duration) -> Result<()> {
    let index = Index::open_in_dir(directory)?;
    let (_, fields) = make_schema();
    let searcher = index.reader()?.searcher();
    let counting = if mode == "facet" {
        Some(sources_aggregation()?)
    } else {
        None
    };
    let titles = fs::read_to_string(titles)?;
    let titles: Vec<&str> = titles.lines().collect();
    time_titles(&titles, warm_up, |title| {
        let query = make_query(&index, &fields, title, mode)?;
        ask(&searcher, &*query, counting.as_ref())
    })
}

/// "0.27.0" of "tantivy v0.27.0, index_format v7".
fn version() -> &'static str {
    tantivy::version_string()
        .split([' ', ','])
        .nth(1)
        .unwrap_or_default()
        .trim_start_matches('v')
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["version"] => println!("Tantivy {}", version()),
        ["index", _input, directory, threads] => index(Path::new(directory), threads.parse()?)?,
        ["query", directory, titles, mode, seconds] => {
            let warm_up = Duration::from_secs(seconds.parse()?);
            query(Path::new(directory), Path::new(titles), mode, warm_up)?
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}
