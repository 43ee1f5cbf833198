package dev.negbench.strategies.nasa;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.AttentionVerifier;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alignment and everything it is held against, on the same pairs and with the same steps: random heads among those
 * not aligned, the heads that lean to "no" least, all weights, and a threshold shifted to where precision equals recall
 * on the probing set. There is no way to have one without the others. Source: card, claims 2 to 5 and "Report block".
 */
final class AlignmentTrial {
    private static final String THRESHOLD = "threshold";

    private final AttentionVerifier verifier;
    private final AlignmentSettings settings;
    private final HeldQueries held;
    private final long seed;
    private final Map<Arm, byte[]> states = new EnumMap<>(Arm.class);
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private AlignmentTrial(AttentionVerifier verifier, AlignmentSettings settings, HeldQueries held, long seed) {
        this.verifier = verifier;
        this.settings = settings;
        this.held = held;
        this.seed = seed;
    }

    /**
     * Runs all arms and leaves the verifier as one of them.
     *
     * @param verifier the verifier as base training left it
     * @param left which arm it becomes
     * @return what was measured
     */
    static Map<String, Double> run(
            AttentionVerifier verifier, AlignmentSettings settings, HeldQueries held, long seed, Arm left) {
        AlignmentTrial trial = new AlignmentTrial(verifier, settings, held, seed);
        trial.run();
        verifier.restore(trial.states.get(left));
        return trial.figures;
    }

    private void run() {
        states.put(Arm.BASE, verifier.state());
        HeadTable heads = HeadTable.of(verifier, held.probing());
        double[] scores = heads.means();
        int[] shuffled = shuffled(verifier.heads());
        figures.put("queries to align", held.alignment().size() / 2.0);
        figures.put("queries to probe", held.probing().size() / 2.0);
        figures.put("queries to test", held.testing().size() / 2.0);
        measure(Arm.BASE.figure(), 0);
        double threshold = balancedThreshold(HeadAlignment.logits(verifier, held.probing()));

        HeadAlignment alignment = restart();
        List<TunedHead> aligned = alignment.alignInTurn();
        int steps = aligned.stream().mapToInt(TunedHead::steps).sum();
        double[] after = alignment.scores();
        keep(Arm.NASA, aligned);
        alignment = restart();
        keep(Arm.RANDOM, alignment.alignAs(aligned, othersFirst(shuffled, aligned)));
        alignment = restart();
        int[] ascending =
                HeadTable.descending(Arrays.stream(scores).map(s -> -s).toArray());
        keep(Arm.LOWEST, alignment.alignAs(aligned, ascending));
        restart().tuneEverything(steps);
        states.put(Arm.FULL, verifier.state());
        measure(Arm.FULL.figure(), 0);
        verifier.restore(states.get(Arm.BASE));
        measure(THRESHOLD, threshold);

        figures.put("steps", (double) steps);
        diagnose(heads, shuffled);
        report(heads, after, aligned);
    }

    private HeadAlignment restart() {
        verifier.restore(states.get(Arm.BASE));
        return new HeadAlignment(verifier, settings, held.alignment(), held.probing(), seed);
    }

    private void keep(Arm arm, List<TunedHead> tuned) {
        states.put(arm, verifier.state());
        measure(arm.figure(), 0);
        figures.put(arm.figure() + ": heads tuned", (double) tuned.size());
        figures.put(arm.figure() + ": heads taken back", (double)
                tuned.stream().filter(TunedHead::cancelled).count());
    }

    /** Returns the median: the threshold above which half the pairs lie, where precision equals recall. */
    static double balancedThreshold(double[] logits) {
        double[] ascending = logits.clone();
        Arrays.sort(ascending);
        int half = ascending.length / 2;
        return (ascending[half - 1] + ascending[half]) / 2;
    }

    private static int[] othersFirst(int[] heads, List<TunedHead> tuned) {
        return Arrays.stream(heads)
                .boxed()
                .sorted((left, right) -> Boolean.compare(isAmong(tuned, left), isAmong(tuned, right)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean isAmong(List<TunedHead> tuned, int head) {
        return tuned.stream().anyMatch(each -> each.head() == head);
    }

    private int[] shuffled(int count) {
        RandomStream random = new RandomStream(seed);
        int[] heads = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            heads[i] = heads[j];
            heads[j] = i;
        }
        return heads;
    }

    private void measure(String arm, double threshold) {
        Answers answers = answers(held.testing(), HeadAlignment.logits(verifier, held.testing()), threshold);
        Answers others = answers(held.others(), HeadAlignment.logits(verifier, held.others()), threshold);
        figures.put(arm + ": gap", answers.gap());
        figures.put(arm + ": precision", answers.precision());
        figures.put(arm + ": recall", answers.recall());
        figures.put(arm + ": accuracy", answers.accuracy());
        figures.put(arm + ": F1 of yes", answers.f1OfYes());
        figures.put(arm + ": F1 of no", answers.f1OfNo());
        figures.put(arm + ": yes rate", answers.yesRate());
        figures.put(arm + ": calibration error", answers.calibrationError());
        figures.put(arm + ": area under curve", answers.areaUnderCurve());
        figures.put(arm + ": nDCG@10", ndcg(held.lists(), HeadAlignment.logits(verifier, held.lists())));
        figures.put(arm + ": accuracy, random negatives", others.accuracy());
        figures.put(arm + ": gap, random negatives", others.gap());
    }

    private static Answers answers(LabelledPairs pairs, double[] logits, double threshold) {
        return Answers.of(logits, pairs.relevant(), pairs.size(), threshold);
    }

    /** Returns the mean nDCG@10 of lists with one relevant document, which comes first; equal logits rank it last. */
    static double ndcg(LabelledPairs lists, double[] logits) {
        double sum = 0;
        int count = 0;
        for (int from = 0; from < lists.size(); ) {
            int place = 0;
            int at = from + 1;
            for (; at < lists.size() && !lists.relevant()[at]; at++) {
                place += logits[at] >= logits[from] ? 1 : 0;
            }
            sum += place < 10 ? Math.log(2) / Math.log(place + 2.0) : 0;
            count++;
            from = at;
        }
        return sum / count;
    }

    /** Looks whether the scores explain the gap and whether they belong to the heads. The verifier is as before. */
    private void diagnose(HeadTable heads, int[] shuffled) {
        int some = Math.max(1, verifier.heads() / 4);
        int[] highest = Arrays.copyOf(HeadTable.descending(heads.means()), some);
        int[] random = Arrays.copyOf(shuffled, some);
        LabelledPairs pairs = held.testing();
        figures.put(
                "recall, no hidden from highest heads",
                answers(pairs, HeadTable.logitsWithoutNo(verifier, pairs, highest), 0)
                        .recall());
        figures.put(
                "recall, no hidden from random heads",
                answers(pairs, HeadTable.logitsWithoutNo(verifier, pairs, random), 0)
                        .recall());
        figures.put(
                "NAS above 0, mean",
                Arrays.stream(heads.means()).map(s -> Math.max(0, s)).average().orElse(0));
        figures.put("top 3 heads shared by halves of the queries", heads.overlapOfHalves());
        figures.put("NAS variance between heads over within", heads.varianceRatio());
    }

    private void report(HeadTable heads, double[] after, List<TunedHead> aligned) {
        double[] scores = heads.means();
        for (int head = 0; head < scores.length; head++) {
            String name = "head " + head + ": ";
            figures.put(name + "NAS", scores[head]);
            figures.put(name + "NAS deviation over pairs", heads.deviation(head));
            figures.put(name + "NAS after", after[head]);
            figures.put(name + "NAS, mean of every row", heads.everyRow()[head]);
            figures.put(name + "attention on yes", heads.onYes()[head]);
            figures.put(name + "attention on no", heads.onNo()[head]);
            figures.put(name + "attention on neutral", heads.onNeutral()[head]);
            figures.put(name + "logit from no", heads.saidByNo()[head]);
            int which = head;
            Optional<TunedHead> tuned =
                    aligned.stream().filter(each -> each.head() == which).findFirst();
            figures.put(name + "steps", tuned.map(each -> (double) each.steps()).orElse(0.0));
            figures.put(name + "taken back", tuned.filter(TunedHead::cancelled).isPresent() ? 1.0 : 0.0);
        }
    }
}
