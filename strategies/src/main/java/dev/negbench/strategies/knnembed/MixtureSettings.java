package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import java.util.List;

/**
 * What a query's mixture is made with.
 *
 * @param clusters clusters of documents, 0 for the square root of their number, rounded up, at most {@value #MOST_AUTO}
 * @param components most components kept of a mixture, the heaviest, at least 1
 * @param neighbours other queries that smooth a mixture, at least 0
 * @param ownWeight weight of the query's own mixture against its neighbours', λ of the card, from 0 to 1
 * @param pseudoObserved first places of a plain search that a query without observations is taken to have observed
 * @param seed what the clustering starts from
 */
record MixtureSettings(
        int clusters, int components, int neighbours, double ownWeight, int pseudoObserved, int seed) {
    /** Most components: with the plain search, their indexes are a byte. */
    static final int MOST_COMPONENTS = 126;

    private static final int MOST_AUTO = 256;
    private static final String CLUSTERS = "clusters";
    private static final String COMPONENTS = "components";
    private static final String NEIGHBOURS = "neighbours";
    private static final String LAMBDA = "lambda";
    private static final String COLD = "cold";
    private static final String SEED = "clusterseed";

    /** Declares the parameters of a mixture of queries that are all observed. */
    static List<ParameterSpec> parameters() {
        return List.of(
                ParameterSpec.real(
                        LAMBDA, 0.5, 0, 1, "",
                        "weight of the query's own mixture against its neighbours'; 1 does not smooth",
                        "[P] the paper's direction and value were not found; card: sweep 0, 0.25, 0.5, 0.75, 1"),
                ParameterSpec.integer(
                        NEIGHBOURS, 10, 0, 100_000, "queries", "nearest other queries that smooth a mixture",
                        "[P] card: sweep 1, 5, 10, 50"),
                ParameterSpec.integer(
                        COMPONENTS, 10, 1, MOST_COMPONENTS, "components", "the heaviest components kept of a mixture",
                        "[P]"),
                ParameterSpec.integer(
                        CLUSTERS, 0, 0, 1_000_000, "clusters",
                        "clusters of documents; 0: the square root of their number, rounded up, at most " + MOST_AUTO,
                        "[P] card: sweep 8, 32, 128"),
                ParameterSpec.integer(
                        SEED, 0, 0, Integer.MAX_VALUE, "", "what k-means starts from, the same for every training seed",
                        "[P] card: fix one and say so, or average over three"));
    }

    /** Declares how queries without observations are served. */
    static ParameterSpec cold() {
        return ParameterSpec.integer(
                COLD, 10, 0, 10_000, "places",
                "first places of a plain search that stand for the observations of a query without any; 0: its"
                        + " neighbours' alone",
                "[P]");
    }

    /** Reads the parameters; without {@link #cold} a query without observations has its neighbours' mixture. */
    static MixtureSettings of(Parameters parameters) {
        return new MixtureSettings(
                parameters.integer(CLUSTERS),
                parameters.integer(COMPONENTS),
                parameters.integer(NEIGHBOURS),
                parameters.real(LAMBDA),
                parameters.values().containsKey(COLD) ? parameters.integer(COLD) : 0,
                parameters.integer(SEED));
    }

    /** Returns the number of clusters of a corpus: never more than documents. */
    int clusters(int documents) {
        int wanted = clusters > 0 ? clusters : Math.min(MOST_AUTO, (int) Math.ceil(Math.sqrt(documents)));
        return Math.min(wanted, documents);
    }
}
