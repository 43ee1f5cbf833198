package dev.negbench.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a collection without a train split into one that can be trained on: the title of each document becomes a query
 * whose positive is that document, and titles leave the documents, so that the text has to be found by its content.
 * Test
 * splits keep their queries and judgements; they, too, search documents without titles.
 */
public final class TitleQueries {
    private static final String ID_PREFIX = "title:";

    private TitleQueries() {}

    /**
     * Derives the collection.
     *
     * @param dataset a collection with titles
     * @return a collection named {@code NAME+titles} with a train split of one query a titled document
     * @throws DatasetException if fewer than two documents have both a title and a text
     */
    public static Dataset of(Dataset dataset) {
        Corpus corpus = dataset.corpus();
        List<Document> documents = new ArrayList<>(corpus.size());
        List<Query> queries = new ArrayList<>();
        for (int q = 0; q < dataset.queries().size(); q++) {
            queries.add(new Query(dataset.queries().id(q), dataset.queries().text(q)));
        }
        Map<Integer, Map<Integer, Integer>> train = new LinkedHashMap<>();
        for (int d = 0; d < corpus.size(); d++) {
            boolean titled = !corpus.title(d).isBlank() && !corpus.text(d).isBlank();
            documents.add(
                    titled
                            ? new Document(corpus.id(d), "", corpus.text(d))
                            : new Document(corpus.id(d), corpus.title(d), corpus.text(d)));
            if (titled) {
                train.put(queries.size(), Map.of(d, 1));
                queries.add(new Query(ID_PREFIX + corpus.id(d), corpus.title(d)));
            }
        }
        if (train.size() < 2) {
            throw new DatasetException(
                    "dataset '" + dataset.name() + "' has " + train.size() + " documents with both title and text",
                    "training on titles needs at least 2; choose another dataset");
        }
        Map<String, Judgements> splits = new LinkedHashMap<>();
        splits.put("train", Judgements.of(train));
        dataset.splits().forEach((name, judgements) -> {
            if (!name.equals("train") && !name.equals("dev")) {
                splits.put(name, judgements);
            }
        });
        return Dataset.of(
                dataset.name() + "+titles",
                Corpus.of(documents),
                Queries.of(queries),
                splits,
                dataset.taxonomy());
    }
}
