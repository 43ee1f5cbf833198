package dev.negbench.reports.pages;

import static dev.negbench.reports.figures.Markup.escape;

import dev.negbench.reports.figures.SvgFigure;
import dev.negbench.reports.results.DrawnNegatives.Negative;
import dev.negbench.reports.results.ShownTexts;
import dev.negbench.reports.tables.NeighbourTable;
import dev.negbench.reports.tables.Numerals;

/** What was trained on near the most changed queries, folded: a query, in it a strategy, in it the texts. */
final class NeighboursHtml {
    private static final String TITLE = "<h3 id=\"neighbours\">Negatives near these queries</h3>";

    private final Report report;
    private final ShownTexts texts;
    private final StringBuilder out = new StringBuilder();

    private NeighboursHtml(Report report) {
        this.report = report;
        texts = report.neighbours().texts();
    }

    /** Returns the part; empty where no query changed. */
    static String of(Report report) {
        NeighbourTable table = report.neighbours();
        if (table.rows().isEmpty()) {
            return "";
        }
        if (!table.isRecorded()) {
            return TITLE + "<p class=\"caption\">Nothing to show: " + escape(String.join("; ", table.gaps())) + ".</p>";
        }
        return new NeighboursHtml(report).write();
    }

    private String write() {
        out.append(TITLE).append("<p class=\"caption\">").append(escape(caption())).append("</p>");
        report.neighbours().rows().forEach(this::writeQuery);
        return out.toString();
    }

    private String caption() {
        return "The queries of the table above are tested, not trained on, so no strategy drew negatives for them. What "
                + "stands here was drawn for another query: the training query whose words are nearest to the test "
                + "query’s by BM25, in the last epoch of seed " + report.neighbours().seed()
                + ". The tested model may be that of an earlier epoch. Ranks count from 1, with positives, in the "
                + "ranking that proposed the negative, whose score it is; what was drawn without a ranking has neither. "
                + "Negatives met in the batch are not listed. A neighbour is an example, not the cause of a change."
                + (lacksTexts() ? " Texts are stored when a comparison ends, for its own baseline; ids stand for "
                        + "those that are not." : "");
    }

    private boolean lacksTexts() {
        return report.neighbours().rows().stream()
                .filter(row -> !row.neighbour().isEmpty())
                .anyMatch(row -> texts.query(row.changed().dataset(), row.neighbour()).isEmpty());
    }

    private void writeQuery(NeighbourTable.Row row) {
        String dataset = row.changed().dataset();
        String test = PrintedTables.named(row.query(), report.results().queryText(dataset, row.query()));
        out.append("<details class=\"near\"><summary><span class=\"change\">")
                .append(Numerals.difference(row.changed().change(row.place()))).append("</span> ")
                .append(escape(test)).append(place(row)).append("</summary>");
        if (row.neighbour().isEmpty()) {
            out.append("<p>").append(escape(row.drawn().get(0).note())).append("</p></details>");
            return;
        }
        String text = texts.query(dataset, row.neighbour());
        out.append("<p>Nearest training query: ")
                .append(text.isEmpty() ? "" : "<q>" + escape(text) + "</q> ")
                .append(escape(row.neighbour())).append("</p>");
        row.drawn().forEach(drawn -> writeStrategy(dataset, drawn));
        out.append("</details>");
    }

    private String place(NeighbourTable.Row row) {
        String dataset = report.results().plan().datasets().size() > 1 ? row.changed().dataset() : "";
        String mode = report.results().plan().modes().size() > 1 ? row.changed().mode() : "";
        String place = dataset + (dataset.isEmpty() || mode.isEmpty() ? "" : ", ") + mode;
        return place.isEmpty() ? "" : " <small>" + escape(place) + "</small>";
    }

    private void writeStrategy(String dataset, NeighbourTable.Drawn drawn) {
        String name = SvgFigure.mark(report.palette().look(drawn.strategy())) + "<code>" + escape(drawn.strategy())
                + "</code> <small>" + escape(summary(drawn)) + "</small>";
        if (drawn.negatives().isEmpty()) {
            out.append("<p class=\"none\">").append(name).append("</p>");
            return;
        }
        String positive = drawn.positive().isEmpty()
                ? "a text written for training"
                : PrintedTables.named(drawn.positive(), texts.document(dataset, drawn.positive()));
        out.append("<details><summary>").append(name).append("</summary><p>Positive: ").append(escape(positive))
                .append("</p><ol>");
        drawn.negatives().forEach(negative -> writeNegative(dataset, negative));
        out.append("</ol></details>");
    }

    private static String summary(NeighbourTable.Drawn drawn) {
        if (drawn.negatives().isEmpty()) {
            return drawn.note();
        }
        int shown = drawn.negatives().size();
        String count = shown < drawn.count()
                ? Numerals.count(drawn.count()) + " negatives, the first " + shown + " shown"
                : shown + (shown == 1 ? " negative" : " negatives");
        long hidden = drawn.negatives().stream().filter(Negative::hidden).count();
        String epoch = drawn.chosenEpoch() == drawn.epoch()
                ? ", epoch " + drawn.epoch() + ", which is tested"
                : ", epoch " + drawn.epoch() + "; epoch " + drawn.chosenEpoch() + " is tested";
        return count + (hidden == 0 ? "" : ", " + hidden + " of them hidden positives") + epoch
                + (drawn.note().isEmpty() ? "" : "; " + drawn.note());
    }

    private void writeNegative(String dataset, Negative negative) {
        out.append("<li>");
        if (negative.hidden()) {
            out.append("<b class=\"hidden-positive\">hidden positive</b> ");
        }
        if (negative.rank() >= 0) {
            out.append("<small>rank ").append(Numerals.count(negative.rank() + 1)).append(", score ")
                    .append(Numerals.score(negative.score())).append("</small> ");
        }
        String text = negative.id().isEmpty() ? negative.text() : texts.document(dataset, negative.id());
        out.append(escape(PrintedTables.named(negative.id().isEmpty() ? "written for training" : negative.id(), text)))
                .append("</li>");
    }
}
