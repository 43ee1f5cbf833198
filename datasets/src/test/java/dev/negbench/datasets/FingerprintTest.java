package dev.negbench.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    /** Texts about as long as what is gathered, so that every way of filling it up occurs. */
    @Property(tries = 100, seed = "5")
    void isThatOfTheDocumentedBytes(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Document> documents = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            documents.add(new Document("d" + i, text(random), text(random)));
            queries.add(new Query("q" + i, text(random)));
        }
        Map<Integer, Map<Integer, Integer>> grades = new TreeMap<>();
        for (int pair = 0; pair < 2_000; pair++) {
            grades.computeIfAbsent(random.nextInt(12), q -> new TreeMap<>()).put(random.nextInt(12), random.nextInt(3));
        }
        Map<String, Judgements> splits = Map.of("test", Judgements.of(grades));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (DataOutputStream bytes = new DataOutputStream(stream)) {
            write(bytes, "negbench dataset 1");
            bytes.writeInt(documents.size());
            for (Document document : documents) {
                write(bytes, document.id());
                write(bytes, document.title());
                write(bytes, document.text());
            }
            bytes.writeInt(queries.size());
            for (Query query : queries) {
                write(bytes, query.id());
                write(bytes, query.text());
            }
            bytes.writeInt(1);
            write(bytes, "test");
            bytes.writeInt(grades.size());
            for (Map.Entry<Integer, Map<Integer, Integer>> row : grades.entrySet()) {
                bytes.writeInt(row.getKey());
                bytes.writeInt(row.getValue().size());
                for (Map.Entry<Integer, Integer> pair : row.getValue().entrySet()) {
                    bytes.writeInt(pair.getKey());
                    bytes.writeInt(pair.getValue());
                }
            }
        }
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(stream.toByteArray());
        assertEquals(
                HexFormat.of().formatHex(expected), fingerprint(documents, queries, splits), () -> "seed " + seed);
    }

    private static String text(Random random) {
        int length = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(20);
            case 1 -> 8_180 + random.nextInt(24);
            case 2 -> 4_000 + random.nextInt(200);
            default -> random.nextInt(20_000);
        };
        return (random.nextBoolean() ? "a" : "é").repeat(length);
    }

    private static void write(DataOutputStream bytes, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeInt(utf8.length);
        bytes.write(utf8);
    }

    private static Map<String, Judgements> judged(String split, int query, int document, int grade) {
        return Map.of(split, Judgements.of(Map.of(query, Map.of(document, grade))));
    }

    private static String fingerprint(List<Document> documents, List<Query> queries, Map<String, Judgements> splits) {
        return Fingerprint.of(Corpus.of(documents), Queries.of(queries), splits);
    }
}
