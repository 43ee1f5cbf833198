package dev.negbench.datasets.trec;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.files.PackedFile;
import dev.negbench.datasets.files.SplitNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a collection.
 *
 * @param documents the documents, as JSON lines or as id and text
 * @param topics the topic files, by name
 * @param qrels the judgements by split
 */
record TrecFiles(Path documents, List<Path> topics, Map<String, Path> qrels) {
    static final String LAYOUT = "trec";
    static final String JSON_DOCUMENTS = "corpus.jsonl";

    private static final String TSV_DOCUMENTS = "collection.tsv";
    private static final Pattern TOPICS = Pattern.compile("topics(\\..+)?\\.(txt|tsv)");
    private static final Pattern QRELS = Pattern.compile("qrels(?:\\.(.+))?\\.txt");
    private static final String ONLY_SPLIT = "test";

    static boolean present(Path directory) {
        boolean documents =
                PackedFile.exists(directory, JSON_DOCUMENTS) || PackedFile.exists(directory, TSV_DOCUMENTS);
        List<String> names =
                PackedFile.list(directory).stream().map(PackedFile::plainName).toList();
        return documents
                && names.stream().anyMatch(name -> TOPICS.matcher(name).matches())
                && names.stream().anyMatch(name -> QRELS.matcher(name).matches());
    }

    static TrecFiles in(Path directory) {
        boolean json = PackedFile.exists(directory, JSON_DOCUMENTS);
        if (json && PackedFile.exists(directory, TSV_DOCUMENTS)) {
            throw new DatasetException(
                    directory + " has both " + JSON_DOCUMENTS + " and " + TSV_DOCUMENTS, "remove one of them");
        }
        Path documents = PackedFile.require(directory, json ? JSON_DOCUMENTS : TSV_DOCUMENTS, LAYOUT);
        List<Path> topics = new ArrayList<>();
        Map<String, Path> qrels = new TreeMap<>(SplitNames.ORDER);
        for (Path file : PackedFile.list(directory)) {
            String name = PackedFile.plainName(file);
            if (TOPICS.matcher(name).matches()) {
                topics.add(PackedFile.require(directory, name, LAYOUT));
            }
            Matcher judged = QRELS.matcher(name);
            if (judged.matches()) {
                String split = judged.group(1) == null ? ONLY_SPLIT : judged.group(1);
                Path other = qrels.put(split, PackedFile.require(directory, name, LAYOUT));
                if (other != null) {
                    throw new DatasetException(
                            "both " + other + " and " + file + " are the split " + split, "remove one of them");
                }
            }
        }
        if (topics.isEmpty()) {
            throw new DatasetException("no topics in " + directory, "add a file topics.txt or topics.tsv");
        }
        if (qrels.isEmpty()) {
            throw new DatasetException("no judgements in " + directory, "add a file qrels.SPLIT.txt");
        }
        return new TrecFiles(documents, topics, qrels);
    }
}
