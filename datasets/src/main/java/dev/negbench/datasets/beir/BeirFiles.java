package dev.negbench.datasets.beir;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.files.PackedFile;
import dev.negbench.datasets.files.SplitNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a collection.
 *
 * @param corpus the documents
 * @param queries the queries
 * @param qrels the judgements by split: train, dev, test, then the others alphabetically
 */
record BeirFiles(Path corpus, Path queries, Map<String, Path> qrels) {
    private static final String LAYOUT = "BEIR";
    private static final String CORPUS = "corpus.jsonl";
    private static final String QUERIES = "queries.jsonl";
    private static final String QRELS = "qrels";

    /** Tells whether a directory looks like a collection, by the names in it alone. */
    static boolean present(Path directory) {
        return PackedFile.exists(directory, CORPUS) && Files.isDirectory(directory.resolve(QRELS));
    }

    /**
     * Finds the files.
     *
     * @throws DatasetException if one is missing or is there both plain and packed
     */
    static BeirFiles in(Path directory) {
        Path corpus = PackedFile.require(directory, CORPUS, LAYOUT);
        Path queries = PackedFile.require(directory, QUERIES, LAYOUT);
        Path folder = directory.resolve(QRELS);
        Map<String, Path> qrels = new LinkedHashMap<>();
        for (String split : splits(folder)) {
            qrels.put(split, PackedFile.require(folder, split + ".tsv", LAYOUT));
        }
        return new BeirFiles(corpus, queries, qrels);
    }

    private static List<String> splits(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException("there is no directory " + folder, "put one SPLIT.tsv a split into it");
        }
        List<String> splits = PackedFile.list(folder).stream()
                .map(PackedFile::plainName)
                .map(BeirFiles::split)
                .flatMap(Optional::stream)
                .distinct()
                .sorted(SplitNames.ORDER)
                .toList();
        if (splits.isEmpty()) {
            throw new DatasetException("no judgements in " + folder, "put one SPLIT.tsv a split into it");
        }
        return splits;
    }

    private static Optional<String> split(String name) {
        boolean qrels = name.endsWith(".tsv") && name.length() > 4 && !name.startsWith(".");
        return qrels ? Optional.of(name.substring(0, name.length() - 4)) : Optional.empty();
    }
}
