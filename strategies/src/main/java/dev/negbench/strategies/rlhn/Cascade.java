package dev.negbench.strategies.rlhn;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.LabelCorrection;
import dev.negbench.strategies.stage.LabelCorrector;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The label corrector of RLHN: every query goes to a first judge; those in which it calls a negative relevant go to a
 * second one, whose verdict takes the first one's place. Source: card, "The scheme", steps 1 to 3.
 *
 * <p>With error rates (t₁, f₁) and (t₂, f₂) a document, independent, and m false negatives among n negatives, a query
 * is flagged with probability 1 − (1−t₁)^m (1−f₁)^(n−m); the second judge sees all its negatives, so recall is t₂ times
 * that, not t₁ t₂. Source: card, "Closed form". One thread owns it, for one cell.
 */
final class Cascade implements LabelCorrector {
    private final List<RelevanceJudge> judges;
    private final Gate gate;
    private final Relabelling relabelling;
    private final int depth;
    private final int documents;
    private final boolean drawsUnjudged;
    private final Map<Integer, int[]> judged = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * @param judges the cheap judge, and the accurate one unless there is one stage only
     * @param gate what the accurate judge sees
     * @param relabelling what a verdict changes
     * @param depth most negatives judged a query, the best-scored ones of its pool
     * @param documents size of the corpus; candidates beyond it are no documents and not judged
     * @param drawsUnjudged whether candidates that were not judged may be drawn
     */
    Cascade(
            List<RelevanceJudge> judges,
            Gate gate,
            Relabelling relabelling,
            int depth,
            int documents,
            boolean drawsUnjudged) {
        this.judges = List.copyOf(judges);
        this.gate = gate;
        this.relabelling = relabelling;
        this.depth = depth;
        this.documents = documents;
        this.drawsUnjudged = drawsUnjudged;
    }

    @Override
    public List<LabelCorrection> correct(List<CandidatePool> pools, Retrieval retrieval) {
        List<Instance> instances = pools.stream().map(this::instance).toList();
        List<Verdict> verdicts = judge(0, instances, retrieval);
        if (judges.size() > 1) {
            verdicts = judgeFlagged(instances, verdicts, retrieval);
        }
        List<LabelCorrection> corrections = new ArrayList<>(pools.size());
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            int found = relabelling.list().of(verdicts.get(i)).length;
            if (found > 0) {
                count("queries with " + found + (found == 1 ? " false negative" : " false negatives"), 1);
            }
            int unjudged = drawsUnjudged ? pools.get(i).size() - instance.negatives().length : 0;
            corrections.add(relabelling.correct(instance, verdicts.get(i), unjudged));
        }
        return corrections;
    }

    private Instance instance(CandidatePool pool) {
        int[] negatives = Arrays.stream(pool.ids())
                .filter(id -> id < documents)
                .limit(depth)
                .toArray();
        int[] ascending = negatives.clone();
        Arrays.sort(ascending);
        judged.put(pool.query(), ascending);
        return new Instance(pool.query(), pool.queryKey(), pool.positives(), negatives);
    }

    /** Asks the accurate judge where the cheap one found something; what it did not find is clean. */
    private List<Verdict> judgeFlagged(List<Instance> instances, List<Verdict> first, Retrieval retrieval) {
        int[] flagged = IntStream.range(0, first.size())
                .filter(i -> first.get(i).flags())
                .toArray();
        List<Instance> again = new ArrayList<>(flagged.length);
        for (int i : flagged) {
            again.add(gate == Gate.INSTANCE ? instances.get(i) : instances.get(i).among(first.get(i).relevant()));
        }
        List<Verdict> second = judge(1, again, retrieval);
        List<Verdict> verdicts = new ArrayList<>(Collections.nCopies(first.size(), Verdict.CLEAN));
        for (int f = 0; f < flagged.length; f++) {
            int i = flagged[f];
            verdicts.set(
                    i, gate == Gate.INSTANCE ? second.get(f) : second.get(f).at(first.get(i).relevant()));
        }
        return verdicts;
    }

    private List<Verdict> judge(int stage, List<Instance> instances, Retrieval retrieval) {
        List<Verdict> verdicts = judges.get(stage).judge(instances, retrieval);
        String who = "stage " + (stage + 1) + " (" + judges.get(stage).name() + "): ";
        count(who + "queries judged", instances.size());
        for (Verdict verdict : verdicts) {
            count(who + "queries flagged", verdict.flags() ? 1 : 0);
            count(who + "answers not readable", verdict.readable() ? 0 : 1);
            count(who + "calls", verdict.calls());
            count(who + "prompt tokens", verdict.usage().prompt());
            count(who + "reply tokens", verdict.usage().completion());
        }
        return verdicts;
    }

    private void count(String what, long more) {
        if (more > 0) {
            counts.merge(what, more, Long::sum);
        }
    }

    @Override
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** Tells whether a candidate may be drawn: before anything was judged, all may. O(log judged). */
    boolean mayBeDrawn(int query, int candidate) {
        int[] seen = judged.get(query);
        return drawsUnjudged || seen == null || Arrays.binarySearch(seen, candidate) >= 0;
    }
}
