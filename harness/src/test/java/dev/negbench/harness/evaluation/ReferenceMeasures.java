package dev.negbench.harness.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The measures written down as their definitions read, without regard to speed. */
final class ReferenceMeasures {
    private ReferenceMeasures() {}

    /** Ranks a run by score as a float and by the rule, then drops what the policy drops. */
    static List<Integer> ranking(
            Map<Integer, Double> run, Map<Integer, Integer> grades, int self, EvaluationPolicy policy) {
        Comparator<Integer> byScore = Comparator.comparing(document -> -(run.get(document).floatValue() + 0f));
        Comparator<Integer> ties = policy.tieRule() == TieRule.BY_ID_ASCENDING
                ? Comparator.naturalOrder()
                : (a, b) -> Arrays.compareUnsigned(utf8(b), utf8(a));
        return run.keySet().stream()
                .sorted(byScore.thenComparing(ties))
                .filter(document -> document != self || policy.selfMatch() == SelfMatch.KEEP)
                .filter(document -> grades.containsKey(document) || policy.unjudged() == Unjudged.NON_RELEVANT)
                .toList();
    }

    private static byte[] utf8(int document) {
        return World.IDS.get(document).getBytes(StandardCharsets.UTF_8);
    }

    static double value(Measure measure, List<Integer> ranking, Map<Integer, Integer> grades) {
        int cutoff = measure.cutoff() == Measure.WHOLE_LIST ? Integer.MAX_VALUE : measure.cutoff();
        List<Integer> top = ranking.subList(0, Math.min(cutoff, ranking.size()));
        double positives = grades.values().stream().filter(grade -> grade > 0).count();
        double found = top.stream().filter(document -> gain(grades, document) > 0).count();
        return switch (measure.kind()) {
            case NDCG -> {
                List<Integer> gains = top.stream().map(document -> gain(grades, document)).toList();
                List<Integer> ideal = grades.values().stream()
                        .filter(grade -> grade > 0)
                        .sorted(Comparator.reverseOrder())
                        .limit(cutoff)
                        .toList();
                yield dcg(gains) / dcg(ideal);
            }
            case MRR -> {
                double value = 0;
                for (int i = top.size() - 1; i >= 0; i--) {
                    value = gain(grades, top.get(i)) > 0 ? 1.0 / (i + 1) : value;
                }
                yield value;
            }
            case RECALL -> found / positives;
            case MAP -> {
                double sum = 0;
                for (int i = 0; i < top.size(); i++) {
                    if (gain(grades, top.get(i)) > 0) {
                        double above = top.subList(0, i + 1).stream().filter(d -> gain(grades, d) > 0).count();
                        sum += above / (i + 1);
                    }
                }
                yield sum / positives;
            }
            case PRECISION -> found / cutoff;
            case SUCCESS -> found > 0 ? 1 : 0;
            case RP -> found / Math.min(cutoff, positives);
            case ILD -> {
                double distances = 0;
                for (int i = 0; i < top.size(); i++) {
                    for (int j = 0; j < i; j++) {
                        distances += 1 - cosine(top.get(i), top.get(j));
                    }
                }
                yield top.size() < 2 ? 0 : distances / (top.size() * (top.size() - 1) / 2.0);
            }
        };
    }

    /** Returns made-up vectors of documents; document 0 has no direction, 1 and 2 have the same. */
    static float[] vectors(int... documents) {
        float[] vectors = new float[3 * documents.length];
        for (int i = 0; i < documents.length; i++) {
            double angle = documents[i] == 1 ? 2 : documents[i];
            vectors[3 * i] = documents[i] == 0 ? 0 : (float) Math.cos(angle);
            vectors[3 * i + 1] = (float) (Math.sin(angle) * Math.sin(angle));
            vectors[3 * i + 2] = (float) (Math.sin(angle) * Math.cos(angle));
        }
        return vectors;
    }

    private static double cosine(int left, int right) {
        float[] vectors = vectors(left, right);
        return (double) vectors[0] * vectors[3] + (double) vectors[1] * vectors[4] + (double) vectors[2] * vectors[5];
    }

    private static double dcg(List<Integer> gains) {
        double sum = 0;
        for (int i = 0; i < gains.size(); i++) {
            sum += gains.get(i) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    private static int gain(Map<Integer, Integer> grades, int document) {
        return Math.max(0, grades.getOrDefault(document, 0));
    }

    /** Averages a measure over every order that differs only within groups of equal scores. */
    static double averageOverTies(
            Measure measure, List<Integer> ranking, Map<Integer, Double> run, Map<Integer, Integer> grades) {
        List<List<Integer>> orders = new ArrayList<>();
        permute(new ArrayList<>(), ranking, run, orders);
        return orders.stream().mapToDouble(order -> value(measure, order, grades)).average().orElseThrow();
    }

    private static void permute(
            List<Integer> prefix, List<Integer> ranking, Map<Integer, Double> run, List<List<Integer>> orders) {
        int rank = prefix.size();
        if (rank == ranking.size()) {
            orders.add(new ArrayList<>(prefix));
            return;
        }
        float score = run.get(ranking.get(rank)).floatValue();
        for (int document : ranking) {
            if (run.get(document).floatValue() == score && !prefix.contains(document)) {
                prefix.add(document);
                permute(prefix, ranking, run, orders);
                prefix.remove(rank);
            }
        }
    }
}
