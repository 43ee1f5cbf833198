package dev.negbench.datasets.dpr;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.CorpusBuilder;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.datasets.files.CollectionLoader;
import dev.negbench.datasets.files.CorpusFile;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.PackedFile;
import dev.negbench.datasets.files.SplitNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads training files of Dense Passage Retrieval (see the package). The corpus is every passage that a question comes
 * with, in the order of first occurrence. Costs one pass over the files; large ones become a mapped corpus. Immutable
 * and safe to share between threads.
 */
public final class DprLoader implements CollectionLoader {
    private static final String LAYOUT = "dpr";
    private static final Pattern NAME = Pattern.compile("(?:.+-)?(train|dev|test)\\.json");

    @Override
    public String layout() {
        return LAYOUT;
    }

    @Override
    public boolean recognises(Path directory) {
        return PackedFile.list(directory).stream().anyMatch(file -> split(file).isPresent());
    }

    @Override
    public Dataset load(Path directory, String name) {
        Map<String, Path> files = files(directory);
        List<Query> queries = new ArrayList<>();
        Map<String, Judgements> splits = new LinkedHashMap<>();
        boolean large = files.values().stream().anyMatch(CorpusFile::isLarge);
        Corpus corpus;
        try (CorpusBuilder passages = large ? CorpusBuilder.mapped() : CorpusBuilder.held()) {
            String lastFile = "";
            long lastLine = 1;
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Map<Integer, Map<Integer, Integer>> grades = new TreeMap<>();
                int before = queries.size();
                lastFile = file.getValue().toString();
                lastLine = DprFile.visit(file.getValue(), (question, line) -> {
                    Map<Integer, Integer> judged = judged(question, passages, file.getValue(), line);
                    grades.put(queries.size(), judged);
                    queries.add(new Query(file.getKey() + "-" + (queries.size() - before + 1), question.question()));
                });
                splits.put(file.getKey(), judgements(grades, lastFile, lastLine));
            }
            if (passages.size() < CorpusFile.FEWEST_DOCUMENTS) {
                throw DatasetException.at(
                        lastFile,
                        lastLine,
                        "one passage in all files, which leaves nothing to draw as a negative",
                        "supply at least " + CorpusFile.FEWEST_DOCUMENTS + " passages");
            }
            corpus = passages.build();
        }
        return Dataset.of(name, corpus, Queries.of(queries), splits);
    }

    private static Map<Integer, Integer> judged(DprQuestion question, CorpusBuilder passages, Path file, long line) {
        Map<Integer, Integer> judged = new HashMap<>();
        question.negatives().forEach(context -> judged.put(add(context, passages, file, line), 0));
        question.hardNegatives().forEach(context -> judged.put(add(context, passages, file, line), 0));
        question.positives().forEach(context -> judged.put(add(context, passages, file, line), 1));
        return judged;
    }

    private static int add(DprContext context, CorpusBuilder passages, Path file, long line) {
        int added = passages.add(context.id(), context.title(), context.text());
        if (added < 0 && !passages.matches(-1 - added, context.title(), context.text())) {
            throw DatasetException.at(
                    file.toString(),
                    line,
                    "passage '" + Excerpt.of(context.id())
                            + "' has another title or text than where it was given first",
                    "let one id stand for one passage");
        }
        return added < 0 ? -1 - added : added;
    }

    private static Judgements judgements(Map<Integer, Map<Integer, Integer>> grades, String file, long line) {
        if (grades.values().stream().allMatch(Map::isEmpty)) {
            throw DatasetException.at(
                    file, line, "no question with a passage in the split", "supply some or remove the file");
        }
        return Judgements.of(grades);
    }

    private static Map<String, Path> files(Path directory) {
        Map<String, Path> files = new TreeMap<>(SplitNames.ORDER);
        for (Path file : PackedFile.list(directory)) {
            split(file).ifPresent(split -> {
                Path other = files.put(split, file);
                if (other != null) {
                    throw new DatasetException(
                            "both " + other + " and " + file + " are the split " + split, "remove one of them");
                }
            });
        }
        if (files.isEmpty()) {
            throw new DatasetException("no questions in " + directory, "add a file train.json");
        }
        return files;
    }

    private static Optional<String> split(Path file) {
        Matcher name = NAME.matcher(PackedFile.plainName(file));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
