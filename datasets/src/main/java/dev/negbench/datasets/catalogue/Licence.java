package dev.negbench.datasets.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The terms a collection may be used under, as far as they are known. They are shown before anything is downloaded.
 *
 * @param spdx identifiers of the SPDX licence list, empty where none applies; several where parts differ
 * @param terms the terms in one line; "unchecked" marks what the copy in hand does not state itself
 * @param nonCommercial whether the terms are for research or non-commercial use only
 */
public record Licence(List<String> spdx, String terms, boolean nonCommercial) {
    private static final Pattern CLAUSE_END = Pattern.compile(";| \\(|\\.(?= |$)");

    public Licence {
        spdx = List.copyOf(spdx);
        Objects.requireNonNull(terms, "terms");
    }

    /**
     * Returns the terms in a few words for a table: the identifiers, or without any the name of the licence or else the
     * first clause of the terms, and whether use is restricted. The terms themselves decide.
     */
    public String brief() {
        String brief = spdx.isEmpty() ? firstClause() : String.join(", ", spdx);
        boolean said = brief.toLowerCase(Locale.ROOT).contains("commercial");
        return nonCommercial && !said ? brief + ", non-commercial" : brief;
    }

    private String firstClause() {
        String clause = CLAUSE_END.split(terms, 2)[0];
        int colon = clause.indexOf(": ");
        return colon > 0 && clause.substring(0, colon).endsWith("licence") ? clause.substring(0, colon) : clause;
    }
}
