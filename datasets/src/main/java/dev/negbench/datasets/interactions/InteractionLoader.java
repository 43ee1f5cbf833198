package dev.negbench.datasets.interactions;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.datasets.files.CollectionLoader;
import dev.negbench.datasets.files.CorpusFile;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.IdTextFile;
import dev.negbench.datasets.files.PackedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Loads users and items as a collection (see the package): users are queries, items documents, and what a user had to
 * do with is relevant. Immutable and safe to share between threads.
 */
public final class InteractionLoader implements CollectionLoader {
    private static final String LAYOUT = "interactions";
    private static final String INTERACTIONS = "interactions.tsv";
    private static final String ITEMS = "items.tsv";
    private static final int TEXT_ITEMS = 20;

    private final float positiveFrom;

    /** A loader to which every interaction is a positive. */
    public InteractionLoader() {
        this(Float.NEGATIVE_INFINITY);
    }

    /**
     * A loader that tells likes from dislikes.
     *
     * @param positiveFrom least weight of a positive; pairs below get grade 0, judged non-relevant
     */
    public InteractionLoader(float positiveFrom) {
        this.positiveFrom = positiveFrom;
    }

    @Override
    public String layout() {
        return LAYOUT;
    }

    @Override
    public boolean recognises(Path directory) {
        return PackedFile.exists(directory, INTERACTIONS);
    }

    @Override
    public Dataset load(Path directory, String name) {
        Path file = PackedFile.require(directory, INTERACTIONS, LAYOUT);
        Interactions interactions = Interactions.read(file);
        long lastLine = interactions.lines()[interactions.size() - 1];
        Corpus corpus = PackedFile.exists(directory, ITEMS)
                ? IdTextFile.corpus(PackedFile.require(directory, ITEMS, LAYOUT))
                : corpus(interactions, file, lastLine);
        int[] documentOf = documents(interactions, corpus, file);
        InteractionSplits splits = new InteractionSplits(interactions, positiveFrom);
        List<Query> users = new ArrayList<>();
        for (int user = 0; user < interactions.userIds().size(); user++) {
            List<Integer> liked = splits.liked(user);
            String text = liked.subList(Math.max(0, liked.size() - TEXT_ITEMS), liked.size()).stream()
                    .map(item -> corpus.content(documentOf[item]))
                    .collect(Collectors.joining("; "));
            users.add(new Query(interactions.userIds().get(user), text));
        }
        Map<String, Judgements> judgements = splits.judgements(documentOf);
        if (!judgements.containsKey("test")) {
            throw DatasetException.at(
                    file.toString(), lastLine, "no user has 5 items or more, so none is left to test on",
                    "supply users with more items");
        }
        return Dataset.of(name, corpus, Queries.of(users), judgements);
    }

    private static Corpus corpus(Interactions interactions, Path file, long lastLine) {
        if (interactions.itemIds().size() < CorpusFile.FEWEST_DOCUMENTS) {
            throw DatasetException.at(
                    file.toString(),
                    lastLine,
                    "one item in the file, which leaves nothing to draw as a negative",
                    "supply at least " + CorpusFile.FEWEST_DOCUMENTS + " items");
        }
        return Corpus.of(interactions.itemIds().stream().map(id -> new Document(id, "", id)).toList());
    }

    private static int[] documents(Interactions interactions, Corpus corpus, Path file) {
        int[] documents = interactions.itemIds().stream().mapToInt(corpus::ordinal).toArray();
        for (int i = 0; i < interactions.size(); i++) {
            int item = interactions.items()[i];
            if (documents[item] < 0) {
                throw DatasetException.at(
                        file.toString(),
                        interactions.lines()[i],
                        "item '" + Excerpt.of(interactions.itemIds().get(item)) + "' is not in " + ITEMS,
                        "add it there, or remove " + ITEMS);
            }
        }
        return documents;
    }
}
