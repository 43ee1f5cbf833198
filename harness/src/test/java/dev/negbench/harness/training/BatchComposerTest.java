package dev.negbench.harness.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchComposerTest {
    private static final int[] POSITIVES = {10, 20, 30};
    private static final int[][] LABELLED = {{10}, {10, 20}, {30}};
    private static final int[][] DRAWN = {{1, 2}, {1, 3}, {20, 4}};
    private static final int[] DRAWN_COUNTS = {2, 2, 2};

    @Test
    void comparesWithWhatWasDrawnOnly() {
        BatchComposer composer = compose(BatchMode.DRAWN, false);
        assertEquals(List.of("10P 1D 2D", "20P 1D 3D", "30P 20D 4D"), print(composer));
    }

    @Test
    void leavesOutLabelledPositivesOfTheOtherRows() {
        BatchComposer composer = compose(BatchMode.IN_BATCH, false);
        assertEquals(List.of("10P 20B 30B", "20P 30B", "30P 10B 20B"), print(composer));
    }

    @Test
    void namesATextThatIsDrawnAndInTheBatchOnce() {
        BatchComposer composer = compose(BatchMode.IN_BATCH_AND_DRAWN, false);
        assertEquals(List.of("10P 1D 2D 20B 30B", "20P 1D 3D 30B", "30P 20D 4D 10B"), print(composer));
    }

    @Test
    void sharesWhatWasDrawnForOthersUnlessItIsAPositiveHere() {
        BatchComposer composer = compose(BatchMode.IN_BATCH_AND_DRAWN, true);
        assertEquals(
                List.of("10P 1D 2D 20B 30B 3S 4S", "20P 1D 3D 30B 2S 4S", "30P 20D 4D 10B 1S 2S 3S"), print(composer));
    }

    @Test
    void holdsEveryLabelledPositiveWhereAskedFor() {
        BatchComposer composer = new BatchComposer(BatchMode.IN_BATCH_AND_DRAWN, false, true, false);
        composer.compose(3, POSITIVES, LABELLED, DRAWN, DRAWN_COUNTS);
        assertEquals(List.of("10P 1D 2D 20B 30B", "20P 10P 1D 3D 30B", "30P 20D 4D 10B"), print(composer));
    }

    @Test
    void comparesLabelledPositivesOfOtherRowsWhereAskedFor() {
        BatchComposer composer = new BatchComposer(BatchMode.IN_BATCH_AND_DRAWN, true, false, true);
        composer.compose(3, POSITIVES, LABELLED, DRAWN, DRAWN_COUNTS);
        assertEquals(
                List.of("10P 1D 2D 20B 30B 3S 4S", "20P 1D 3D 10B 30B 2S 4S", "30P 20D 4D 10B 1S 2S 3S"),
                print(composer));
        BatchComposer every = new BatchComposer(BatchMode.IN_BATCH_AND_DRAWN, false, true, true);
        every.compose(3, POSITIVES, LABELLED, DRAWN, DRAWN_COUNTS);
        assertEquals(List.of("10P 1D 2D 20B 30B", "20P 10P 1D 3D 30B", "30P 20D 4D 10B"), print(every));
    }

    @Test
    void givesEveryDistinctTextOneItem() {
        BatchComposer composer = compose(BatchMode.IN_BATCH_AND_DRAWN, false);
        int[] ids = Arrays.copyOf(composer.itemIds(), composer.itemCount());
        Arrays.sort(ids);
        assertEquals("[1, 2, 3, 4, 10, 20, 30]", Arrays.toString(ids));
    }

    @Test
    void ignoresDrawnPlacesBeyondTheCount() {
        BatchComposer composer = new BatchComposer(BatchMode.DRAWN, false, false, false);
        composer.compose(3, POSITIVES, LABELLED, DRAWN, new int[] {0, 1, 2});
        assertEquals(List.of("10P", "20P 1D", "30P 20D 4D"), print(composer));
    }

    /** Against a slow reference on random batches, large enough to make every table grow. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheDefinitionOnRandomBatches(long seed) {
        RandomStream random = new RandomStream(seed);
        BatchComposer composer = new BatchComposer(BatchMode.IN_BATCH_AND_DRAWN, true, false, false);
        for (int trial = 0; trial < 20; trial++) {
            int count = 1 + random.nextInt(60);
            int documents = 5 + random.nextInt(2000);
            int[] positives = new int[count];
            int[][] labelled = new int[count][];
            int[][] drawn = new int[count][];
            int[] drawnCounts = new int[count];
            for (int row = 0; row < count; row++) {
                labelled[row] = random.ints(1 + random.nextInt(3), 0, documents)
                        .sorted()
                        .distinct()
                        .toArray();
                positives[row] = labelled[row][random.nextInt(labelled[row].length)];
                int[] own = labelled[row];
                drawn[row] = random.ints(16, 0, documents)
                        .distinct()
                        .filter(id -> Arrays.binarySearch(own, id) < 0)
                        .toArray();
                drawnCounts[row] = drawn[row].length;
            }
            composer.compose(count, positives, labelled, drawn, drawnCounts);
            for (int row = 0; row < count; row++) {
                Set<Integer> expected = new HashSet<>();
                Arrays.stream(drawn).flatMapToInt(Arrays::stream).forEach(expected::add);
                Arrays.stream(positives).forEach(expected::add);
                Arrays.stream(labelled[row]).forEach(expected::remove);
                List<Integer> negatives = negatives(composer, row);
                assertEquals(expected, new HashSet<>(negatives), "seed " + seed + " trial " + trial + " row " + row);
                assertEquals(expected.size(), negatives.size(), "no text twice in a row, seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BatchMode.class)
    void modesPrintAndParse(BatchMode mode) {
        assertEquals(mode, BatchMode.parse(mode.toString()));
        assertTrue(mode.usesDrawn() || mode.usesInBatch());
        assertFalse(mode.toString().isEmpty());
    }

    private static BatchComposer compose(BatchMode mode, boolean sharesDrawn) {
        BatchComposer composer = new BatchComposer(mode, sharesDrawn, false, false);
        composer.compose(1, new int[] {99}, new int[][] {{99}}, new int[][] {{98}}, new int[] {1});
        composer.compose(3, POSITIVES, LABELLED, DRAWN, DRAWN_COUNTS);
        return composer;
    }

    private static List<Integer> negatives(BatchComposer composer, int row) {
        ScoreRows rows = composer.rows();
        List<Integer> ids = new ArrayList<>();
        for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
            ids.add(composer.itemIds()[rows.items()[e]]);
        }
        return ids;
    }

    private static List<String> print(BatchComposer composer) {
        ScoreRows rows = composer.rows();
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            List<String> entries = new ArrayList<>();
            for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                entries.add(composer.itemIds()[rows.items()[e]] + "" + "PDBS".charAt(rows.relations()[e]));
            }
            lines.add(String.join(" ", entries));
        }
        return lines;
    }
}
