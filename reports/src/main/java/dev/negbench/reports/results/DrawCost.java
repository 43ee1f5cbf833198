package dev.negbench.reports.results;

/**
 * What one draw costs, measured by JMH.
 *
 * @param strategy the strategy as typed
 * @param dataset whose candidate pools were drawn from
 * @param candidates pool size asked for
 * @param draws negatives drawn a query
 * @param micros microseconds a draw, mean over pools
 * @param error half width of JMH's 99.9 % interval, microseconds
 * @param bytes bytes allocated a draw
 * @param scoreSpread mean over pools of the standard deviation of candidate scores
 */
public record DrawCost(
        String strategy,
        String dataset,
        int candidates,
        int draws,
        double micros,
        double error,
        double bytes,
        double scoreSpread) {}
