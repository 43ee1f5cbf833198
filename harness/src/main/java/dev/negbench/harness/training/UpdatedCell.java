package dev.negbench.harness.training;

import dev.negbench.reports.results.UpdatePoint;
import java.util.List;

/**
 * What a cell with a data update gave.
 *
 * @param cell test quality of the model that dev chose, learning curve and draws of the first new model, the cost of
 *     all trainings and evaluations, and the update's figures before those of the stages
 * @param points every model that was tested, candidates by ascending old weight, then the controls
 */
public record UpdatedCell(TrainedCell cell, List<UpdatePoint> points) {
    public UpdatedCell {
        points = List.copyOf(points);
    }
}
