package dev.negbench.strategies.negativeprompts;

import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;
import java.util.Arrays;
import java.util.Map;

/**
 * Searches with queries moved away from known unwanted documents: in the whole corpus, or only to order anew what the
 * unmoved query found. Known documents keep the places that the unmoved query gives them; queries without any are
 * answered as ever. Belongs to one cell and one thread, and measures beside every search what plain search and random
 * feedback would have found.
 */
final class FeedbackSearch implements SearchTransform, Diagnostics {
    /** Places that the figures look at, beyond those wanted. */
    private static final int MEASURED = 100;

    private static final int[] NONE = {};

    private final UnwantedDocuments documents;
    private final QueryMove move;
    private final boolean onlyReorders;
    private final int depth;
    private final boolean randomFeedback;
    private final FeedbackFigures figures;

    /**
     * @param onlyReorders whether the moved query orders what the unmoved one found, instead of searching itself
     * @param depth places ordered anew
     * @param randomFeedback whether answers use random documents as feedback: the control as an arm of its own
     */
    FeedbackSearch(
            UnwantedDocuments documents, QueryMove move, boolean onlyReorders, int depth, boolean randomFeedback) {
        this.documents = documents;
        this.move = move;
        this.onlyReorders = onlyReorders;
        this.depth = depth;
        this.randomFeedback = randomFeedback;
        figures = new FeedbackFigures(documents);
    }

    @Override
    public RankedLists search(Retrieval retrieval, int[] queries, int wanted) {
        int[][] known = Arrays.stream(queries).mapToObj(documents::known).toArray(int[][]::new);
        int[][] random = Arrays.stream(queries).mapToObj(documents::random).toArray(int[][]::new);
        int mostKnown = Arrays.stream(known).mapToInt(row -> row.length).max().orElse(0);
        int searched = Math.min(
                retrieval.documents(), Math.max(wanted, Math.max(MEASURED, depth)) + mostKnown);
        RankedLists plain = retrieval.search(Retrieval.MODEL, queries, searched);
        int[][] moved = rankings(retrieval, queries, plain, known, known);
        int[][] control = rankings(retrieval, queries, plain, random, known);
        RankedLists answers = RankedLists.ofSize(queries.length, wanted);
        for (int row = 0; row < queries.length; row++) {
            int start = row * plain.width();
            int count = Math.min(wanted, plain.counts()[row]);
            int[] before = Arrays.copyOfRange(plain.ids(), start, start + count);
            answers.counts()[row] = count;
            int[] answer = before;
            if (known[row].length > 0) {
                figures.add(queries[row], Ranking.of(plain, row, known[row]), moved[row], control[row]);
                answer = Ranking.frozen(before, known[row], randomFeedback ? control[row] : moved[row]);
            }
            boolean unchanged = Arrays.equals(answer, before);
            System.arraycopy(answer, 0, answers.ids(), row * wanted, count);
            for (int place = 0; place < count; place++) {
                // Frozen places have no score beside the moved ones: the order is all that there is to say.
                answers.scores()[row * wanted + place] =
                        unchanged ? plain.scores()[start + place] : count - place;
            }
        }
        return answers;
    }

    /** The residual rankings of queries moved away from some documents; empty rows where nothing is known. */
    private int[][] rankings(
            Retrieval retrieval, int[] queries, RankedLists plain, int[][] avoided, int[][] known) {
        float[] vectors = retrieval.queryVectors(Retrieval.MODEL, queries);
        float[] moved = move.move(retrieval, vectors, avoided);
        int dimension = vectors.length / queries.length;
        RankedLists found =
                onlyReorders ? plain : retrieval.searchVectors(Retrieval.MODEL, moved, queries.length, plain.width());
        int[][] rankings = new int[queries.length][];
        for (int row = 0; row < queries.length; row++) {
            rankings[row] = known[row].length == 0 ? NONE : Ranking.of(found, row, known[row]);
            if (onlyReorders) {
                rankings[row] = Ranking.reordered(retrieval, rankings[row], depth, moved, row * dimension);
            }
        }
        return rankings;
    }

    @Override
    public Map<String, Double> diagnostics() {
        return figures.means();
    }
}
