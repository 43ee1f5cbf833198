package dev.negbench.harness.training;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.StableHash;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.stage.UpdateScenario;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What of a dataset is old before a data update. Every choice is by the hash of an id, so it is the same for every
 * seed and does not change with the order of the files.
 *
 * @param old what the old model is trained on
 * @param isNew tells whether a test query is about new documents alone; empty where queries cannot be told apart
 */
public record UpdateSplit(TrainingSet old, Optional<IntPredicate> isNew) {
    private static final long SALT = 0x7570_6461_7465L;

    /**
     * Divides the training queries.
     *
     * @param all what the new models are trained on
     * @param test judgements that tell which test queries are new
     * @throws NotApplicableException if fewer than 2 queries would be old, or none new
     */
    public static UpdateSplit of(UpdateScenario scenario, TrainingSet all, Corpus corpus, Judgements test) {
        return switch (scenario.change()) {
            case CHANGE_STRATEGY -> new UpdateSplit(all, Optional.empty());
            case ADD_QUERIES -> new UpdateSplit(checked(oldQueries(scenario.oldShare(), all), all), Optional.empty());
            case ADD_DOCUMENTS -> {
                IntPredicate isOld =
                        document -> StableHash.unit(StableHash.of(SALT, corpus.id(document))) < scenario.oldShare();
                int[][] positives = new int[all.size()][];
                boolean anyNew = false;
                for (int row = 0; row < positives.length; row++) {
                    int[] kept = Arrays.stream(all.positives(row)).filter(isOld).toArray();
                    positives[row] = kept.length == 0 ? null : kept;
                    anyNew |= kept.length < all.positives(row).length;
                }
                TrainingSet old = all.withPositives(positives);
                if (old.size() < 2 || !anyNew) {
                    throw tooFew(old, all);
                }
                yield new UpdateSplit(old, Optional.of(query -> Arrays.stream(test.positives(query))
                        .noneMatch(isOld)));
            }
        };
    }

    private static TrainingSet oldQueries(double share, TrainingSet all) {
        int[] rows = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingLong(row -> StableHash.of(SALT, Long.toHexString(all.key(row)))))
                .limit(Math.round(share * all.size()))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return all.select(rows);
    }

    private static TrainingSet checked(TrainingSet old, TrainingSet all) {
        if (old.size() < 2 || old.size() == all.size()) {
            throw tooFew(old, all);
        }
        return old;
    }

    private static NotApplicableException tooFew(TrainingSet old, TrainingSet all) {
        return new NotApplicableException("of " + all.size() + " training queries " + old.size()
                + " are old; a data update needs 2 old ones and a new one: choose another share");
    }
}
