package dev.negbench.strategies;

/**
 * Where a scheme was published.
 *
 * @param title the paper's title
 * @param authors its authors, as cited
 * @param venue where it appeared, with the year
 * @param reference DOI or arXiv number
 */
public record Paper(String title, String authors, String venue, String reference) {
    /** Schemes that no single paper introduced. */
    public static final Paper NONE = new Paper("baseline", "", "", "");

    /** Returns the citation in one line. */
    public String citation() {
        return this.equals(NONE) ? title : authors + ": " + title + ". " + venue + ". " + reference + ".";
    }
}
