import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/**
 * Lucene: English stemming, no stop words, positions, the text stored. The same command line as the other
 * rivals, with the articles of `feed` on standard input. See ../../../../../README.md.
 */
final class LuceneRival {
  private static final int BUFFER_MB = 256;
  /** Rounds that count; of each title the middle one does. */
  private static final int ROUNDS = 5;

  private record Article(String id, String headline, String body, String date, String source) {}

  private LuceneRival() {}

  /** Porter stemming, and every word kept, as on the other sides. */
  static Analyzer analyzer() {
    return new EnglishAnalyzer(CharArraySet.EMPTY_SET);
  }

  private static String text(DataInputStream in, int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String field(DataInputStream in) throws IOException {
    return text(in, in.readInt());
  }

  /** The next record, or null at the end. */
  private static Article read(DataInputStream in) throws IOException {
    synchronized (in) {
      int first = in.read();
      if (first < 0) return null;
      int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
      return new Article(text(in, length), field(in), field(in), field(in), field(in));
    }
  }

  private static Document document(FacetsConfig facets, Article article) throws IOException {
    Document document = new Document();
    document.add(new StringField("id", article.id, Field.Store.YES));
    document.add(new TextField("headline", article.headline, Field.Store.YES));
    document.add(new TextField("body", article.body, Field.Store.YES));
    if (article.date.length() >= 10) {
      long day = LocalDate.parse(article.date.substring(0, 10)).toEpochDay();
      document.add(new LongField("date", day, Field.Store.YES));
    }
    document.add(new StringField("source", article.source, Field.Store.YES));
    if (!article.source.isEmpty()) document.add(new SortedSetDocValuesFacetField("source", article.source));
    return facets.build(document);
  }

  private static Void addAll(DataInputStream in, IndexWriter writer) throws IOException {
    FacetsConfig facets = new FacetsConfig();
    for (Article article = read(in); article != null; article = read(in)) {
      writer.addDocument(document(facets, article));
    }
    return null;
  }

  private static void index(Path path, int threads) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(analyzer());
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setMergeScheduler(threads == 1 ? new SerialMergeScheduler() : new ConcurrentMergeScheduler());
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
    try (Directory directory = FSDirectory.open(path);
        IndexWriter writer = new IndexWriter(directory, config)) {
      if (threads == 1) {
        addAll(in, writer);
      } else {
        addInThreads(in, writer, threads);
      }
    }
  }

  private static void addInThreads(DataInputStream in, IndexWriter writer, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Void>> parts = new ArrayList<>();
    for (int i = 0; i < threads; i++) parts.add(pool.submit(() -> addAll(in, writer)));
    for (Future<Void> part : parts) part.get();
    pool.shutdown();
  }

  private static void query(Path path, Path titles, String mode, long warmUpNanos) throws IOException {
    try (LuceneQueries queries = new LuceneQueries(path, mode)) {
      time(Files.readAllLines(titles), warmUpNanos, queries);
    }
  }

  /** Asks for all titles, over and over, until everything is warm, then for the rounds that count. */
  private static void time(List<String> titles, long warmUpNanos, LuceneQueries queries) throws IOException {
    long begin = System.nanoTime();
    do {
      for (String title : titles) queries.ask(title);
    } while (System.nanoTime() - begin < warmUpNanos);

    long[][] nanos = new long[titles.size()][ROUNDS];
    int[] results = new int[titles.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < titles.size(); i++) {
        long start = System.nanoTime();
        results[i] = queries.ask(titles.get(i));
        nanos[i][round] = System.nanoTime() - start;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < titles.size(); i++) {
      Arrays.sort(nanos[i]);
      out.append(String.format(Locale.ROOT, "%.4f\t%d%n", nanos[i][ROUNDS / 2] / 1e6, results[i]));
    }
    System.out.print(out);
  }

  public static void main(String[] arguments) throws Exception {
    String command = arguments.length == 0 ? "" : arguments[0];
    if (command.equals("version")) {
      System.out.println("Lucene " + Version.LATEST + ", Java " + Runtime.version().feature());
    } else if (command.equals("index") && arguments.length == 4) {
      index(Path.of(arguments[2]), Integer.parseInt(arguments[3]));
    } else if (command.equals("query") && arguments.length == 5) {
      long warmUp = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[4]));
      query(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3], warmUp);
    } else {
      System.err.println("usage: version | index INPUT DIRECTORY THREADS | query DIRECTORY TITLES MODE WARM_UP");
      System.exit(2);
    }
  }
}
