package dev.negbench.strategies;

import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.DataUpdate;
import dev.negbench.strategies.stage.Finisher;
import dev.negbench.strategies.stage.LabelCorrector;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.QueryAugmenter;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.Weighting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stages a scheme changes; whatever is absent stays as the harness has it. An immutable value, built with {@link
 * #builder()}.
 */
public final class Recipe {
    private final QueryAugmenter queryAugmenter;
    private final LabelCorrector labelCorrector;
    private final CandidateSource candidateSource;
    private final List<CandidateFilter> candidateFilters;
    private final NegativeSampler negativeSampler;
    private final Weighting weighting;
    private final Objective objective;
    private final List<Companion.Factory> companions;
    private final Finisher finisher;
    private final DataUpdate dataUpdate;
    private final SearchTransform searchTransform;
    private final BatchMode batchMode;
    private final boolean sharesDrawn;
    private final OptionalDouble mostDrawnAnExample;
    private final boolean comparesPositives;
    private final boolean everyPositive;
    private final boolean documentsFrozen;
    private final OptionalInt negatives;

    private Recipe(Builder builder) {
        queryAugmenter = builder.queryAugmenter;
        labelCorrector = builder.labelCorrector;
        candidateSource = builder.candidateSource;
        candidateFilters = List.copyOf(builder.candidateFilters);
        negativeSampler = builder.negativeSampler;
        weighting = builder.weighting;
        objective = builder.objective;
        companions = List.copyOf(builder.companions);
        finisher = builder.finisher;
        dataUpdate = builder.dataUpdate;
        searchTransform = builder.searchTransform;
        batchMode = builder.batchMode;
        sharesDrawn = builder.sharesDrawn;
        mostDrawnAnExample = builder.mostDrawnAnExample;
        comparesPositives = builder.comparesPositives;
        everyPositive = builder.everyPositive;
        documentsFrozen = builder.documentsFrozen;
        negatives = builder.negatives;
    }

    /** Starts a recipe that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns who rewrites query texts, if anyone. */
    public Optional<QueryAugmenter> queryAugmenter() {
        return Optional.ofNullable(queryAugmenter);
    }

    /** Returns the label corrector, if changed. */
    public Optional<LabelCorrector> labelCorrector() {
        return Optional.ofNullable(labelCorrector);
    }

    /** Returns the candidate source, if any. */
    public Optional<CandidateSource> candidateSource() {
        return Optional.ofNullable(candidateSource);
    }

    /** Returns the filters in the order in which they run. */
    public List<CandidateFilter> candidateFilters() {
        return candidateFilters;
    }

    /** Returns the sampler; where there is none, no negative is drawn. */
    public Optional<NegativeSampler> negativeSampler() {
        return Optional.ofNullable(negativeSampler);
    }

    /** Returns the weighting, if changed. */
    public Optional<Weighting> weighting() {
        return Optional.ofNullable(weighting);
    }

    /** Returns the objective, if changed. */
    public Optional<Objective> objective() {
        return Optional.ofNullable(objective);
    }

    /** Returns the companions to create for each cell. */
    public List<Companion.Factory> companions() {
        return companions;
    }

    /** Returns the finisher, if any. */
    public Optional<Finisher> finisher() {
        return Optional.ofNullable(finisher);
    }

    /**
     * Returns the data update, if any: the recipe's other stages then make an old model and new ones from it, and a
     * finisher acts at the end of each of these trainings.
     */
    public Optional<DataUpdate> dataUpdate() {
        return Optional.ofNullable(dataUpdate);
    }

    /** Returns the search transform, if changed. */
    public Optional<SearchTransform> searchTransform() {
        return Optional.ofNullable(searchTransform);
    }

    /** Returns the batch mode that the scheme insists on, if any; otherwise the experiment decides. */
    public Optional<BatchMode> batchMode() {
        return Optional.ofNullable(batchMode);
    }

    /** Tells whether every row of a batch is compared with what was drawn for the other rows, too. */
    public boolean sharesDrawn() {
        return sharesDrawn;
    }

    /**
     * Returns how many drawn negatives a batch keeps at most, an example, if there is a limit. Of those drawn for all
     * its examples it keeps as many as this times the number of examples, rounded up, chosen uniformly.
     */
    public OptionalDouble mostDrawnAnExample() {
        return mostDrawnAnExample;
    }

    /**
     * Tells whether a row is compared with labelled positives of its query that come as another row's positive or draw,
     * as if they were negatives: what code does that never asks. The row's own positive is never among its negatives.
     */
    public boolean comparesPositives() {
        return comparesPositives;
    }

    /** Tells whether a row holds every labelled positive of its query, not the chosen one alone. */
    public boolean everyPositive() {
        return everyPositive;
    }

    /** Tells whether only the query tower learns. */
    public boolean documentsFrozen() {
        return documentsFrozen;
    }

    /** Returns the number of negatives drawn a query where the recipe fixes it; otherwise the experiment decides. */
    public OptionalInt negatives() {
        return negatives;
    }

    /** Returns the stages that this recipe changes. */
    public Set<Stage> stages() {
        EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
        addIf(stages, queryAugmenter != null, Stage.QUERY_AUGMENTER);
        addIf(stages, labelCorrector != null, Stage.LABEL_CORRECTOR);
        addIf(stages, candidateSource != null, Stage.CANDIDATE_SOURCE);
        addIf(stages, !candidateFilters.isEmpty(), Stage.CANDIDATE_FILTER);
        addIf(stages, negativeSampler != null, Stage.NEGATIVE_SAMPLER);
        addIf(stages, weighting != null, Stage.WEIGHTING);
        addIf(stages, objective != null, Stage.OBJECTIVE);
        addIf(stages, !companions.isEmpty(), Stage.COMPANION);
        addIf(stages, finisher != null, Stage.FINISHER);
        addIf(stages, dataUpdate != null, Stage.DATA_UPDATE);
        addIf(stages, searchTransform != null, Stage.SEARCH_TRANSFORM);
        return stages;
    }

    /** Returns the stages that are set, companions left out: these are created for each cell. */
    public Stream<Object> parts() {
        return Stream.concat(
                        Stream.of(
                                queryAugmenter,
                                labelCorrector,
                                candidateSource,
                                negativeSampler,
                                weighting,
                                objective,
                                finisher,
                                searchTransform),
                        candidateFilters.stream())
                .filter(Objects::nonNull);
    }

    /**
     * Composes two recipes: {@code next} overrides the stages in {@code essential} and supplies its other stages only
     * where this recipe has none. Filters and companions add up.
     *
     * @param next what comes after the bar in {@code this|next}
     * @param essential the stages that {@code next} is about
     */
    public Recipe then(Recipe next, Set<Stage> essential) {
        Builder builder = new Builder();
        builder.queryAugmenter = pick(queryAugmenter, next.queryAugmenter, essential.contains(Stage.QUERY_AUGMENTER));
        builder.labelCorrector = pick(labelCorrector, next.labelCorrector, essential.contains(Stage.LABEL_CORRECTOR));
        builder.candidateSource =
                pick(candidateSource, next.candidateSource, essential.contains(Stage.CANDIDATE_SOURCE));
        builder.candidateFilters.addAll(candidateFilters);
        builder.candidateFilters.addAll(next.candidateFilters);
        builder.negativeSampler =
                pick(negativeSampler, next.negativeSampler, essential.contains(Stage.NEGATIVE_SAMPLER));
        builder.weighting = pick(weighting, next.weighting, essential.contains(Stage.WEIGHTING));
        builder.objective = pick(objective, next.objective, essential.contains(Stage.OBJECTIVE));
        builder.companions.addAll(companions);
        builder.companions.addAll(next.companions);
        builder.finisher = pick(finisher, next.finisher, essential.contains(Stage.FINISHER));
        builder.dataUpdate = pick(dataUpdate, next.dataUpdate, essential.contains(Stage.DATA_UPDATE));
        builder.searchTransform =
                pick(searchTransform, next.searchTransform, essential.contains(Stage.SEARCH_TRANSFORM));
        builder.batchMode = pick(batchMode, next.batchMode, true);
        builder.sharesDrawn = sharesDrawn || next.sharesDrawn;
        builder.mostDrawnAnExample = next.mostDrawnAnExample.isPresent() ? next.mostDrawnAnExample : mostDrawnAnExample;
        builder.comparesPositives = comparesPositives || next.comparesPositives;
        builder.everyPositive = everyPositive || next.everyPositive;
        builder.documentsFrozen = documentsFrozen || next.documentsFrozen;
        builder.negatives = next.negatives.isPresent() ? next.negatives : negatives;
        return builder.build();
    }

    private static <T> T pick(T first, T next, boolean override) {
        return next != null && (override || first == null) ? next : first;
    }

    private static void addIf(Set<Stage> stages, boolean present, Stage stage) {
        if (present) {
            stages.add(stage);
        }
    }

    /** Collects the stages of a recipe. */
    public static final class Builder {
        private QueryAugmenter queryAugmenter;
        private LabelCorrector labelCorrector;
        private CandidateSource candidateSource;
        private final List<CandidateFilter> candidateFilters = new ArrayList<>();
        private NegativeSampler negativeSampler;
        private Weighting weighting;
        private Objective objective;
        private final List<Companion.Factory> companions = new ArrayList<>();
        private Finisher finisher;
        private DataUpdate dataUpdate;
        private SearchTransform searchTransform;
        private BatchMode batchMode;
        private boolean sharesDrawn;
        private OptionalDouble mostDrawnAnExample = OptionalDouble.empty();
        private boolean comparesPositives;
        private boolean everyPositive;
        private boolean documentsFrozen;
        private OptionalInt negatives = OptionalInt.empty();

        private Builder() {}

        /** Sets who rewrites query texts. */
        public Builder queryAugmenter(QueryAugmenter stage) {
            queryAugmenter = stage;
            return this;
        }

        /** Sets who corrects labels. */
        public Builder labelCorrector(LabelCorrector stage) {
            labelCorrector = stage;
            return this;
        }

        /** Sets where candidates come from. */
        public Builder candidateSource(CandidateSource stage) {
            candidateSource = stage;
            return this;
        }

        /** Adds a filter after those added before. */
        public Builder candidateFilter(CandidateFilter stage) {
            candidateFilters.add(stage);
            return this;
        }

        /** Sets how negatives are drawn. */
        public Builder negativeSampler(NegativeSampler stage) {
            negativeSampler = stage;
            return this;
        }

        /** Sets loss weights and soft labels. */
        public Builder weighting(Weighting stage) {
            weighting = stage;
            return this;
        }

        /** Sets the loss. */
        public Builder objective(Objective stage) {
            objective = stage;
            return this;
        }

        /** Adds a second model; one that is also a weighting or a search transform takes that stage as well. */
        public Builder companion(Companion.Factory stage) {
            companions.add(stage);
            return this;
        }

        /** Sets what happens to finished weights. */
        public Builder finisher(Finisher stage) {
            finisher = stage;
            return this;
        }

        /** Trains an old model first, and new ones from it when the data has grown. */
        public Builder dataUpdate(DataUpdate stage) {
            dataUpdate = stage;
            return this;
        }

        /** Sets how queries are answered. */
        public Builder searchTransform(SearchTransform stage) {
            searchTransform = stage;
            return this;
        }

        /** Insists on a batch mode. */
        public Builder batchMode(BatchMode mode) {
            batchMode = mode;
            return this;
        }

        /** Compares every row with everything drawn in its batch. */
        public Builder sharesDrawn(boolean shares) {
            sharesDrawn = shares;
            return this;
        }

        /**
         * Limits the drawn negatives that a batch keeps.
         *
         * @param most how many an example, above 0; a batch of b examples keeps {@code ceil(most * b)}
         */
        public Builder mostDrawnAnExample(double most) {
            if (!(most > 0 && Double.isFinite(most))) {
                throw new IllegalArgumentException(
                        "the most drawn negatives an example must be above 0 and finite, was " + most);
            }
            mostDrawnAnExample = OptionalDouble.of(most);
            return this;
        }

        /** Compares rows with labelled positives of their query that other rows bring along. */
        public Builder comparesPositives(boolean compares) {
            comparesPositives = compares;
            return this;
        }

        /** Gives each row every labelled positive of its query, for objectives that rank a whole list. */
        public Builder everyPositive(boolean every) {
            everyPositive = every;
            return this;
        }

        /** Trains the query tower only. */
        public Builder documentsFrozen(boolean frozen) {
            documentsFrozen = frozen;
            return this;
        }

        /** Fixes the number of negatives drawn a query. */
        public Builder negatives(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("the number of negatives must be at least 0, was " + count);
            }
            negatives = OptionalInt.of(count);
            return this;
        }

        /** Returns the recipe. */
        public Recipe build() {
            return new Recipe(this);
        }
    }
}
