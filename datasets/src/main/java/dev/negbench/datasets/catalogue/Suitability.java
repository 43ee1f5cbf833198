package dev.negbench.datasets.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a collection is good for, beyond measuring retrieval. */
public enum Suitability {
    /** Has a train split to learn from. */
    @JsonProperty("training")
    TRAINING,

    /** Only for measuring: no train split. */
    @JsonProperty("testing")
    TESTING,

    /** Small enough for a run of seconds. */
    @JsonProperty("smoke-test")
    SMOKE_TEST,

    /** Has more than one grade of relevance. */
    @JsonProperty("graded")
    GRADED,

    /** Has documents judged non-relevant: negatives known to be true. */
    @JsonProperty("judged-negatives")
    JUDGED_NEGATIVES,

    /** Its documents come in close families, so hard negatives arise by themselves. */
    @JsonProperty("hard-negatives")
    HARD_NEGATIVES,

    /** Known to have positives that nobody judged. */
    @JsonProperty("false-negatives")
    FALSE_NEGATIVES,

    /** Most queries have several positives. */
    @JsonProperty("multi-positive")
    MULTI_POSITIVE,

    /** Its documents are placed in a taxonomy. */
    @JsonProperty("taxonomy")
    TAXONOMY,

    /** Users and items, meant for ids rather than for text. */
    @JsonProperty("recommendation")
    RECOMMENDATION,

    /** Documents of several hundred words. */
    @JsonProperty("long-documents")
    LONG_DOCUMENTS
}
