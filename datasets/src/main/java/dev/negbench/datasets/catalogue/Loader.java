package dev.negbench.datasets.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What reads a catalogued collection. */
public enum Loader {
    /** A directory in BEIR layout, which has to be found. */
    @JsonProperty("beir")
    BEIR,

    /**
     * A directory with collection.tsv, queries.SPLIT.tsv and qrels.SPLIT.tsv as MS MARCO publishes them, each plain or
     * gzip, which has to be found.
     */
    @JsonProperty("msmarco")
    MSMARCO,

    /** The WordNet data on the class path, all of them. */
    @JsonProperty("wordnet-senses")
    WORDNET_SENSES,

    /** The WordNet data on the class path, a slice. */
    @JsonProperty("wordnet-senses-small")
    WORDNET_SENSES_SMALL,

    /** The WordNet data on the class path, from definition to word. */
    @JsonProperty("wordnet-definitions")
    WORDNET_DEFINITIONS;

    /** Tells whether the collection comes with the build, so that there is nothing to find or fetch. */
    public boolean embedded() {
        return this == WORDNET_SENSES || this == WORDNET_SENSES_SMALL || this == WORDNET_DEFINITIONS;
    }

    /** Returns the name that the catalogue uses. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
