package dev.negbench.datasets.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What reads a catalogued collection. */
public enum Loader {
    /** A directory in BEIR layout, which has to be found. */
    @JsonProperty("beir")
    BEIR,

    /** The WordNet data on the class path, all of them. */
    @JsonProperty("wordnet-senses")
    WORDNET_SENSES,

    /** The WordNet data on the class path, a slice. */
    @JsonProperty("wordnet-senses-small")
    WORDNET_SENSES_SMALL,

    /** The WordNet data on the class path, from definition to word. */
    @JsonProperty("wordnet-definitions")
    WORDNET_DEFINITIONS
}
