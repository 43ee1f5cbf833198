package dev.negbench.datasets.wordnet;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.taxonomy.Taxonomy;
import dev.negbench.datasets.taxonomy.TaxonomyBuilder;
import java.util.List;

/** Builds the taxonomy of hypernyms over synsets; adjectives and adverbs are roots without children. */
final class WordNetTaxonomy {
    private WordNetTaxonomy() {}

    /**
     * Builds the taxonomy.
     *
     * @param synsets all synsets, those that are no documents included
     * @param corpus the documents, by synset id
     * @throws DatasetException if a hypernym is not among the synsets, or there is a cycle
     */
    static Taxonomy of(List<Synset> synsets, Corpus corpus) {
        TaxonomyBuilder taxonomy = new TaxonomyBuilder();
        for (Synset synset : synsets) {
            if (taxonomy.add(synset.id(), synset.lemmas().get(0)) < 0) {
                throw new DatasetException(
                        "synset " + synset.id() + " occurs twice", "fetch " + WordNetFiles.ARTIFACT + " again");
            }
        }
        for (int s = 0; s < synsets.size(); s++) {
            for (String hypernym : synsets.get(s).hypernyms()) {
                int parent = taxonomy.node(hypernym);
                if (parent < 0) {
                    throw new DatasetException(
                            "the hypernym " + hypernym + " of " + synsets.get(s).id() + " does not exist",
                            "fetch " + WordNetFiles.ARTIFACT + " again");
                }
                taxonomy.narrower(s, parent);
            }
        }
        return taxonomy.build(corpus);
    }
}
