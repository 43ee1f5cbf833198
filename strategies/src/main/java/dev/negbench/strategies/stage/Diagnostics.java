package dev.negbench.strategies.stage;

import java.util.Map;

/**
 * Implemented by a stage that measures something about itself which belongs beside its result: how a control did, which
 * setting it chose, how good its second model is. Any stage may, companions too.
 */
public interface Diagnostics {
    /**
     * Returns named figures; asked once, after the test evaluation of a cell. Names are short, plain and carry the
     * unit; reports show them in this order, as mean and range over training seeds.
     *
     * @return figures by name, in the order to show them; NaN for one that could not be determined
     */
    Map<String, Double> diagnostics();
}
