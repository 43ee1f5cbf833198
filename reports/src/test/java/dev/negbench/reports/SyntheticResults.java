package dev.negbench.reports;

import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.EpochPoint;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/** Invented results shaped like real ones: graded per-query scores, seeds that shift a whole run, saturating curves. */
public final class SyntheticResults {
    public static final List<String> MEASURES = List.of("nDCG@10", "MRR@10", "Recall@100");
    private static final double[] EDGES =
            {-0.5, -0.45, -0.4, -0.35, -0.3, -0.25, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1};
    private static final int EPOCHS = 6;

    /**
     * A strategy whose truth is known.
     *
     * @param text the strategy as typed
     * @param gain expected nDCG@10 above the first strategy's
     * @param hardness mean of (negative's score − positive's score)
     * @param micros microseconds a draw
     */
    public record Truth(String text, double gain, double hardness, double micros) {}

    public static final List<Truth> SIX = List.of(
            new Truth("uniform", 0, -0.42, 0.06),
            new Truth("topk(depth=200)", 0.021, -0.12, 0.11),
            new Truth("simans(a=0.5)", 0.034, -0.15, 0.48),
            new Truth("topk(200)|percpos(0.95)|take(15)", 0.004, -0.2, 0.9),
            new Truth("nearest(k=15)", -0.026, -0.04, 0.05),
            new Truth("rrra(temperature=0.1,resample=64)", 0.012, -0.18, 7.3));

    private SyntheticResults() {}

    public static ExperimentPlan plan(List<Truth> truths, List<String> datasets, List<String> modes, int seeds) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        datasets.forEach(dataset -> fingerprints.put(dataset, CanonicalJson.hash(dataset)));
        return new ExperimentPlan(
                ExperimentPlan.SCHEMA,
                truths.stream().map(Truth::text).toList(),
                truths.get(0).text(),
                datasets,
                fingerprints,
                "static",
                modes,
                LongStream.rangeClosed(1, seeds).boxed().toList(),
                15,
                MEASURES,
                Map.of("epochs", "6", "batch", "32", "learning-rate", "0.02", "pool", "200", "hidden-positives", "0.2"),
                "./bench compare --strategies uniform,simans(a=0.5) --datasets " + String.join(",", datasets)
                        + " --seeds " + seeds);
    }

    public static Environment environment() {
        return new Environment(
                "0.1.0 (3f2c9d1)",
                "OpenJDK 64-Bit Server VM 17.0.15",
                "Linux amd64",
                "AMD EPYC 9R14",
                2,
                3L << 30,
                "512 bit (Vector API)",
                "1.7.3, OpenBLAS",
                Map.of("commons-math3", "3.6.1", "lucene", "9.12.3", "onnxruntime", "1.23.2"));
    }

    /** Returns the key of a cell. */
    public static String key(String strategy, String dataset, String mode, long seed) {
        return CanonicalJson.hash(List.of(strategy, dataset, mode, seed));
    }

    /** Returns complete results: every planned cell finished, draw costs of every strategy measured. */
    public static ExperimentResults of(
            List<Truth> truths, List<String> datasets, List<String> modes, int seeds, int queries, long randomSeed) {
        ExperimentPlan plan = plan(truths, datasets, modes, seeds);
        List<CellResult> cells = new ArrayList<>();
        Map<String, QueryScores> scores = new LinkedHashMap<>();
        List<DrawCost> draws = new ArrayList<>();
        for (String dataset : datasets) {
            for (Truth truth : truths) {
                Random random = new Random(randomSeed ^ (dataset + truth.text()).hashCode());
                draws.add(new DrawCost(
                        truth.text(), dataset, 200, 15, truth.micros() * (0.95 + 0.1 * random.nextDouble()),
                        truth.micros() * 0.03, truth.micros() > 1 ? 240 : 0, 0.11));
            }
        }
        for (String mode : modes) {
            for (String dataset : datasets) {
                for (Truth truth : truths) {
                    for (long seed : plan.seeds()) {
                        QueryScores queryScores = scores(truth, dataset, mode, seed, queries, randomSeed);
                        cells.add(cell(truth, dataset, mode, seed, queryScores));
                        scores.put(queryScores.cellKey(), queryScores);
                    }
                }
            }
        }
        return new ExperimentResults(plan, environment(), cells, scores, draws);
    }

    public static QueryScores scores(
            Truth truth, String dataset, String mode, long seed, int queries, long randomSeed) {
        double level = 0.38 + (dataset.hashCode() & 15) / 100.0 + (mode.startsWith("in-batch") ? 0.02 : 0);
        Random shift = new Random(randomSeed + 31 * seed + (truth.text() + dataset + mode).hashCode());
        double seedGain = truth.gain() + 0.005 * shift.nextGaussian();
        Random difficulty = new Random(randomSeed + dataset.hashCode());
        String[] ids = new String[queries];
        double[] ndcg = new double[queries];
        double[] mrr = new double[queries];
        double[] recall = new double[queries];
        for (int q = 0; q < queries; q++) {
            ids[q] = "q" + q;
            double ease = level + 0.3 * difficulty.nextGaussian() + seedGain * 1.3 + 0.08 * shift.nextGaussian();
            int rank = ease > 0.75 ? 1 : (int) Math.max(1, Math.round(Math.exp(4.2 * (0.75 - ease))));
            ndcg[q] = rank <= 10 ? Math.log(2) / Math.log(1 + rank) : 0;
            mrr[q] = rank <= 10 ? 1.0 / rank : 0;
            recall[q] = rank <= 100 ? 1 : 0;
        }
        Map<String, double[]> byMeasure = new LinkedHashMap<>();
        byMeasure.put("nDCG@10", ndcg);
        byMeasure.put("MRR@10", mrr);
        byMeasure.put("Recall@100", recall);
        return new QueryScores(key(truth.text(), dataset, mode, seed), ids, byMeasure);
    }

    public static CellResult cell(Truth truth, String dataset, String mode, long seed, QueryScores scores) {
        Random random = new Random(seed * 77 + truth.text().hashCode());
        Map<String, Double> metrics = new LinkedHashMap<>();
        scores.scores()
                .forEach((measure, values) -> metrics.put(measure, Arrays.stream(values).average().orElse(Double.NaN)));
        List<EpochPoint> curve = new ArrayList<>();
        double end = metrics.get(MEASURES.get(0)) + 0.03;
        for (int epoch = 0; epoch <= EPOCHS; epoch++) {
            double quality = end - 0.12 * Math.exp(-0.7 * epoch) - 0.004 * Math.max(0, epoch - 4)
                    + 0.004 * random.nextGaussian();
            double loss = epoch == 0 ? Double.NaN : 2.1 * Math.exp(-0.3 * epoch);
            curve.add(new EpochPoint(epoch, loss, quality, 4.2 * epoch));
        }
        return new CellResult(
                scores.cellKey(), truth.text(), truth.text(), dataset, "static", mode, seed, CellStatus.FINISHED, "",
                metrics, curve, 4, profile(truth, random), new CellCost(24.8, 3.1, 0, 2.2, 1_872, 6), List.of());
    }

    /** Returns a cell that did not finish. */
    public static CellResult unfinished(
            String strategy, String dataset, String mode, long seed, CellStatus status, String reason) {
        return new CellResult(key(strategy, dataset, mode, seed), strategy, strategy, dataset, "static", mode, seed,
                status, reason, Map.of(), List.of(), 0, null, null, List.of());
    }

    private static DrawnProfile profile(Truth truth, Random random) {
        long[] counts = new long[EDGES.length + 1];
        int drawn = 4_000;
        for (int i = 0; i < drawn; i++) {
            double relative = truth.hardness() + 0.07 * random.nextGaussian();
            int bin = 0;
            while (bin < EDGES.length && relative >= EDGES[bin]) {
                bin++;
            }
            counts[bin]++;
        }
        long planted = Math.round(drawn * 0.02 * Math.exp(8 * truth.hardness()) * (1 + 0.1 * random.nextGaussian()));
        return new DrawnProfile(270, drawn, EDGES, counts, planted, 250, 54_000, Map.of("percpos", 3_200L),
                Map.of("pool exhausted", 12L), Map.of(), 8_000, planted / 2);
    }
}
