package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.stage.Retrieval;
import java.util.List;

/** Measures how good documents are for a query, in one or several ways, each in a unit of its own. */
interface MetricJudge {
    /** Returns the names of the ways, in the order of {@link #measure}. */
    List<String> components();

    /**
     * Measures documents.
     *
     * @param references labelled positives of the query, at least one
     * @param documents what is measured
     * @return one row a component, one value a document
     */
    double[][] measure(Retrieval retrieval, int query, int[] references, int[] documents);
}
