package dev.negbench.harness.mining;

import dev.negbench.datasets.Corpus;
import dev.negbench.harness.training.CandidatePools;
import dev.negbench.harness.training.LabelCorrections;
import dev.negbench.harness.training.TrainingSet;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.NegativeTexts;
import dev.negbench.strategies.stage.ProbabilisticSampler;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Draws a recipe's negatives for queries, some at a time: source, filters and sampler as training has them, once, with
 * the model as it is. What is drawn for a query depends on seed, query and positive alone, not on what it is mined
 * together with. One thread owns it.
 */
public final class NegativeMiner {
    private static final long POSITIVE_SALT = 0x706f_73L;

    private final Recipe recipe;
    private final NegativeSampler sampler;
    private final Retrieval retrieval;
    private final MiningSettings settings;
    private final LabelCorrections corrections;
    private final YieldCounts corrected = new YieldCounts();
    private final int negatives;
    private final int documents;
    private final RandomStream random;
    private final Draw draw = new Draw();

    /** What was drawn for some queries, and what became of their candidates. */
    record Batch(List<MinedExample> examples, YieldCounts counts) {}

    /**
     * Corrects labels, if the recipe does, and has the source look at all queries.
     *
     * @param recipe a recipe with a source and a sampler
     * @param queries the queries mined for
     * @param retrieval search with the model as it is
     * @param corpus the texts, for finding copies
     * @param settings what rows are made of
     * @throws NotApplicableException if the recipe draws nothing
     */
    public NegativeMiner(
            Recipe recipe, TrainingSet queries, Retrieval retrieval, Corpus corpus, MiningSettings settings) {
        if (recipe.candidateSource().isEmpty() || recipe.negativeSampler().isEmpty()) {
            throw new NotApplicableException(
                    "draws no negatives of its own, so there is nothing to mine; choose a strategy that does, for"
                            + " example topk(200)");
        }
        this.settings = settings.requireValid();
        this.recipe = settings.keepCopies() ? recipe : withoutCopies(recipe, corpus);
        this.retrieval = retrieval;
        sampler = recipe.negativeSampler().get();
        negatives = recipe.negatives().orElse(settings.negatives());
        documents = corpus.size();
        random = new RandomStream(settings.seed());
        corrections = LabelCorrections.of(this.recipe, queries, retrieval, settings.seed(), corrected);
        recipe.candidateSource().get().prepare(corrections.training(), retrieval, settings.seed());
    }

    private static Recipe withoutCopies(Recipe recipe, Corpus corpus) {
        return Recipe.builder().candidateFilter(TextCopies.of(corpus)).build().then(recipe, EnumSet.allOf(Stage.class));
    }

    /** Returns the number of queries, corrected where the recipe corrects labels. */
    public int size() {
        return corrections.training().size();
    }

    /** Returns how many negatives are asked for a draw. */
    int negatives() {
        return negatives;
    }

    /** Returns the texts without a document that the source made, if it makes any. */
    Optional<NegativeTexts> negativeTexts() {
        return recipe.candidateSource().orElseThrow().negativeTexts();
    }

    /**
     * Returns the candidates of some queries before any filter.
     *
     * @param from first row
     * @param to one past the last row
     */
    CandidatePool[] proposed(int from, int to) {
        Recipe sourceAlone = Recipe.builder()
                .candidateSource(recipe.candidateSource().orElseThrow())
                .build();
        return CandidatePools.buildPrepared(
                sourceAlone, corrections.training().slice(from, to), retrieval, settings.seed(), new YieldCounts());
    }

    /**
     * Mines for some queries.
     *
     * @param from first row
     * @param to one past the last row
     */
    Batch mine(int from, int to) {
        YieldCounts counts = new YieldCounts();
        TrainingSet rows = corrections.training().slice(from, to);
        CandidatePool[] pools = CandidatePools.buildPrepared(recipe, rows, retrieval, settings.seed(), counts);
        List<MinedExample> examples = new ArrayList<>();
        for (CandidatePool built : pools) {
            CandidatePool pool = corrections.apply(built, counts);
            counts.query(pool);
            if (settings.format().perPositive()) {
                for (int positive = 0; positive < pool.positives().length; positive++) {
                    examples.add(draw(pool, positive, positive, counts));
                }
            } else {
                examples.add(draw(pool, anyPositive(pool), 0, counts));
            }
        }
        return new Batch(examples, counts);
    }

    /** As in training, a query's one draw is held against a positive chosen uniformly. */
    private int anyPositive(CandidatePool pool) {
        if (pool.positives().length == 1) {
            return 0;
        }
        random.reset(settings.seed() ^ POSITIVE_SALT, 0, pool.queryKey());
        return random.nextInt(pool.positives().length);
    }

    private MinedExample draw(CandidatePool pool, int positive, int number, YieldCounts counts) {
        random.reset(settings.seed(), number, pool.queryKey());
        draw.clear(negatives);
        sampler.draw(pool, positive, negatives, random, draw);
        MinedExample example = new MinedExample(pool, positive, Arrays.copyOf(draw.positions(), draw.count()));
        for (int position : example.drawn()) {
            requireText(pool.ids()[position]);
        }
        counts.example(example, negatives, draw.shortfall());
        return example;
    }

    private void requireText(int id) {
        if (id >= documents && negativeTexts().orElseThrow().kind(id) == NegativeTexts.Kind.QUERY) {
            throw new NotApplicableException(
                    "makes negatives that are queries, which tell a ranker what a document does"
                            + " not answer; a retriever's training rows have no place for them");
        }
    }

    /** Returns how probable each candidate was to be drawn first, or nothing where the sampler cannot tell. */
    Optional<double[]> probabilities(MinedExample example) {
        return sampler instanceof ProbabilisticSampler known && example.pool().size() > 0
                ? Optional.of(known.probabilities(example.pool(), example.positive()))
                : Optional.empty();
    }

    /** Returns the names of the source's generators. */
    String[] generators() {
        return recipe.candidateSource().orElseThrow().generators();
    }

    /** Returns what was corrected before the first row, and what the source has counted in this process. */
    MiningYield corrected() {
        YieldCounts all = new YieldCounts();
        recipe.candidateSource().orElseThrow().counts().forEach(all::corrected);
        return corrected.yield().plus(all.yield());
    }
}
