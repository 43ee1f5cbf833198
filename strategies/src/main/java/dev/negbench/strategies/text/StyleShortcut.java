package dev.negbench.strategies.text;

import java.util.Arrays;
import java.util.List;

/**
 * Tells how well two kinds of texts are told apart by their words alone: the area under the ROC curve of a naive Bayes
 * classifier over bags of words (multinomial, add-one smoothing), each text scored by a classifier that saw neither it
 * nor its pair. Near 0.5 the words give nothing away; near 1 a model can separate the two without reading the query.
 * Source: llm-hn card, claim 4; docrerank card, pitfalls.
 *
 * @param pairs pairs of a text of the first and one of the second kind: all of them, not only those given together
 * @param toldApart in how many of them the first scores higher; half of the ties, rounded down, are counted as such
 */
public record StyleShortcut(long pairs, long toldApart) {
    private static final int FOLDS = 5;

    /**
     * Measures.
     *
     * @param first texts of the first kind, for example positives
     * @param second texts of the second kind, as many; those at the same place are never in training and test apart
     * @throws IllegalArgumentException if the lists differ in length
     */
    public static StyleShortcut measure(List<String> first, List<String> second) {
        int size = first.size();
        if (second.size() != size) {
            throw new IllegalArgumentException(
                    size + " texts of one kind and " + second.size() + " of the other; give as many of both");
        }
        double[] ofFirst = new double[size];
        double[] ofSecond = new double[size];
        for (int fold = 0; fold < FOLDS; fold++) {
            WordCounts firsts = new WordCounts();
            WordCounts seconds = new WordCounts();
            for (int i = 0; i < size; i++) {
                if (i % FOLDS != fold) {
                    firsts.add(first.get(i));
                    seconds.add(second.get(i));
                }
            }
            int vocabulary = firsts.vocabularyWith(seconds);
            for (int i = fold; i < size; i += FOLDS) {
                ofFirst[i] = logOdds(first.get(i), firsts, seconds, vocabulary);
                ofSecond[i] = logOdds(second.get(i), firsts, seconds, vocabulary);
            }
        }
        return compare(ofFirst, ofSecond);
    }

    /** The mean over words, since a sum would tell texts apart by their length. */
    private static double logOdds(String text, WordCounts first, WordCounts second, int vocabulary) {
        Words words = new Words(text);
        double sum = 0;
        int count = 0;
        for (String word = words.next(); word != null; word = words.next()) {
            sum += first.logShare(word, vocabulary) - second.logShare(word, vocabulary);
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static StyleShortcut compare(double[] first, double[] second) {
        double[] sorted = second.clone();
        Arrays.sort(sorted);
        long higher = 0;
        long ties = 0;
        for (double score : first) {
            int below = firstNotBelow(sorted, score);
            int notAbove = firstNotBelow(sorted, Math.nextUp(score));
            higher += below;
            ties += notAbove - below;
        }
        return new StyleShortcut((long) first.length * second.length, higher + ties / 2);
    }

    private static int firstNotBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns the area under the curve, NaN without texts. */
    public double auc() {
        return (double) toldApart / pairs;
    }
}
