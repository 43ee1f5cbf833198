package dev.negbench.datasets.msmarco;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.files.PackedFile;
import dev.negbench.datasets.files.SplitNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a collection.
 *
 * @param passages the passages
 * @param queries the query files, by name
 * @param qrels the judgements by split
 */
record MsMarcoFiles(Path passages, List<Path> queries, Map<String, Path> qrels) {
    static final String LAYOUT = "msmarco";

    private static final String PASSAGES = "collection.tsv";
    private static final Pattern QUERIES = Pattern.compile("queries\\..+\\.tsv|msmarco-test20[0-9]{2}-queries\\.tsv");
    private static final Pattern QRELS = Pattern.compile("qrels\\.(.+)\\.tsv");
    private static final Pattern TREC_QRELS = Pattern.compile("(20[0-9]{2})qrels-pass\\.txt");

    static boolean present(Path directory) {
        return PackedFile.exists(directory, PASSAGES)
                && PackedFile.list(directory).stream().map(PackedFile::plainName).anyMatch(name -> split(name)
                        .isPresent());
    }

    static MsMarcoFiles in(Path directory) {
        Path passages = PackedFile.require(directory, PASSAGES, LAYOUT);
        List<Path> queries = new ArrayList<>();
        Map<String, Path> qrels = new TreeMap<>(SplitNames.ORDER);
        for (Path file : PackedFile.list(directory)) {
            String name = PackedFile.plainName(file);
            if (QUERIES.matcher(name).matches()) {
                queries.add(PackedFile.require(directory, name, LAYOUT));
            }
            split(name).ifPresent(split -> qrels.put(split, PackedFile.require(directory, name, LAYOUT)));
        }
        if (queries.isEmpty()) {
            throw new DatasetException("no queries in " + directory, "add a file queries.SPLIT.tsv");
        }
        if (qrels.isEmpty()) {
            throw new DatasetException("no judgements in " + directory, "add a file qrels.SPLIT.tsv");
        }
        return new MsMarcoFiles(passages, queries, qrels);
    }

    private static Optional<String> split(String fileName) {
        Matcher own = QRELS.matcher(fileName);
        if (own.matches()) {
            return Optional.of(own.group(1));
        }
        Matcher trec = TREC_QRELS.matcher(fileName);
        return trec.matches() ? Optional.of("test" + trec.group(1)) : Optional.empty();
    }
}
