package dev.negbench.strategies.docrerank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what generation gave and what verification said of it. One thread owns it. */
final class VerificationCounts {
    private long queries;
    private long variants;
    private long pairs;
    private long judged;
    private long survived;
    private long kept;
    private long few;
    private long none;
    private long keptAnswerable;
    private long judgedPairs;
    private long positivesAnswerable;
    private long positivesUnanswerable;
    private final long[] answerable = new long[AnswerVerifier.PROMPTS];
    private final long[] unparsed = new long[AnswerVerifier.PROMPTS];
    private int prompts;

    void generated(int count) {
        queries++;
        variants += count;
    }

    /**
     * Counts a pair.
     *
     * @param verdicts those of the query itself, then of each variant; empty where nobody was asked
     * @param surviving variants that may be negatives
     * @param chosen which of them are, by their places among the variants
     * @param wanted how many should be
     */
    void verified(Answerability[][] verdicts, int surviving, List<Integer> chosen, int wanted) {
        pairs++;
        survived += surviving;
        kept += chosen.size();
        few += chosen.size() < wanted ? 1 : 0;
        none += chosen.isEmpty() ? 1 : 0;
        if (verdicts.length == 0) {
            return;
        }
        judgedPairs++;
        prompts = verdicts[0].length;
        positivesAnswerable += Answerability.keepsPositive(verdicts[0]) ? 1 : 0;
        positivesUnanswerable += Answerability.keepsNegative(verdicts[0], prompts) ? 1 : 0;
        for (int v = 1; v < verdicts.length; v++) {
            judged++;
            for (int prompt = 0; prompt < prompts; prompt++) {
                answerable[prompt] += verdicts[v][prompt] == Answerability.ANSWERABLE ? 1 : 0;
                unparsed[prompt] += verdicts[v][prompt] == Answerability.UNPARSED ? 1 : 0;
            }
        }
        for (int v : chosen) {
            keptAnswerable += Answerability.keepsNegative(verdicts[v + 1], prompts) ? 0 : 1;
        }
    }

    Map<String, Double> figures(String generator, String verifier) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("queries with variants by " + generator, (double) queries);
        share(figures, "variants a query", variants, queries);
        figures.put("pairs verified by " + verifier, (double) pairs);
        share(figures, "variants kept by verification a pair", survived, pairs);
        share(figures, "query negatives a pair", kept, pairs);
        share(figures, "share of pairs short of query negatives", few, pairs);
        share(figures, "share of pairs without a query negative", none, pairs);
        for (int prompt = 0; prompt < prompts; prompt++) {
            String verdict = "by verifier " + "AB".charAt(prompt);
            share(figures, "share of variants called answerable " + verdict, answerable[prompt], judged);
            share(figures, "share of variants with unreadable verdict " + verdict, unparsed[prompt], judged);
        }
        share(figures, "share of query negatives called answerable", keptAnswerable, judgedPairs == 0 ? 0 : kept);
        share(figures, "share of positives called answerable", positivesAnswerable, judgedPairs);
        share(figures, "share of positives called unanswerable", positivesUnanswerable, judgedPairs);
        return figures;
    }

    private static void share(Map<String, Double> figures, String name, long part, long whole) {
        if (whole > 0) {
            figures.put(name, (double) part / whole);
        }
    }
}
