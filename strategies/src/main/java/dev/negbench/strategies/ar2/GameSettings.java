package dev.negbench.strategies.ar2;

/**
 * How a game is played.
 *
 * @param alternation whose turn it is
 * @param temperature what the retriever's scores are divided by
 * @param rankerTemperature what the ranker's scores are divided by
 * @param rankerRate what the ranker's learning rates of the warm-up are multiplied by once the game begins
 * @param gated whether the warm ranker must beat the warm retriever
 * @param depth places that the ranker orders
 * @param reranks whether it does so in the ranking that is the result
 */
record GameSettings(
        Alternation alternation,
        double temperature,
        double rankerTemperature,
        double rankerRate,
        boolean gated,
        int depth,
        boolean reranks) {}
