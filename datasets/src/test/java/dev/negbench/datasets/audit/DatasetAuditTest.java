package dev.negbench.datasets.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.files.LeftOutPairs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DatasetAuditTest {
    private static final String ENGLISH = "The treatment of patients with this disease is difficult and takes years";
    private static final String GERMAN = "Die Behandlung von Patienten mit dieser Krankheit ist schwierig und dauert";

    private static final List<LeftOutPairs> LEFT_OUT = List.of(new LeftOutPairs("qrels/test.tsv", 3, 5, 1, 2));

    private static Dataset sample() {
        return new CollectionBuilder()
                .document("a", "Title", ENGLISH)
                .document("b", "title", ENGLISH + "!")
                .document("c", "", GERMAN)
                .document("d", "", "")
                .document("e", "", "...")
                .document("q3", "Heading", "What is it called when one is many?")
                .query("q1", "How are patients treated for it?")
                .query("q2", " ? ")
                .query("q3", "What is it called when one is many?")
                .query("d", "A query that shares its number with a document")
                .judge("train", "q1", "a", 2)
                .judge("train", "q1", "d", 0)
                .judge("train", "q2", "b", 1)
                .judge("train", "q2", "a", 1)
                .judge("test", "q3", "c", 1)
                .judge("test", "d", "d", 1)
                .build("sample");
    }

    private static DatasetAudit audit() {
        Dataset sample = sample();
        return DatasetAudit.of(sample, LEFT_OUT, LeakageAudit.of(sample, line -> {}), line -> {});
    }

    @Test
    void countsWhatIsWrongWithTheDocuments() {
        CorpusAudit corpus = audit().corpus();
        assertEquals(3, corpus.withoutTitle());
        assertEquals(1, corpus.withoutText());
        assertEquals(2, corpus.content().empty(), "an empty text and one of dots");
        assertEquals(1, corpus.duplicateGroups(), "two empty texts are nobody's copy");
        assertEquals(2, corpus.duplicateDocuments());
        assertEquals(List.of(List.of("a", "b")), corpus.duplicates());
        assertEquals(Map.of("eng", 2, "deu", 1), corpus.content().languages().texts());
        assertEquals(3, corpus.content().languages().tooShort());
        assertEquals(0, corpus.content().characters().min());
        assertEquals(ENGLISH.length() + 7, corpus.content().characters().max());
        assertEquals(13, corpus.content().words().max());
    }

    @Test
    void countsWhatIsWrongWithTheSplits() {
        SplitAudit train = audit().splits().get(0);
        assertEquals("train", train.split());
        assertEquals(2, train.queries());
        assertEquals(4, train.pairs());
        assertEquals(1, train.text().empty());
        assertEquals(1, train.unlabelledCopies(), "b is a copy of q1's positive a; q2 has both");
        assertEquals(0, train.ownId());
        SplitAudit test = audit().splits().get(1);
        assertEquals(2, test.ownId());
        assertEquals(1, test.ownText(), "q3 is the text of its document, without the title");
        assertEquals(1, test.ownIdPositive());
        assertEquals(LEFT_OUT, audit().leftOut());
    }

    @Test
    void isReadBackFromJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(audit());
        assertEquals(audit(), mapper.readValue(json, DatasetAudit.class));
        assertTrue(json.contains("\"queriesByKind\":{}"), json);
    }

    @Test
    void aDocumentWithTheQuerysIdIsTheQueryOnlyWhereItsTextIs() {
        CollectionBuilder arguments = new CollectionBuilder()
                .document("1", "Pro", "Homework helps to learn")
                .document("2", "Con", "Homework helps nobody")
                .query("1", "Homework helps to learn.")
                .query("2", "Homework helps nobody!");
        Dataset dataset = arguments.judge("test", "1", "2", 1).judge("test", "2", "1", 1).build("arguments");
        assertTrue(SelfDocuments.areQueries(dataset, dataset.split("test")));
        Dataset answers = arguments.judge("test", "1", "1", 1).build("answers");
        assertFalse(SelfDocuments.areQueries(answers, answers.split("test")), "it is what must be found");
        Dataset numbered = new CollectionBuilder()
                .document("1", "", "one text")
                .document("2", "", "another")
                .query("1", "a question")
                .judge("test", "1", "2", 1)
                .build("numbered");
        assertFalse(SelfDocuments.areQueries(numbered, numbered.split("test")));
    }

    @Property(tries = 200, seed = "2")
    void quantilesAreValuesOfTheRightRank(@ForAll @IntRange(min = 1, max = 300) int size, @ForAll long seed) {
        int[] values = new Random(seed).ints(size, 0, 50).toArray();
        Quantiles quantiles = Quantiles.of(values.clone());
        for (int[] check : new int[][] {
            {5, quantiles.p5()}, {25, quantiles.p25()}, {50, quantiles.median()}, {75, quantiles.p75()},
            {95, quantiles.p95()}
        }) {
            long below = Arrays.stream(values).filter(v -> v < check[1]).count();
            long atMost = Arrays.stream(values).filter(v -> v <= check[1]).count();
            assertTrue(100 * below < (long) check[0] * size, () -> check[0] + " % of " + size + ", seed " + seed);
            assertTrue(100 * atMost >= (long) check[0] * size, () -> check[0] + " % of " + size + ", seed " + seed);
        }
    }
}
