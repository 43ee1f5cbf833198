package dev.negbench.harness.diffusion;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.NearestName;
import dev.negbench.harness.clustering.Clusters;
import dev.negbench.harness.clustering.KMeans;
import dev.negbench.harness.clustering.KMeansSettings;
import dev.negbench.harness.reduction.PrincipalComponents;
import dev.negbench.strategies.negativeprompts.DiffusionWorld;
import dev.negbench.strategies.negativeprompts.PointCloud;
import dev.negbench.strategies.text.CorpusTerms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A collection as the world of a removal experiment. The object is a word; the positive condition is the half of the
 * topics in which it is most frequent; the background of a document is its topic.
 *
 * @param world what is experimented with
 * @param word the object
 * @param chosen whether the word was chosen here: the one that explains most of the variance within topics
 * @param keptVariance share of the vectors' variance in the dimensions kept
 * @param encoder what made the vectors
 * @param clustering what found the topics
 */
public record EmbeddingWorld(
        DiffusionWorld world, String word, boolean chosen, double keptVariance, String encoder, String clustering) {
    /** Where the shares lie between which the object can be watched. Source: card, "Procedure for (a)". */
    private static final double LEAST_SHARE = 0.3;

    private static final double GREATEST_SHARE = 0.8;
    /** The card's scale of coordinates, which the noise schedule assumes. */
    private static final double MEAN_SQUARE = 0.25;

    private static final int SEED = 1;

    /**
     * Makes a world.
     *
     * @param vectors of the documents used
     * @param terms the collection's words
     * @param name of the collection, for messages
     * @throws DatasetException if the word is not known or its share of the positive condition is not 0.3 to 0.8, or if
     *     there is no such word to choose
     */
    public static EmbeddingWorld of(
            DocumentVectors vectors, CorpusTerms terms, String name, WorldSettings settings) {
        int size = vectors.documents().length;
        if (size < 2 * settings.clusters()) {
            throw new DatasetException(
                    "dataset '" + name + "' has " + size + " documents for " + settings.clusters() + " clusters",
                    "ask for fewer with --clusters");
        }
        PrincipalComponents components =
                PrincipalComponents.fit(vectors.values(), size, vectors.dimension(), true);
        int kept = settings.dimensions() == 0
                ? vectors.dimension()
                : Math.min(settings.dimensions(), vectors.dimension());
        float[] projected = components.project(vectors.values(), size, kept);
        int threads = Runtime.getRuntime().availableProcessors();
        Clusters clusters = KMeans.cluster(
                projected,
                size,
                kept,
                KMeansSettings.of(settings.clusters(), KMeansSettings.ITERATIONS, false, SEED),
                threads);
        double[] variances = components.variances();
        double keptVariance = Arrays.stream(variances).limit(kept).sum()
                / Arrays.stream(variances).sum();
        WordTopics topics = new WordTopics(projected, kept, clusters.assignments(), settings.clusters());
        int term = settings.word().isPresent()
                ? named(settings.word().get(), vectors, terms, topics, name)
                : best(vectors, terms, topics, name);
        boolean[] object = holders(vectors, terms, term);
        DiffusionWorld world = DiffusionWorld.of(
                PointCloud.unitScaled(projected, size, kept, MEAN_SQUARE),
                object,
                clusters.assignments(),
                topics.positive(object),
                SEED);
        return new EmbeddingWorld(
                world,
                word(terms, term),
                settings.word().isEmpty(),
                keptVariance,
                vectors.encoder(),
                clusters.library());
    }

    private static int named(
            String word, DocumentVectors vectors, CorpusTerms terms, WordTopics topics, String name) {
        int term = terms.term(word);
        if (term < 0) {
            throw new DatasetException(
                    "no document of dataset '" + name + "' has the word '" + word + "'",
                    NearestName.among(terms.words().keySet(), word)
                            .map(nearest -> "did you mean '" + nearest + "'?")
                            .orElse("words are in lower case; leave --word out to have one chosen"));
        }
        boolean[] object = holders(vectors, terms, term);
        double share = share(object, topics.positive(object));
        if (share < LEAST_SHARE || share > GREATEST_SHARE) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "the word '%s' is in %.0f %% of the documents of the half of the topics that have it most",
                            word, 100 * share),
                    "choose a word that is in 30 to 80 % of them, or leave --word out to have one chosen");
        }
        return term;
    }

    private static int best(DocumentVectors vectors, CorpusTerms terms, WordTopics topics, String name) {
        int[] counts = new int[terms.size()];
        for (int document : vectors.documents()) {
            for (int term : terms.terms(document)) {
                counts[term]++;
            }
        }
        int least = (int) (LEAST_SHARE * vectors.documents().length / 4);
        int best = -1;
        double most = 0;
        for (int term = 0; term < counts.length; term++) {
            if (counts[term] > least) {
                boolean[] object = holders(vectors, terms, term);
                int[] positive = topics.positive(object);
                double share = share(object, positive);
                double explained = share < LEAST_SHARE || share > GREATEST_SHARE
                        ? 0
                        : topics.explainedWithinTopics(object, positive);
                if (explained > most) {
                    most = explained;
                    best = term;
                }
            }
        }
        if (best < 0) {
            throw new DatasetException(
                    "no word of dataset '" + name + "' is in 30 to 80 % of the documents of the half of its topics that"
                            + " have it most",
                    "choose a collection with longer texts");
        }
        return best;
    }

    private static boolean[] holders(DocumentVectors vectors, CorpusTerms terms, int term) {
        boolean[] object = new boolean[vectors.documents().length];
        for (int i = 0; i < object.length; i++) {
            object[i] = Arrays.binarySearch(terms.terms(vectors.documents()[i]), term) >= 0;
        }
        return object;
    }

    private static double share(boolean[] object, int[] positive) {
        return (double) IntStream.of(positive).filter(p -> object[p]).count() / positive.length;
    }

    private static String word(CorpusTerms terms, int term) {
        return terms.words().entrySet().stream()
                .filter(entry -> entry.getValue() == term)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
