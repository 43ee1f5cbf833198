package dev.negbench.datasets.loaders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.dpr.DprFile;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.datasets.files.UnknownIds;
import dev.negbench.datasets.interactions.InteractionLoader;
import dev.negbench.datasets.trec.TopicField;
import dev.negbench.datasets.trec.TrecLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutsTest {
    @TempDir
    private Path directory;

    static Stream<String> layouts() {
        return SampleFiles.LAYOUTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void aLayoutIsKnownByItsFilesPlainOrPackedAndByName(String layout) {
        Path plain = directory.resolve("plain");
        Path packed = directory.resolve("packed");
        SampleFiles.write(layout, plain);
        SampleFiles.LAYOUTS.get(layout).forEach((name, content) ->
                SampleFiles.write(packed, name + ".gz", content.getBytes(StandardCharsets.UTF_8)));
        DatasetLoaders loaders = DatasetLoaders.standard();
        assertEquals(layout, loaders.of(plain).orElseThrow().layout());
        assertEquals(layout, loaders.of(packed).orElseThrow().layout());
        Dataset dataset = loaders.load(plain, "sample");
        assertEquals("sample", dataset.name());
        assertEquals(dataset.fingerprint(), loaders.get(layout).load(packed, "sample").fingerprint());
    }

    /** What package files promises to accept without a word. */
    @ParameterizedTest
    @MethodSource("layouts")
    void marksCrlfAndBlankLinesChangeNothing(String layout) {
        Path plain = directory.resolve("plain");
        Path odd = directory.resolve("odd");
        SampleFiles.write(layout, plain);
        SampleFiles.LAYOUTS.get(layout).forEach((name, content) -> SampleFiles.write(
                odd, name, "\uFEFF" + content.replaceFirst("\n$", "").replace("\n", "\r\n\r\n")));
        DatasetLoaders loaders = DatasetLoaders.standard();
        assertEquals(loaders.load(plain, "x").fingerprint(), loaders.load(odd, "x").fingerprint());
    }

    @Test
    void unknownLayoutsAreNamed() {
        DatasetLoaders loaders = DatasetLoaders.standard();
        String message = assertThrows(DatasetException.class, () -> loaders.get("msmacro")).getMessage();
        assertTrue(message.startsWith("there is no layout 'msmacro' (did you mean 'msmarco'?"), message);
        message = assertThrows(DatasetException.class, () -> loaders.load(directory, "x")).getMessage();
        assertTrue(message.startsWith(directory + " has no layout that is known"), message);
    }

    @Test
    void msMarcoHasItsSplitsByFileName() {
        Dataset dataset = load("msmarco");
        assertEquals(List.of("train", "dev.small", "test2019"), List.copyOf(dataset.splits().keySet()));
        assertEquals(4, dataset.queries().size());
        assertEquals("The Manhattan Project", dataset.corpus().content(dataset.corpus().ordinal("1")));
        int asked = dataset.queries().ordinal("634306");
        assertArrayEquals(new int[] {1, 2}, dataset.split("train").positives(asked));
        int graded = dataset.queries().ordinal("19335");
        assertArrayEquals(new int[] {3, 0}, dataset.split("test2019").grades(graded));
    }

    @Test
    void topicsHaveThreeTexts() {
        Dataset titles = load("trec");
        assertEquals(List.of("test", "more"), List.copyOf(titles.splits().keySet()));
        assertEquals("International Organized Crime", text(titles, "301"));
        assertEquals("Poliomyelitis", text(titles, "302"));
        assertEquals("hubble telescope", text(titles, "303"));
        assertEquals(-1, titles.split("test").grade(titles.queries().ordinal("301"), 1));
        SampleFiles.write(directory, "topics.txt", SampleFiles.LAYOUTS.get("trec").get("topics.txt").replace(
                "<title>Poliomyelitis</title>", "<desc>Is it gone?<narr>Say yes."));
        assertEquals("Identify organizations.", text(trec(TopicField.DESCRIPTION), "301"));
        assertEquals("Is it gone?<narr>Say yes.", text(trec(TopicField.DESCRIPTION), "302"));
        String message =
                assertThrows(DatasetException.class, () -> trec(TopicField.NARRATIVE)).getMessage();
        assertTrue(message.contains("topics.txt:16: topic '302' has no <narr>"), message);
    }

    @Test
    void judgementsOfUnknownDocumentsMayBeLeftOut() {
        SampleFiles.write("trec", directory);
        SampleFiles.write(directory, "qrels.txt", "301 0 FT911-3 1\n301 0 LOST 1\n");
        List<LeftOutPairs> leftOut = new ArrayList<>();
        Dataset dataset = new TrecLoader(TopicField.TITLE, UnknownIds.SKIP, leftOut::add).load(directory, "x");
        assertEquals(1, dataset.split("test").pairCount());
        assertEquals(
                List.of(new LeftOutPairs(directory.resolve("qrels.txt").toString(), 1, 2, 0, 1)), leftOut);
    }

    @Test
    void dprHasEveryPassageOnce() {
        Dataset dataset = load("dpr");
        assertEquals(List.of("train", "dev"), List.copyOf(dataset.splits().keySet()));
        assertEquals(5, dataset.corpus().size());
        assertEquals("big little lies season 2 how many episodes", text(dataset, "train-1"));
        Judgements train = dataset.split("train");
        int first = dataset.queries().ordinal("train-1");
        assertEquals(3, train.documents(first).length);
        assertArrayEquals(new int[] {dataset.corpus().ordinal("18768923")}, train.positives(first));
        assertEquals("Little lies", dataset.corpus().content(dataset.corpus().ordinal("5")));
        assertEquals(1, dataset.split("dev").grade(dataset.queries().ordinal("dev-1"), dataset.corpus().ordinal("9")));
    }

    @Test
    void dprQuestionsAreVisitedOneByOne() {
        SampleFiles.write("dpr", directory);
        List<String> seen = new ArrayList<>();
        long last = DprFile.visit(directory.resolve("biencoder-nq-train.json"), (question, line) ->
                seen.add(line + ": " + question.answers() + question.hardNegatives().get(0).title()));
        assertEquals(List.of("9: [seven]Little", "11: []Little"), seen);
        assertTrue(last >= 12, () -> "ends in line " + last);
    }

    @Test
    void aPassageThatIsBothPositiveAndNegativeIsPositive() {
        SampleFiles.write(directory, "train.json", "[{\"question\": \"q\", \"positive_ctxs\": [{\"text\": \"a\"}],"
                + " \"negative_ctxs\": [{\"text\": \"b\"}], \"hard_negative_ctxs\": [{\"text\": \"a\"}]}]");
        Judgements train = DatasetLoaders.standard().load(directory, "x").split("train");
        assertEquals(1, train.positives(0).length);
        assertEquals(2, train.documents(0).length);
    }

    /** u1 meets m0 m3 m6 m9 m2 m5 m8 m1 m4 m7 in this order; of ten items the ninth is dev and the tenth test. */
    @Test
    void interactionsAreSplitByTime() {
        Dataset dataset = load("interactions");
        int user = dataset.queries().ordinal("u1");
        assertEquals("Movie 0; Movie 3; Movie 6; Movie 9; Movie 2; Movie 5; Movie 8; Movie 1", text(dataset, "u1"));
        assertArrayEquals(new int[] {dataset.corpus().ordinal("m4")}, dataset.split("dev").positives(user));
        assertArrayEquals(new int[] {dataset.corpus().ordinal("m7")}, dataset.split("test").positives(user));
        assertArrayEquals(
                new int[] {dataset.corpus().ordinal("m0")},
                dataset.split("test").positives(dataset.queries().ordinal("u2")));
        Dataset liked = new InteractionLoader(3f).load(directory, "x");
        assertEquals("Movie 9; Movie 2", text(liked, "u1"));
        assertEquals(8, liked.split("train").documents(user).length);
    }

    @Test
    void interactionsWithoutTimesAreSplitByHashTheSameEachTime() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            lines.append("u\ti").append(i).append('\n');
        }
        SampleFiles.write(directory, "interactions.tsv", lines.toString());
        Dataset dataset = DatasetLoaders.standard().load(directory, "x");
        assertEquals(List.of(80, 10, 10), dataset.splits().values().stream().map(Judgements::pairCount).toList());
        int[] test = dataset.split("test").positives(0);
        assertTrue(Arrays.stream(test).max().orElseThrow() - Arrays.stream(test).min().orElseThrow() > 20);
        assertEquals(
                dataset.fingerprint(), DatasetLoaders.standard().load(directory, "x").fingerprint());
    }

    @Test
    void beirHasItsTaxonomyAndExtraSplits() {
        Dataset dataset = load("beir");
        assertEquals(List.of("train", "test_tech"), List.copyOf(dataset.splits().keySet()));
        assertEquals(2, dataset.split("test_tech").positives(1).length);
        assertEquals(2, dataset.taxonomy().orElseThrow().parents(2).length);
    }

    private Dataset trec(TopicField field) {
        return new TrecLoader(field, UnknownIds.REJECT, notice -> {}).load(directory, "x");
    }

    private Dataset load(String layout) {
        SampleFiles.write(layout, directory);
        return DatasetLoaders.standard().load(directory, layout);
    }

    private static String text(Dataset dataset, String query) {
        return dataset.queries().text(dataset.queries().ordinal(query));
    }
}
