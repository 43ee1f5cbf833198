package dev.negbench.harness.bench;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.rlhn.FalseNegatives;
import dev.negbench.strategies.rlhn.Instance;
import dev.negbench.strategies.rlhn.Modification;
import dev.negbench.strategies.rlhn.Relabelling;
import dev.negbench.strategies.rlhn.Verdict;
import dev.negbench.strategies.rlhn.VerdictText;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.LabelCorrection;
import dev.negbench.strategies.stage.LabelCorrector;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * What does relabelling cost a query: applying a verdict that is there already, reading a language model's answer, and
 * the two stand-in judges? One operation is one query with one positive; waiting for a model is no part of it.
 *
 * <p>Texts are made up, documents of 100 words in sentences of 15 and queries of 8, their words by Zipf's law; the
 * encoder has 384 dimensions and random rows. Every query has candidates of its own, so that neither caches nor
 * branches are flattered. {@link #cheapJudge} alone decides in one stage; {@link #bothJudges} has every query judged
 * twice, so the difference is the accurate judge's. The cheap judge remembers the sentences of positives it has seen,
 * as it does in a cell whose queries share positives; taking one apart for the first time is not in the figures.
 */
@Question("What does relabelling cost a query, waiting for a language model apart?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RelabelBenchmark {
    private static final int DOCUMENTS = 5000;
    private static final int QUERIES = 1000;
    private static final int ANSWER_CHARACTERS = 4096;

    /** Candidates judged a query. */
    @Param("25")
    public int candidates;

    private final Relabelling relabelling = new Relabelling(Modification.RLHN, FalseNegatives.BETTER, 7);
    private final List<List<CandidatePool>> pools = new ArrayList<>();
    private final Verdict[] verdicts = new Verdict[QUERIES];
    private final Instance[] instances = new Instance[QUERIES];
    private final String[] answers = new String[QUERIES];
    private LabelCorrector cheap;
    private LabelCorrector both;
    private DenseSearcher searcher;
    private Retrieval retrieval;
    private int next;

    /** Makes texts, pools, answers and judges. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        Dataset dataset = dataset(random);
        for (int query = 0; query < QUERIES; query++) {
            int[] ids = random.ints(0, DOCUMENTS).distinct().limit(candidates + 1L).toArray();
            CandidatePoolBuilder pool =
                    new CandidatePoolBuilder().start(query, query, new int[] {ids[candidates]}, new float[] {1});
            for (int i = 0; i < candidates; i++) {
                pool.add(ids[i], 1f - i * 1e-3f, i, 0);
            }
            CandidatePool built = pool.build();
            pools.add(List.of(built));
            instances[query] = new Instance(query, query, built.positives(), built.ids());
            int found = query % 3;
            int place = random.nextInt(candidates - 1);
            verdicts[query] =
                    Verdict.of(IntStream.range(place, Math.min(place + found, candidates)).toArray(), new int[0]);
            answers[query] = answer(random, place + 1);
        }
        Setting setting = new Setting(dataset, Set.of(Retrieval.MODEL, Retrieval.INITIAL), 7, Optional.empty());
        String options = "modify=hn-remove,list=both,cheap-threshold=0,depth=" + candidates;
        cheap = corrector("rlhn(stages=1," + options + ")", setting);
        both = corrector("rlhn(" + options + ")", setting);
        searcher = DenseSearcher.of(
                StaticEncoderFactory.of(dataset.corpus(), dataset.queries(), true, CacheFolder.standard())
                        .create(1, false, 0.01),
                DOCUMENTS,
                IntStream.range(0, QUERIES).toArray(),
                1);
        retrieval = CorpusRetrieval.of(DOCUMENTS, Map.of(Retrieval.INITIAL, searcher));
    }

    /** Frees the index. */
    @TearDown
    public void close() {
        searcher.close();
    }

    private static LabelCorrector corrector(String strategy, Setting setting) {
        return Strategies.load().parse(strategy).recipe(setting).labelCorrector().orElseThrow();
    }

    private static Dataset dataset(SplittableRandom random) {
        List<Document> documents = new ArrayList<>();
        for (int d = 0; d < DOCUMENTS; d++) {
            documents.add(new Document("d" + d, "", words(random, 100)));
        }
        List<Query> queries = new ArrayList<>();
        for (int q = 0; q < QUERIES; q++) {
            queries.add(new Query("q" + q, words(random, 8)));
        }
        return Dataset.of("made-up", Corpus.of(documents), Queries.of(queries), Map.of());
    }

    private static String words(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int w = 1; w <= count; w++) {
            // Density 1/x: the word of rank r has a share near 1/r.
            text.append('w').append((int) Math.pow(20_000, random.nextDouble())).append(w % 15 == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private static String answer(SplittableRandom random, int number) {
        String verdict = "</thinking><verdict><better>[Doc (" + number + ")]</better><worse>[]</worse></verdict>";
        StringBuilder text = new StringBuilder("<thinking>");
        while (text.length() + verdict.length() < ANSWER_CHARACTERS) {
            text.append("Doc (").append(random.nextInt(25)).append(") ").append(words(random, 10));
        }
        return text.append(verdict).toString();
    }

    private int query() {
        next = next + 1 == QUERIES ? 0 : next + 1;
        return next;
    }

    /** Finding the next query. */
    @Benchmark
    public Instance baseline() {
        return instances[query()];
    }

    /** Applying a verdict: no false negative in a third of the queries, one or two in the others. */
    @Benchmark
    public LabelCorrection cachedVerdict() {
        int query = query();
        return relabelling.correct(instances[query], verdicts[query], 0);
    }

    /** Reading an answer of 4,096 characters. */
    @Benchmark
    public Verdict readAnswer() {
        return VerdictText.parse(answers[query()], candidates).orElseThrow();
    }

    /** The first stand-in, and the correction. */
    @Benchmark
    public List<LabelCorrection> cheapJudge() {
        return cheap.correct(pools.get(query()), retrieval);
    }

    /** Both stand-ins, and the correction. */
    @Benchmark
    public List<LabelCorrection> bothJudges() {
        return both.correct(pools.get(query()), retrieval);
    }
}
