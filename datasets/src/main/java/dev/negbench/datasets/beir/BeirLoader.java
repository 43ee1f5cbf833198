package dev.negbench.datasets.beir;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.files.CollectionLoader;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.datasets.files.UnknownIds;
import dev.negbench.datasets.taxonomy.TaxonomyFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Loads a collection in BEIR layout (see the package). Immutable and safe to share between threads.
 *
 * <p>An {@code _id} is a string without control characters; a whole number is accepted and stands for its digits,
 * as judgement files name it. {@code text} must be there, {@code title} may be absent or null. A judged pair may be
 * repeated with the same score, not with another one. Costs one pass over the files; texts are held once.
 */
public final class BeirLoader implements CollectionLoader {
    private final UnknownIds unknownIds;
    private final Consumer<LeftOutPairs> leftOut;

    /** A loader that refuses judgements of unknown ids. */
    public BeirLoader() {
        this(UnknownIds.REJECT, notice -> {});
    }

    /**
     * A loader with a choice.
     *
     * @param unknownIds what to do with judged pairs that name an unknown query or document
     * @param leftOut told of each file of which pairs were left out
     */
    public BeirLoader(UnknownIds unknownIds, Consumer<LeftOutPairs> leftOut) {
        this.unknownIds = Objects.requireNonNull(unknownIds, "unknownIds");
        this.leftOut = Objects.requireNonNull(leftOut, "leftOut");
    }

    /** Tells whether a directory looks like a collection, by the names of its files: cheap, opens nothing. */
    public static boolean isCollection(Path directory) {
        return BeirFiles.present(directory);
    }

    @Override
    public String layout() {
        return "beir";
    }

    @Override
    public boolean recognises(Path directory) {
        return isCollection(directory);
    }

    /**
     * Loads a collection under the name of its directory.
     *
     * @throws DatasetException if a file is missing or malformed
     */
    public Dataset load(Path directory) {
        return load(directory, directory.toAbsolutePath().normalize().getFileName().toString());
    }

    @Override
    public Dataset load(Path directory, String name) {
        BeirFiles files = BeirFiles.in(directory);
        Corpus corpus = JsonLines.documents(files.corpus());
        Queries queries = JsonLines.queries(files.queries());
        Map<String, Judgements> splits = new LinkedHashMap<>();
        files.qrels().forEach((split, file) ->
                splits.put(split, Qrels.read(file, corpus, queries, unknownIds, leftOut)));
        return Dataset.of(name, corpus, queries, splits, TaxonomyFiles.read(directory, corpus));
    }
}
