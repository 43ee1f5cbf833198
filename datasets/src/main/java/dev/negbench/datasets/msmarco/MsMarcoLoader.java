package dev.negbench.datasets.msmarco;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.files.CollectionLoader;
import dev.negbench.datasets.files.FourColumnQrels;
import dev.negbench.datasets.files.IdTextFile;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.datasets.files.QueryTable;
import dev.negbench.datasets.files.UnknownIds;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Loads a collection in the layout of MS MARCO passage ranking (see the package). Costs one pass over the files. The
 * passages of the whole collection are mapped from a file, see {@link dev.negbench.datasets.CorpusBuilder}; queries and
 * judgements are held in memory. Immutable and safe to share between threads.
 */
public final class MsMarcoLoader implements CollectionLoader {
    private final FourColumnQrels qrels;

    /** A loader that refuses judgements of unknown ids. */
    public MsMarcoLoader() {
        this(UnknownIds.REJECT, notice -> {});
    }

    /**
     * A loader with a choice.
     *
     * @param unknownIds what to do with judged pairs that name an unknown query or passage
     * @param leftOut told of each file of which pairs were left out
     */
    public MsMarcoLoader(UnknownIds unknownIds, Consumer<LeftOutPairs> leftOut) {
        qrels = new FourColumnQrels(unknownIds, leftOut);
    }

    @Override
    public String layout() {
        return MsMarcoFiles.LAYOUT;
    }

    @Override
    public boolean recognises(Path directory) {
        return MsMarcoFiles.present(directory);
    }

    @Override
    public Dataset load(Path directory, String name) {
        MsMarcoFiles files = MsMarcoFiles.in(directory);
        Corpus corpus = IdTextFile.corpus(files.passages());
        QueryTable table = new QueryTable();
        for (Path file : files.queries()) {
            IdTextFile.visit(file, (id, text, source) -> table.add(id, text, file, source));
        }
        Queries queries = table.build();
        Map<String, Judgements> splits = new LinkedHashMap<>();
        files.qrels().forEach((split, file) -> splits.put(split, qrels.read(file, corpus, queries)));
        return Dataset.of(name, corpus, queries, splits);
    }
}
