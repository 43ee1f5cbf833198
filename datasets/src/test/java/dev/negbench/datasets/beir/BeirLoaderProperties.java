package dev.negbench.datasets.beir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** jqwik prints the seed of a failing try. */
class BeirLoaderProperties {
    private static final List<String> FILES =
            List.of("corpus.jsonl", "queries.jsonl", "qrels/train.tsv", "qrels/test.tsv");

    private Path directory;

    @BeforeTry
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("beir");
    }

    @AfterTry
    void removeDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 200, seed = "41")
    void whatIsWrittenIsRead(@ForAll("datasets") Dataset written, @ForAll boolean gzip) {
        BeirDirectory.of(directory, written, gzip);
        Dataset read = new BeirLoader().load(directory, written.name());
        assertEquals(written.corpus().size(), read.corpus().size());
        for (int d = 0; d < written.corpus().size(); d++) {
            assertEquals(written.corpus().id(d), read.corpus().id(d));
            assertEquals(written.corpus().title(d), read.corpus().title(d));
            assertEquals(written.corpus().text(d), read.corpus().text(d));
        }
        assertEquals(written.queries().size(), read.queries().size());
        for (int q = 0; q < written.queries().size(); q++) {
            assertEquals(written.queries().id(q), read.queries().id(q));
            assertEquals(written.queries().text(q), read.queries().text(q));
            for (String split : written.splits().keySet()) {
                Judgements expected = written.splits().get(split);
                assertArrayEquals(expected.documents(q), read.splits().get(split).documents(q));
                assertArrayEquals(expected.grades(q), read.splits().get(split).grades(q));
            }
        }
        assertEquals(List.copyOf(written.splits().keySet()), List.copyOf(read.splits().keySet()));
        assertEquals(written.fingerprint(), read.fingerprint());
    }

    @Property(tries = 1000, seed = "42")
    void damagedFilesLoadOrAreReportedNothingElse(@ForAll Random random, @ForAll boolean gzip) throws IOException {
        BeirDirectory valid = BeirDirectory.valid(directory);
        String file = FILES.get(random.nextInt(FILES.size()));
        Path damaged = directory.resolve(file);
        if (gzip) {
            valid.write(file + ".gz", Files.readAllBytes(damaged));
            damaged = directory.resolve(file + ".gz");
        }
        Files.write(damaged, damage(Files.readAllBytes(damaged), random));
        try {
            new BeirLoader().load(directory);
        } catch (DatasetException e) {
            // Damage to an id may show only in the judgements that name it, so any file of the collection may be named.
            assertTrue(e.getMessage().startsWith(directory.toString()), e.getMessage());
            assertTrue(e.getMessage().matches("(?s).*\\.(jsonl|tsv)(\\.gz)?:\\d+: .+ \\(.+\\)"), e.getMessage());
        }
    }

    private static byte[] damage(byte[] content, Random random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : content) {
            bytes.add(b);
        }
        for (int edits = 1 + random.nextInt(4); edits > 0 && !bytes.isEmpty(); edits--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(5)) {
                case 0 -> bytes.set(at, (byte) random.nextInt(256));
                case 1 -> bytes.set(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(8)));
                case 2 -> bytes.add(at, (byte) random.nextInt(256));
                case 3 -> bytes.remove(at);
                default -> bytes.subList(at, bytes.size()).clear();
            }
        }
        byte[] damaged = new byte[bytes.size()];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = bytes.get(i);
        }
        return damaged;
    }

    @Provide
    Arbitrary<Dataset> datasets() {
        Arbitrary<List<String>> ids = id().list().uniqueElements().ofMinSize(2).ofMaxSize(8);
        Arbitrary<int[]> choices = Arbitraries.integers().array(int[].class).ofSize(64);
        return Combinators.combine(ids, ids, text().list().ofSize(24), choices).as(BeirLoaderProperties::dataset);
    }

    private static Dataset dataset(List<String> documentIds, List<String> queryIds, List<String> texts, int[] choices) {
        List<Document> documents = new ArrayList<>();
        for (int d = 0; d < documentIds.size(); d++) {
            documents.add(new Document(documentIds.get(d), texts.get(d), texts.get(8 + d)));
        }
        List<Query> queries = new ArrayList<>();
        for (int q = 0; q < queryIds.size(); q++) {
            queries.add(new Query(queryIds.get(q), texts.get(16 + q)));
        }
        Map<String, Map<Integer, Map<Integer, Integer>>> grades = new LinkedHashMap<>();
        for (String split : List.of("train", "dev", "test", "a", "b")) {
            grades.put(split, new TreeMap<>(Map.of(0, new TreeMap<>(Map.of(0, 1)))));
        }
        List<String> splits = List.copyOf(grades.keySet());
        for (int i = 0; i < choices.length; i++) {
            Map<Integer, Map<Integer, Integer>> split = grades.get(splits.get(i % splits.size()));
            int query = Math.floorMod(choices[i], queries.size());
            int document = Math.floorMod(choices[i] >> 8, documents.size());
            split.computeIfAbsent(query, q -> new TreeMap<>()).put(document, Math.floorMod(choices[i] >> 16, 4));
        }
        Map<String, Judgements> judgements = new LinkedHashMap<>();
        grades.forEach((split, pairs) -> judgements.put(split, Judgements.of(pairs)));
        return Dataset.of("random", Corpus.of(documents), Queries.of(queries), judgements);
    }

    private static Arbitrary<String> id() {
        return characters().filter(c -> !Character.isISOControl(c)).list().ofMinSize(1).ofMaxSize(12)
                .map(BeirLoaderProperties::join);
    }

    private static Arbitrary<String> text() {
        return characters().list().ofMaxSize(40).map(BeirLoaderProperties::join);
    }

    /** Whole code points, so that no string holds half a surrogate pair; line ends, quotes and NUL are among them. */
    private static Arbitrary<Integer> characters() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 0x7F),
                        Arbitraries.integers().between(0x80, 0xFFFF),
                        Arbitraries.integers().between(0x10000, 0x10FFFF))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }

    private static String join(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
