package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.StableHash;
import dev.negbench.harness.training.TrainingSet;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Which queries are trained on, choose the epoch, and are tested: the dataset's own splits, a tenth of train as dev
 * where there is no dev split, and never more than {@value #MAX_DEV} dev queries. Every choice is by the hash of the
 * query's id, so it does not change with the order of the files.
 *
 * @param training queries trained on
 * @param devJudgements judgements of the dev queries
 * @param dev dev queries, ascending
 * @param testJudgements judgements of the test queries
 * @param test test queries, ascending
 * @param devIsCarved whether dev was taken from train
 */
public record TrainingSplit(
        TrainingSet training,
        Judgements devJudgements,
        int[] dev,
        Judgements testJudgements,
        int[] test,
        boolean devIsCarved) {
    private static final int MAX_DEV = 1000;
    private static final long DEV_SALT = 0x6465_76L;
    private static final long TRAIN_SALT = 0x7472_6169_6eL;

    /**
     * Divides a dataset.
     *
     * @param dataset the data as it is trained on, hidden positives removed
     * @param test judgements to test by, complete
     * @param maxTrainQueries most training queries kept
     * @throws DatasetException if there is no train split, with what can be done instead
     */
    public static TrainingSplit of(Dataset dataset, Judgements test, int maxTrainQueries) {
        if (!dataset.has("train")) {
            throw new DatasetException(
                    "dataset '" + dataset.name() + "' has no train split to train on, only "
                            + String.join(", ", dataset.splits().keySet()),
                    "train on its titles with --train-on titles, or choose a dataset with a train split: ./bench list"
                            + " datasets");
        }
        Judgements train = dataset.split("train");
        int[] trainQueries = train.queries();
        boolean carve = !dataset.has("dev");
        Judgements devJudgements = carve ? train : dataset.split("dev");
        int[] devPool = carve
                ? byHash(dataset, trainQueries, Math.max(1, trainQueries.length / 10), DEV_SALT)
                : devJudgements.queries();
        int[] dev = byHash(dataset, devPool, MAX_DEV, DEV_SALT);
        if (carve) {
            trainQueries = without(trainQueries, dev);
        }
        int[] kept = byHash(dataset, trainQueries, maxTrainQueries, TRAIN_SALT);
        if (kept.length < 2) {
            throw new DatasetException(
                    "dataset '" + dataset.name() + "' leaves " + kept.length + " training queries",
                    "training needs at least 2");
        }
        return new TrainingSplit(
                TrainingSet.of(dataset.queries(), train, kept), devJudgements, dev, test, test.queries(), carve);
    }

    /** Returns at most so many queries, those with the lowest hash of their ids, ascending. */
    static int[] byHash(Dataset dataset, int[] queries, int most, long salt) {
        if (queries.length <= most) {
            return queries;
        }
        return Arrays.stream(queries)
                .boxed()
                .sorted(Comparator.comparingLong(
                        q -> StableHash.of(salt, dataset.queries().id(q))))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static int[] without(int[] queries, int[] excluded) {
        return Arrays.stream(queries)
                .filter(q -> Arrays.binarySearch(excluded, q) < 0)
                .toArray();
    }
}
