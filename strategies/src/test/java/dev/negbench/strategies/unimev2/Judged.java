package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Judged pools and questions for tests. */
final class Judged {
    private Judged() {}

    /** Returns a pool of query 0: ids from 0 in retrieval order, one positive of id 1000. */
    static CandidatePool pool(double ofPositive, double... scores) {
        return pool(new double[] {ofPositive}, scores);
    }

    /** Returns a pool with several positives, of ids from 1000. */
    static CandidatePool pool(double[] ofPositives, double... scores) {
        int[] positives = new int[ofPositives.length];
        float[] repeated = new float[positives.length * scores.length];
        float[] judged = new float[scores.length];
        for (int p = 0; p < positives.length; p++) {
            positives[p] = 1000 + p;
            Arrays.fill(repeated, p * scores.length, (p + 1) * scores.length, (float) ofPositives[p]);
        }
        CandidatePoolBuilder builder = new CandidatePoolBuilder().start(0, 7, positives, new float[positives.length]);
        for (int i = 0; i < scores.length; i++) {
            builder.add(i, 1 - i / 1000f, i, 0);
            judged[i] = (float) scores[i];
        }
        return builder.build(Map.of(JudgeColumns.CANDIDATE, judged, JudgeColumns.POSITIVE, repeated));
    }

    /** Knows its logits: 2 for a positive, the last digit of a candidate's id less 7 for a candidate. */
    static Judge byId() {
        return new Judge() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public List<float[]> judge(List<Question> questions) {
                return questions.stream().map(Judged::logits).toList();
            }

            @Override
            public Map<String, Long> counts() {
                return Map.of("calls", 3L);
            }
        };
    }

    private static float[] logits(Question question) {
        int positives = question.positives().length;
        float[] logits = new float[positives + question.candidates().length];
        Arrays.fill(logits, 0, positives, 2);
        for (int i = 0; i < question.candidates().length; i++) {
            logits[positives + i] = question.candidates()[i] % 10 - 7;
        }
        return logits;
    }
}
