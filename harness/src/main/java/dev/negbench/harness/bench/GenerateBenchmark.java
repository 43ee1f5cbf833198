package dev.negbench.harness.bench;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.docrerank.AnswerVerifier;
import dev.negbench.strategies.docrerank.Answerability;
import dev.negbench.strategies.docrerank.SwapGenerator;
import dev.negbench.strategies.docrerank.Variant;
import dev.negbench.strategies.docrerank.VariantTask;
import dev.negbench.strategies.docrerank.WordVerifier;
import dev.negbench.strategies.llmhn.Attempt;
import dev.negbench.strategies.llmhn.Check;
import dev.negbench.strategies.llmhn.GenerationTask;
import dev.negbench.strategies.llmhn.StandInGenerator;
import dev.negbench.strategies.llmhn.Verification;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.WordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a written negative cost: the stand-in's passage of 200 words from query and positive, from the query alone,
 * and its verification; and twelve queries like a given one, and their verification against a document of 200 words?
 * One operation is one passage, or twelve queries. Neighbours of words are looked up and vectors encoded before, in
 * batches, and are not in the figures; nor is waiting for a language model.
 *
 * <p>Texts are made up, documents of 200 words in sentences of 15 and queries of 8, their words by Zipf's law, and
 * token rows are random, so every replaceable word has a neighbour by being given a wide range of cosines.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Question("What does a written negative cost, and does the size of the corpus matter to it?")
public class GenerateBenchmark {
    private static final int QUERIES = 500;
    private static final int WORDS = 200;
    private static final int VARIANTS = 12;

    /** Size of the corpus, which the writer does not see. */
    @Param({"1000", "10000"})
    public int documents;

    private final GenerationTask[] fromBoth = new GenerationTask[QUERIES];
    private final GenerationTask[] fromQuery = new GenerationTask[QUERIES];
    private final List<List<Attempt>> attempts = new ArrayList<>();
    private final VariantTask[] queries = new VariantTask[QUERIES];
    private final AnswerVerifier.Case[] answers = new AnswerVerifier.Case[QUERIES];
    private SwapGenerator swaps;
    private WordVerifier verifier;
    private StandInGenerator writer;
    private Verification verification;
    private WordTable table;
    private DenseSearcher searcher;
    private Retrieval retrieval;
    private int next;

    /** Makes texts, word tables and passages. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        Dataset dataset = dataset(random);
        TrainableEncoder encoder = StaticEncoderFactory.of(
                        dataset.corpus(), dataset.queries(), true, CacheFolder.standard())
                .create(1, false, 0.01);
        searcher = DenseSearcher.of(
                encoder, documents, IntStream.range(0, QUERIES).toArray(), 1);
        retrieval =
                CorpusRetrieval.of(documents, Map.of(Retrieval.INITIAL, searcher.readingTexts(encoder, 1)));
        table = new WordTable(CorpusTerms.of(dataset.corpus()), -1, 0.95);
        writer = new StandInGenerator(() -> table, 0.5, Retrieval.INITIAL);
        verification = new Verification(dataset, () -> table, 0.9);
        for (int query = 0; query < QUERIES; query++) {
            String text = dataset.queries().text(query);
            String positive = dataset.corpus().content(query);
            fromBoth[query] = new GenerationTask(text, Optional.of(positive), WORDS, query, 0);
            fromQuery[query] = new GenerationTask(text, Optional.empty(), WORDS, query, 0);
        }
        List<Optional<String>> written = writer.generate(List.of(fromBoth), retrieval);
        writer.generate(List.of(fromQuery), retrieval);
        for (int query = 0; query < QUERIES; query++) {
            // Scores at which no search is needed to decide.
            attempts.add(List.of(new Attempt(query, query, written.get(query).orElseThrow(), 1, 1)));
        }
        verification.check(attempts.get(0), retrieval);
        prepareQueries(dataset);
    }

    /** Frees the index. */
    @TearDown
    public void close() {
        searcher.close();
    }

    private void prepareQueries(Dataset dataset) {
        swaps = new SwapGenerator(dataset.corpus(), table, Retrieval.INITIAL);
        verifier = new WordVerifier(dataset.corpus(), table, Retrieval.INITIAL, 0.8);
        for (int query = 0; query < QUERIES; query++) {
            queries[query] =
                    new VariantTask(dataset.queries().text(query), VARIANTS, Optional.empty(), query);
        }
        List<List<Variant>> variants = swaps.variants(List.of(queries), retrieval);
        for (int query = 0; query < QUERIES; query++) {
            answers[query] = new AnswerVerifier.Case(
                    query, variants.get(query).stream().map(Variant::text).toList());
        }
        verifier.verify(List.of(answers), AnswerVerifier.PROMPTS, retrieval);
    }

    private Dataset dataset(SplittableRandom random) {
        List<Document> corpus = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        for (int d = 0; d < documents; d++) {
            String text = words(random, WORDS);
            corpus.add(new Document("d" + d, "", text));
            if (d < QUERIES) {
                queries.add(new Query("q" + d, text.substring(0, text.indexOf('.')) + " " + words(random, 4)));
            }
        }
        return Dataset.of("made-up", Corpus.of(corpus), Queries.of(queries), Map.of());
    }

    private static String words(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int w = 1; w <= count; w++) {
            // Density 1/x: the word of rank r has a share near 1/r. Letters only, as words with neighbours have.
            int rank = (int) Math.pow(20_000, random.nextDouble());
            text.append("word");
            for (int rest = rank; rest > 0; rest /= 26) {
                text.append((char) ('a' + rest % 26));
            }
            text.append(w % 15 == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private int query() {
        next = next + 1 == QUERIES ? 0 : next + 1;
        return next;
    }

    /** Finding the next task. */
    @Benchmark
    public GenerationTask baseline() {
        return fromBoth[query()];
    }

    /** A passage from query and positive. */
    @Benchmark
    public String fromQueryAndPositive() {
        return writer.write(fromBoth[query()], table);
    }

    /** A passage of the same length from the query alone. */
    @Benchmark
    public String fromQueryAlone() {
        return writer.write(fromQuery[query()], table);
    }

    /** All checks of a passage that passes. */
    @Benchmark
    public List<Check> verify() {
        return verification.check(attempts.get(query()), retrieval);
    }

    /** Twelve queries like a given one. */
    @Benchmark
    public List<Variant> twelveQueries() {
        return swaps.variants(queries[query()]);
    }

    /** Both ways of verifying twelve queries against a document. */
    @Benchmark
    public Answerability[][] verifyTwelveQueries() {
        return verifier.verify(answers[query()], AnswerVerifier.PROMPTS);
    }
}
