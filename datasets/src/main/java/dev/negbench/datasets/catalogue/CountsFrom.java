package dev.negbench.datasets.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the counts of a catalogue entry come from, hence what a difference means. */
public enum CountsFrom {
    /** Counted by loading these very files: data with other counts are other data, and are refused under the name. */
    @JsonProperty("files")
    FILES,

    /** Taken from a publication: a difference is reported, for the publication may be what is wrong. */
    @JsonProperty("publication")
    PUBLICATION
}
