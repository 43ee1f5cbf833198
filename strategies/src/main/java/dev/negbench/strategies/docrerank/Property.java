package dev.negbench.strategies.docrerank;

/** What a generated query changes. Source: docrerank card, "Targeted variant" and "Deterministic stand-in". */
public enum Property {
    /** A year from 1800 to 2099. */
    YEAR("year", "the year", true),
    /** Any other number or percentage. */
    NUMBER("number", "a numerical value, such as a price or a percentage", true),
    /** A company, or any other name. */
    ENTITY("entity", "the company or other name", true),
    /** A word that few documents have. */
    TERM("term", "the term that its subject rests on", true),
    /** Revenue, sales, acquisitions. */
    FINANCIAL_METRIC("financial-metric", "the financial metric, such as revenue, sales or acquisitions", false),
    /** Dividends, stocks, options. */
    SUBJECT_METRIC("subject-metric", "the subject metric, such as dividends, stocks or options", false),
    /** Cloud, software, manufacturing. */
    BUSINESS_SEGMENT("business-segment", "the business segment, such as cloud, software or manufacturing", false);

    private final String text;
    private final String description;
    private final boolean hasSlots;

    Property(String text, String description, boolean hasSlots) {
        this.text = text;
        this.description = description;
        this.hasSlots = hasSlots;
    }

    /** Returns how a language model is told of it. */
    String description() {
        return description;
    }

    /** Tells whether it can be found in a query without understanding it. */
    boolean hasSlots() {
        return hasSlots;
    }

    @Override
    public String toString() {
        return text;
    }
}
