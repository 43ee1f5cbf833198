package dev.negbench.strategies.llmhn;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.NegativeTexts;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One generated passage a query. A pool holds every passage that was written for its query, refused ones included, with
 * the {@link Check} of each in the column {@link #CHECK}, so that filters remove and count them as they do with
 * documents; at most one is left. Scores are cosines of the encoder before training. Its cost does not depend on the
 * size of the corpus. One thread owns it.
 */
final class GeneratedSource implements CandidateSource {
    /** The column of checks: ordinals of {@link Check}. */
    static final String CHECK = "check";

    private static final int WORDS_SAMPLED = 4096;

    private final String name;
    private final Dataset dataset;
    private final NegativeGenerator generator;
    private final boolean showsPositive;
    private final Optional<Verification> verification;
    private final int retries;
    private final NegativeTexts texts;
    private final Map<String, Long> counts = new TreeMap<>();
    private int meanWords;

    /**
     * @param name what decides the passages, besides dataset and queries
     * @param dataset texts of queries and positives
     * @param generator who writes
     * @param showsPositive whether the generator sees the answering passage
     * @param verification what refuses passages; where there is none, only missing ones are refused
     * @param retries how often a refused passage is written anew
     */
    GeneratedSource(
            String name,
            Dataset dataset,
            NegativeGenerator generator,
            boolean showsPositive,
            Optional<Verification> verification,
            int retries) {
        this.name = name;
        this.dataset = dataset;
        this.generator = generator;
        this.showsPositive = showsPositive;
        this.verification = verification;
        this.retries = retries;
        texts = new NegativeTexts(dataset.corpus().size());
    }

    /** What is known of one query. */
    private static final class Progress {
        private final int row;
        private final int positive;
        private final float positiveScore;
        private GenerationTask task;
        private final List<Attempt> attempts = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();

        Progress(int row, int positive, float positiveScore, GenerationTask task) {
            this.row = row;
            this.positive = positive;
            this.positiveScore = positiveScore;
            this.task = task;
        }

        boolean passed() {
            return checks.get(checks.size() - 1) == Check.PASSED;
        }
    }

    @Override
    public Refresh refresh() {
        return Refresh.NEVER;
    }

    @Override
    public String[] generators() {
        return new String[] {generator.name()};
    }

    /** Every training seed gets the same passages, since each choice hangs on the query's key. */
    @Override
    public Optional<String> sharedAs() {
        return Optional.of(name);
    }

    @Override
    public Optional<NegativeTexts> negativeTexts() {
        return Optional.of(texts);
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((what, count) -> all.put(generator.name() + ": " + what, count));
        generator.counts().forEach((what, count) -> all.put(generator.name() + ": " + what, count));
        return all;
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        if (meanWords == 0) {
            meanWords = meanWords(queries);
        }
        List<Progress> all = new ArrayList<>();
        for (int row = 0; row < queries.size(); row++) {
            all.add(begin(queries, row, retrieval));
        }
        List<Progress> open = all;
        for (int round = 0; round <= retries && !open.isEmpty(); round++) {
            write(open, queries, retrieval);
            open = open.stream().filter(one -> !one.passed()).toList();
            open.forEach(one -> one.task = one.task.again());
        }
        counts.merge("queries", (long) all.size(), Long::sum);
        counts.merge("queries left without a passage", (long) open.size(), Long::sum);
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        all.forEach(one -> pools.accept(pool(one, queries, retrieval, builder)));
    }

    private int meanWords(TrainingQueries queries) {
        double mean = IntStream.range(0, Math.min(queries.size(), WORDS_SAMPLED))
                .map(row -> Words.count(dataset.corpus().content(queries.positives(row)[0])))
                .average()
                .orElse(1);
        return (int) Math.max(1, Math.round(mean));
    }

    private Progress begin(TrainingQueries queries, int row, Retrieval retrieval) {
        int query = queries.ordinals()[row];
        int positive = queries.positives(row)[0];
        float[] score = new float[1];
        retrieval.score(Retrieval.INITIAL, query, new int[] {positive}, 1, score);
        String passage = dataset.corpus().content(positive);
        int wanted = showsPositive ? Math.max(1, Words.count(passage)) : meanWords;
        Optional<String> shown = showsPositive ? Optional.of(passage) : Optional.empty();
        return new Progress(
                row,
                positive,
                score[0],
                new GenerationTask(dataset.queries().text(query), shown, wanted, queries.key(row), 0));
    }

    private void write(List<Progress> open, TrainingQueries queries, Retrieval retrieval) {
        List<String> written = generator.generate(open.stream().map(one -> one.task).toList(), retrieval).stream()
                .map(passage -> passage.orElse(""))
                .toList();
        int[] ordinals = open.stream().mapToInt(one -> queries.ordinals()[one.row]).toArray();
        float[] queryVectors = retrieval.queryVectors(Retrieval.INITIAL, ordinals);
        float[] passageVectors = retrieval.textVectors(Retrieval.INITIAL, written);
        int dimension = retrieval.dimension(Retrieval.INITIAL);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < ordinals.length; i++) {
            float score = 0;
            for (int d = i * dimension; d < (i + 1) * dimension; d++) {
                score += queryVectors[d] * passageVectors[d];
            }
            Progress one = open.get(i);
            attempts.add(new Attempt(ordinals[i], one.positive, written.get(i), score, one.positiveScore));
        }
        List<Check> checks = verification
                .map(checking -> checking.check(attempts, retrieval))
                .orElseGet(() -> attempts.stream()
                        .map(attempt -> attempt.text().isBlank() ? Check.EMPTY : Check.PASSED)
                        .toList());
        for (int i = 0; i < ordinals.length; i++) {
            open.get(i).attempts.add(attempts.get(i));
            open.get(i).checks.add(checks.get(i));
        }
        counts.merge("passages written", (long) written.size(), Long::sum);
    }

    private CandidatePool pool(
            Progress one, TrainingQueries queries, Retrieval retrieval, CandidatePoolBuilder builder) {
        int query = queries.ordinals()[one.row];
        int[] positives = queries.positives(one.row);
        float[] positiveScores = new float[positives.length];
        retrieval.score(Retrieval.INITIAL, query, positives, positives.length, positiveScores);
        builder.start(query, queries.key(one.row), positives, positiveScores);
        float[] checks = new float[one.attempts.size()];
        for (int a = 0; a < checks.length; a++) {
            Attempt attempt = one.attempts.get(a);
            builder.add(texts.add(NegativeTexts.Kind.SYNTHETIC_DOCUMENT, attempt.text()), attempt.score(), -1, 0);
            checks[a] = one.checks.get(a).ordinal();
        }
        return builder.build(Map.of(CHECK, checks));
    }
}
