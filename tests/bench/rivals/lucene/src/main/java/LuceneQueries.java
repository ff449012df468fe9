import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;

/** Asks an index for the top ten of a title, in one thread. */
final class LuceneQueries implements AutoCloseable {
  private static final float HEADLINE_WEIGHT = 3;

  private final Analyzer analyzer = LuceneRival.analyzer();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState sources;
  private final String mode;

  LuceneQueries(Path path, String mode) throws IOException {
    this.mode = mode;
    reader = DirectoryReader.open(FSDirectory.open(path));
    searcher = new IndexSearcher(reader);
    boolean counting = mode.equals("facet");
    sources = counting ? new DefaultSortedSetDocValuesReaderState(reader, new FacetsConfig()) : null;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private List<String> words(String title) throws IOException {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("body", title)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) words.add(word.toString());
      tokens.end();
    }
    return words;
  }

  private static Query either(Query headline, Query body) {
    return new BooleanQuery.Builder()
        .add(new BoostQuery(headline, HEADLINE_WEIGHT), Occur.SHOULD)
        .add(body, Occur.SHOULD)
        .build();
  }

  private Query query(String title) throws IOException {
    List<String> words = words(title);
    if (mode.equals("phrase")) {
      String[] phrase = words.toArray(new String[0]);
      return either(new PhraseQuery("headline", phrase), new PhraseQuery("body", phrase));
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String word : words) {
      Query within = either(new TermQuery(new Term("headline", word)), new TermQuery(new Term("body", word)));
      query.add(within, mode.equals("or") ? Occur.SHOULD : Occur.MUST);
    }
    return query.build();
  }

  /** How many results came; with facets, how many articles were counted. */
  int ask(String title) throws IOException {
    Query query = query(title);
    if (sources == null) return searcher.search(query, 10).scoreDocs.length;
    TopScoreDocCollectorManager top = new TopScoreDocCollectorManager(10, Integer.MAX_VALUE);
    Object[] answers = searcher.search(query, new MultiCollectorManager(top, new FacetsCollectorManager()));
    FacetResult counts =
        new SortedSetDocValuesFacetCounts(sources, (FacetsCollector) answers[1]).getTopChildren(10, "source");
    return counts == null ? 0 : counts.value.intValue();
  }
}
