package dev.negbench.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.taxonomy.Taxonomy;
import dev.negbench.datasets.taxonomy.TaxonomyBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingTest {
    private static final Corpus CORPUS = Corpus.of(List.of(new Document("d1", "", "text")));

    @Test
    void aTaxonomyIsThatOfTheDataset() {
        TaxonomyBuilder builder = new TaxonomyBuilder();
        builder.add("d1", "");
        Taxonomy taxonomy = builder.build(CORPUS);
        assertSame(taxonomy, setting(Optional.of(taxonomy)).requireTaxonomy());
    }

    @Test
    void withoutOneTheStrategyDoesNotApply() {
        NotApplicableException reason =
                assertThrows(NotApplicableException.class, () -> setting(Optional.empty()).requireTaxonomy());
        assertEquals("needs a taxonomy of the documents, which dataset 'small' does not have", reason.getMessage());
    }

    private static Setting setting(Optional<Taxonomy> taxonomy) {
        Dataset dataset = Dataset.of("small", CORPUS, Queries.of(List.of()), Map.of(), taxonomy);
        return new Setting(dataset, Set.of(), 1);
    }
}
