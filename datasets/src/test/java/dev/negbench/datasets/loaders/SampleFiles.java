package dev.negbench.datasets.loaders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Small valid collections, one a layout, for tests. */
final class SampleFiles {
    /** Layout → file name → content. */
    static final Map<String, Map<String, String>> LAYOUTS = new LinkedHashMap<>();

    static {
        Map<String, String> beir = new LinkedHashMap<>();
        beir.put("corpus.jsonl", """
                {"_id": "d1", "title": "One", "text": "first caf\u00e9"}
                {"_id": "d2", "title": null, "text": "second \\u00e9"}
                {"_id": "d3", "text": ""}
                """);
        beir.put("queries.jsonl", "{\"_id\": \"q1\", \"text\": \"which?\"}\n{\"_id\": 2, \"text\": \"what?\"}\n");
        beir.put("qrels/train.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n");
        beir.put("qrels/test_tech.tsv", "query-id\tcorpus-id\tscore\n2\td3\t1\n2\td2\t1\n");
        beir.put("taxonomy/nodes.tsv", "id\tkind\tlabel\ng\tgroup\tall\nd1\tleaf\tone\nd2\tleaf\ttwo\n");
        beir.put("taxonomy/broader.tsv", "child-id\tparent-id\nd1\tg\nd2\tg\nd2\td1\n");
        LAYOUTS.put("beir", beir);
        Map<String, String> msmarco = new LinkedHashMap<>();
        msmarco.put("collection.tsv", "0\tThe presence of caf\u00e9s\n1\tThe Manhattan Project\n2\t\n");
        msmarco.put("queries.train.tsv", "121352\tdefine extreme\n634306\twhat does it mean\n");
        msmarco.put("queries.dev.small.tsv", "1048585\twhat is paula\n121352\tdefine extreme\n");
        msmarco.put("qrels.train.tsv", "121352\t0\t0\t1\n634306\t0\t1\t1\n634306\t0\t2\t1\n");
        msmarco.put("qrels.dev.small.tsv", "1048585\t0\t1\t1\n");
        msmarco.put("msmarco-test2019-queries.tsv", "19335\tanthropological definition\n");
        msmarco.put("2019qrels-pass.txt", "19335 Q0 0 3\n19335 Q0 2 0\n");
        LAYOUTS.put("msmarco", msmarco);
        Map<String, String> trec = new LinkedHashMap<>();
        trec.put("collection.tsv", "FT911-3\tfirst text\nFT911-4\tsecond text\n");
        trec.put("topics.txt", """
                <top>

                <num> Number: 301
                <title> International Organized
                   Crime

                <desc> Description:
                Identify organizations.

                <narr> Narrative:
                A relevant document must name one.
                </top>
                <top>
                <num>302</num>
                <title>Poliomyelitis</title>
                </top>
                """);
        trec.put("topics.more.tsv", "303\thubble telescope\n");
        trec.put("qrels.txt", "301 0 FT911-3 1\n301 0 FT911-4 -1\n302\t0\tFT911-4\t2\n");
        trec.put("qrels.more.txt", "303 0 FT911-4 1\n");
        LAYOUTS.put("trec", trec);
        Map<String, String> dpr = new LinkedHashMap<>();
        dpr.put("biencoder-nq-train.json", """
                [
                  {
                    "dataset": "nq_train_psgs_w100",
                    "question": "big little lies season 2 how many episodes",
                    "answers": ["seven"],
                    "positive_ctxs": [{"title": "Big", "text": "seven episodes", "passage_id": "18768923"}],
                    "negative_ctxs": [{"title": "Cort\u00e8s", "text": "other", "passage_id": "1"}],
                    "hard_negative_ctxs": [{"title": "Little", "text": "lies", "passage_id": 5}]
                  },
                  {"question": "who?", "answers": [], "positive_ctxs": [{"title": "", "text": "no id"}],
                   "negative_ctxs": [], "hard_negative_ctxs": [{"title": "Little", "text": "lies", "psg_id": "5"}]}
                ]
                """);
        dpr.put("biencoder-nq-dev.json", """
                [{"question": "what?", "answers": ["x"], "positive_ctxs": [{"text": "y", "psg_id": "9"}]}]
                """);
        LAYOUTS.put("dpr", dpr);
        Map<String, String> interactions = new LinkedHashMap<>();
        StringBuilder lines = new StringBuilder("user\titem\trating\ttimestamp\n");
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            items.append("m").append(i).append("\tMovie ").append(i).append('\n');
            lines.append("u1\tm").append((3 * i) % 10).append('\t').append(i % 5).append(".5\t").append(100 + i);
            lines.append('\n').append("u2\tm").append(i).append("\t4.0\t").append(200 - i).append('\n');
        }
        interactions.put("interactions.tsv", lines.toString());
        interactions.put("items.tsv", items.toString());
        LAYOUTS.put("interactions", interactions);
    }

    private SampleFiles() {}

    /** Writes the collection of a layout into a directory and returns the names of its files. */
    static List<String> write(String layout, Path directory) {
        LAYOUTS.get(layout).forEach((name, content) -> write(directory, name, content));
        return List.copyOf(LAYOUTS.get(layout).keySet());
    }

    /** Writes one file. */
    static void write(Path directory, String name, String content) {
        write(directory, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes one file, packed if its name ends in .gz. */
    static void write(Path directory, String name, byte[] content) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, name.endsWith(".gz") ? packed(content) : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs bytes. */
    static byte[] packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
