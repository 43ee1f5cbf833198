package dev.negbench.strategies.skillextraction;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.datasets.taxonomy.Taxonomy;
import dev.negbench.datasets.taxonomy.TaxonomyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small collections whose documents are labels. */
final class Skills {
    private Skills() {}

    /**
     * Two groups under a root, and a document that is no node: music {play 0, conduct 1}, trade {sell 2, buy 3, play
     * 0}, unplaced 4. Node ids of the groups are no documents.
     */
    static Dataset small() {
        String[] names = {"play music", "Conduct Music", "sell music", "buy goods"};
        List<Document> documents = new ArrayList<>();
        TaxonomyBuilder taxonomy = new TaxonomyBuilder();
        int root = taxonomy.add("root", "all");
        int music = taxonomy.add("music", "music");
        int trade = taxonomy.add("trade", "trade");
        taxonomy.narrower(music, root);
        taxonomy.narrower(trade, root);
        for (int d = 0; d < names.length; d++) {
            documents.add(new Document("d" + d, "", "text " + d));
            taxonomy.add("d" + d, names[d]);
        }
        documents.add(new Document("d4", "", "unplaced"));
        taxonomy.narrower(taxonomy.node("d0"), music);
        taxonomy.narrower(taxonomy.node("d1"), music);
        taxonomy.narrower(taxonomy.node("d0"), trade);
        taxonomy.narrower(taxonomy.node("d2"), trade);
        taxonomy.narrower(taxonomy.node("d3"), trade);
        return dataset(documents, taxonomy);
    }

    /** Labels with these names, all children of one node. */
    static Dataset named(List<String> names) {
        List<Document> documents = new ArrayList<>();
        TaxonomyBuilder taxonomy = new TaxonomyBuilder();
        int root = taxonomy.add("root", "");
        for (int d = 0; d < names.size(); d++) {
            documents.add(new Document("d" + d, "", names.get(d)));
            taxonomy.narrower(taxonomy.add("d" + d, names.get(d)), root);
        }
        return dataset(documents, taxonomy);
    }

    private static Dataset dataset(List<Document> documents, TaxonomyBuilder taxonomy) {
        Corpus corpus = Corpus.of(documents);
        Taxonomy built = taxonomy.build(corpus);
        return Dataset.of(
                "skills",
                corpus,
                Queries.of(List.of(new Query("q0", "sentence"))),
                Map.of("train", Judgements.of(Map.of(0, Map.of(0, 1)))),
                Optional.of(built));
    }

    static Labels labels(Dataset dataset) {
        return Labels.of(dataset, dataset.taxonomy().orElseThrow());
    }
}
