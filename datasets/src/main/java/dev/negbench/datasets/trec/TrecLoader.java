package dev.negbench.datasets.trec;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.beir.JsonLines;
import dev.negbench.datasets.files.CollectionLoader;
import dev.negbench.datasets.files.FourColumnQrels;
import dev.negbench.datasets.files.IdTextFile;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.datasets.files.PackedFile;
import dev.negbench.datasets.files.QueryTable;
import dev.negbench.datasets.files.UnknownIds;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Loads a collection with TREC's topics and judgements (see the package). Costs one pass over the files. Immutable and
 * safe to share between threads.
 */
public final class TrecLoader implements CollectionLoader {
    private final TopicField field;
    private final FourColumnQrels qrels;

    /** A loader that takes titles as queries and refuses judgements of unknown ids. */
    public TrecLoader() {
        this(TopicField.TITLE, UnknownIds.REJECT, notice -> {});
    }

    /**
     * A loader with choices.
     *
     * @param field what of a topic becomes the query's text
     * @param unknownIds what to do with judged pairs that name an unknown topic or document; TREC's judgements often
     *     name documents that later copies of a collection lack
     * @param leftOut told of each file of which pairs were left out
     */
    public TrecLoader(TopicField field, UnknownIds unknownIds, Consumer<LeftOutPairs> leftOut) {
        this.field = Objects.requireNonNull(field, "field");
        qrels = new FourColumnQrels(unknownIds, leftOut);
    }

    @Override
    public String layout() {
        return TrecFiles.LAYOUT;
    }

    @Override
    public boolean recognises(Path directory) {
        return TrecFiles.present(directory);
    }

    @Override
    public Dataset load(Path directory, String name) {
        TrecFiles files = TrecFiles.in(directory);
        boolean json = PackedFile.plainName(files.documents()).equals(TrecFiles.JSON_DOCUMENTS);
        Corpus corpus = json ? JsonLines.documents(files.documents()) : IdTextFile.corpus(files.documents());
        QueryTable table = new QueryTable();
        for (Path file : files.topics()) {
            if (PackedFile.plainName(file).endsWith(".tsv")) {
                IdTextFile.visit(file, (id, text, source) -> table.add(id, text, file, source));
            } else {
                TopicFile.read(file, field, table);
            }
        }
        Queries queries = table.build();
        Map<String, Judgements> splits = new LinkedHashMap<>();
        files.qrels().forEach((split, file) -> splits.put(split, qrels.read(file, corpus, queries)));
        return Dataset.of(name, corpus, queries, splits);
    }
}
