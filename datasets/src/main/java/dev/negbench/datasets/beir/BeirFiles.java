package dev.negbench.datasets.beir;

import dev.negbench.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a collection.
 *
 * @param corpus the documents
 * @param queries the queries
 * @param qrels the judgements by split: train, dev, test, then the others alphabetically
 */
record BeirFiles(Path corpus, Path queries, Map<String, Path> qrels) {
    private static final String CORPUS = "corpus.jsonl";
    private static final String QUERIES = "queries.jsonl";
    private static final String QRELS = "qrels";
    private static final List<String> FIRST_SPLITS = List.of("train", "dev", "test");

    /** Tells whether a directory looks like a collection, by the names in it alone. */
    static boolean present(Path directory) {
        return (Files.exists(directory.resolve(CORPUS)) || Files.exists(directory.resolve(CORPUS + ".gz")))
                && Files.isDirectory(directory.resolve(QRELS));
    }

    /**
     * Finds the files.
     *
     * @throws DatasetException if one is missing or is there both plain and packed
     */
    static BeirFiles in(Path directory) {
        Path corpus = file(directory, CORPUS);
        Path queries = file(directory, QUERIES);
        Path folder = directory.resolve(QRELS);
        Map<String, Path> qrels = new LinkedHashMap<>();
        for (String split : splits(folder)) {
            qrels.put(split, file(folder, split + ".tsv"));
        }
        return new BeirFiles(corpus, queries, qrels);
    }

    private static List<String> splits(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException("there is no directory " + folder, "put one SPLIT.tsv a split into it");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> splits = files.map(file -> file.getFileName().toString())
                    .map(BeirFiles::split)
                    .flatMap(Optional::stream)
                    .distinct()
                    .sorted(Comparator.comparingInt(BeirFiles::rank).thenComparing(Comparator.naturalOrder()))
                    .toList();
            if (splits.isEmpty()) {
                throw new DatasetException("no judgements in " + folder, "put one SPLIT.tsv a split into it");
            }
            return splits;
        } catch (IOException e) {
            throw new DatasetException(folder + " cannot be listed: " + e, "check that it can be read", e);
        }
    }

    private static Optional<String> split(String fileName) {
        String name = fileName.endsWith(".gz") ? fileName.substring(0, fileName.length() - 3) : fileName;
        boolean qrels = name.endsWith(".tsv") && name.length() > 4 && !name.startsWith(".");
        return qrels ? Optional.of(name.substring(0, name.length() - 4)) : Optional.empty();
    }

    private static int rank(String split) {
        int at = FIRST_SPLITS.indexOf(split);
        return at < 0 ? FIRST_SPLITS.size() : at;
    }

    private static Path file(Path directory, String name) {
        Path plain = directory.resolve(name);
        Path packed = directory.resolve(name + ".gz");
        boolean isPlain = Files.exists(plain);
        boolean isPacked = Files.exists(packed);
        if (isPlain && isPacked) {
            throw new DatasetException("there are both " + plain + " and " + packed, "remove one of them");
        }
        if (!isPlain && !isPacked) {
            throw new DatasetException(
                    "there is neither " + plain + " nor " + packed, "point to a directory in BEIR layout");
        }
        return isPlain ? plain : packed;
    }
}
