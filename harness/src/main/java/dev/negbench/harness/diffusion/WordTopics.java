package dev.negbench.harness.diffusion;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Where a word is frequent among topics, and how far apart it keeps the documents of one topic. */
final class WordTopics {
    private final float[] vectors;
    private final int dimension;
    private final int[] topics;
    private final int count;

    /**
     * @param vectors of the documents, row-major
     * @param topics the topic of each
     * @param count number of topics
     */
    WordTopics(float[] vectors, int dimension, int[] topics, int count) {
        this.vectors = vectors;
        this.dimension = dimension;
        this.topics = topics;
        this.count = count;
    }

    /** Returns the documents of the half of the topics in which most documents hold a word, ascending. */
    int[] positive(boolean[] holds) {
        int[] all = new int[count];
        int[] held = new int[count];
        for (int i = 0; i < topics.length; i++) {
            all[topics[i]]++;
            held[topics[i]] += holds[i] ? 1 : 0;
        }
        boolean[] chosen = new boolean[count];
        IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(t -> all[t] == 0 ? 0 : -(double) held[t] / all[t]))
                .limit(count / 2)
                .forEach(t -> chosen[t] = true);
        return IntStream.range(0, topics.length).filter(i -> chosen[topics[i]]).toArray();
    }

    /**
     * Returns which share of some documents' variance around their topics' means lies between those that hold a word
     * and those that do not, topic by topic; 0 to 1.
     *
     * @param documents the documents looked at
     */
    double explainedWithinTopics(boolean[] holds, int[] documents) {
        double[][] sums = new double[2 * count][dimension];
        int[] sizes = new int[2 * count];
        double squares = 0;
        for (int document : documents) {
            int group = 2 * topics[document] + (holds[document] ? 1 : 0);
            sizes[group]++;
            for (int j = 0; j < dimension; j++) {
                double value = vectors[document * dimension + j];
                sums[group][j] += value;
                squares += value * value;
            }
        }
        double between = 0;
        double topicMeans = 0;
        for (int topic = 0; topic < count; topic++) {
            int without = sizes[2 * topic];
            int with = sizes[2 * topic + 1];
            if (without + with == 0) {
                continue;
            }
            double weight = (double) without * with / (without + with);
            for (int j = 0; j < dimension; j++) {
                double total = sums[2 * topic][j] + sums[2 * topic + 1][j];
                topicMeans += total * total / (without + with);
                if (weight > 0) {
                    double difference = sums[2 * topic][j] / without - sums[2 * topic + 1][j] / with;
                    between += weight * difference * difference;
                }
            }
        }
        return between / Math.max(Double.MIN_NORMAL, squares - topicMeans);
    }
}
