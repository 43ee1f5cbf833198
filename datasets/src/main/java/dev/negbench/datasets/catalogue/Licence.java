package dev.negbench.datasets.catalogue;

import java.util.List;
import java.util.Objects;

/**
 * The terms a collection may be used under, as far as they are known. They are shown before anything is downloaded.
 *
 * @param spdx identifiers of the SPDX licence list, empty where none applies; several where parts differ
 * @param terms the terms in one line; "unchecked" marks what the copy in hand does not state itself
 * @param nonCommercial whether the terms are for research or non-commercial use only
 */
public record Licence(List<String> spdx, String terms, boolean nonCommercial) {
    public Licence {
        spdx = List.copyOf(spdx);
        Objects.requireNonNull(terms, "terms");
    }
}
