package dev.negbench.datasets.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the files of a download are packed. */
public enum Packing {
    /** Not at all: the download is the file. */
    @JsonProperty("none")
    NONE,

    /** In a zip archive. */
    @JsonProperty("zip")
    ZIP,

    /** In a tar archive packed with gzip. */
    @JsonProperty("tar.gz")
    TAR_GZ
}
