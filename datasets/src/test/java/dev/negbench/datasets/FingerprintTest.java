package dev.negbench.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final List<Document> DOCUMENTS = List.of(new Document("d1", "ab", "c"), new Document("d2", "", "é"));
    private static final List<Query> QUERIES = List.of(new Query("q1", "x"), new Query("q2", "y"));

    @Test
    void everyPartCountsAndFieldsAreKeptApart() {
        List<String> all = new ArrayList<>();
        Map<String, Judgements> judged = judged("test", 0, 0, 1);
        all.add(fingerprint(DOCUMENTS, QUERIES, judged));
        all.add(fingerprint(List.of(new Document("d1", "a", "bc"), DOCUMENTS.get(1)), QUERIES, judged));
        all.add(fingerprint(List.of(new Document("d1a", "b", "c"), DOCUMENTS.get(1)), QUERIES, judged));
        all.add(fingerprint(List.of(DOCUMENTS.get(1), DOCUMENTS.get(0)), QUERIES, judged));
        all.add(fingerprint(DOCUMENTS, List.of(new Query("q1", "x"), new Query("q2", "z")), judged));
        all.add(fingerprint(DOCUMENTS, List.of(new Query("q1", "x")), judged));
        all.add(fingerprint(DOCUMENTS, QUERIES, judged("dev", 0, 0, 1)));
        all.add(fingerprint(DOCUMENTS, QUERIES, judged("test", 1, 0, 1)));
        all.add(fingerprint(DOCUMENTS, QUERIES, judged("test", 0, 1, 1)));
        all.add(fingerprint(DOCUMENTS, QUERIES, judged("test", 0, 0, 2)));
        all.add(fingerprint(DOCUMENTS, QUERIES, judged("test", 0, 0, 0)));
        all.add(fingerprint(DOCUMENTS, QUERIES, Map.of()));
        assertEquals(all.size(), Set.copyOf(all).size(), all::toString);
        all.forEach(fingerprint -> assertTrue(fingerprint.matches("[0-9a-f]{64}"), fingerprint));
    }

    @Test
    void splitsCountInTheirOrder() {
        Map<String, Judgements> forward = new LinkedHashMap<>(judged("a", 0, 0, 1));
        forward.putAll(judged("b", 0, 0, 1));
        Map<String, Judgements> backward = new LinkedHashMap<>(judged("b", 0, 0, 1));
        backward.putAll(judged("a", 0, 0, 1));
        Set<String> both = new HashSet<>(List.of(fingerprint(DOCUMENTS, QUERIES, forward)));
        assertTrue(both.add(fingerprint(DOCUMENTS, QUERIES, backward)));
    }

    /** Computed apart from this code: SHA-256 over the documented byte stream. Results on disk depend on it. */
    @Test
    void staysWhatItIs() {
        assertEquals(
                "6ddd31bb7912b8f810b7343c57ab9d0de7c90e8739facfc7f6f881065a9aa76d",
                fingerprint(DOCUMENTS, QUERIES, judged("test", 0, 1, 1)));
    }

    private static Map<String, Judgements> judged(String split, int query, int document, int grade) {
        return Map.of(split, Judgements.of(Map.of(query, Map.of(document, grade))));
    }

    private static String fingerprint(List<Document> documents, List<Query> queries, Map<String, Judgements> splits) {
        return Fingerprint.of(Corpus.of(documents), Queries.of(queries), splits);
    }
}
