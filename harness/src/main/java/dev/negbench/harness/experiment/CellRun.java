package dev.negbench.harness.experiment;

import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.training.CellStart;
import dev.negbench.harness.training.CellTraining;
import dev.negbench.harness.training.CheckpointPlace;
import dev.negbench.harness.training.DataUpdateTraining;
import dev.negbench.harness.training.TestSet;
import dev.negbench.harness.training.TrainedCell;
import dev.negbench.harness.training.TrainingSet;
import dev.negbench.harness.training.UpdateSplit;
import dev.negbench.harness.training.UpdatedCell;
import dev.negbench.reports.journal.JournalException;
import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.results.UpdatePoint;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.chat.ChatException;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.stage.DataUpdate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Trains one cell and turns the outcome, good or bad, into its records. */
final class CellRun {
    private static final CellCost NO_COST = new CellCost(0, 0, 0, 0, 0, 0);
    private static final DrawnProfile NOTHING_DRAWN =
            new DrawnProfile(0, 0, new double[0], new long[1], 0, 0, 0, Map.of(), Map.of(), Map.of(), 0, 0);

    private CellRun() {}

    /** Gives what a cell is judged by in the end. */
    interface Judge {
        /**
         * Returns the queries.
         *
         * @param used the data as the strategy has it
         * @param others measures besides those of the experiment
         */
        TestSet of(PreparedDataset used, List<Measure> others);
    }

    /**
     * What a cell leaves.
     *
     * @param result its record
     * @param scores its per-query scores, if it finished
     * @param update the models of its data update, if it has one
     * @param draws what it drew last, if it finished and that was to be recorded
     */
    record Records(
            CellResult result,
            Optional<QueryScores> scores,
            List<UpdatePoint> update,
            Optional<DrawnNegatives> draws) {}

    /**
     * Runs a cell. A strategy that does not apply, or a cell that breaks off, gives a record that says so.
     *
     * @param chatModel asked by strategies that want one
     * @param generatedTexts texts that a generator wrote for queries, by query id
     * @param judged gives what the cell is judged by in the end
     * @param threads threads within the cell; its numbers do not depend on it
     * @param afterEpoch told after each epoch
     * @param checkpoints where the cell leaves what it needs to go on after an interruption
     * @param remembered training queries whose last draws are recorded; none if nothing is
     */
    static Records run(
            Cell cell,
            String key,
            PreparedDataset prepared,
            ExperimentSettings settings,
            Optional<ChatModel> chatModel,
            Map<String, String> generatedTexts,
            Judge judged,
            int threads,
            IntConsumer afterEpoch,
            CheckpointPlace checkpoints,
            Optional<NearestTrainingQueries> remembered) {
        try {
            Setting setting = new Setting(
                    prepared.dataset(),
                    PreparedDataset.SEARCHERS,
                    settings.training().negatives(),
                    chatModel,
                    generatedTexts);
            Recipe recipe = cell.strategy().recipe(setting);
            PreparedDataset used = recipe.queryAugmenter()
                    .map(augmenter -> prepared.augmented(augmenter, cell.seed()))
                    .orElse(prepared);
            if (recipe.dataUpdate().isPresent()) {
                UpdatedCell updated = updating(cell, recipe, setting, used, settings, judged, threads, remembered)
                        .run(afterEpoch);
                return finished(cell, key, prepared, settings, updated.cell(), updated.points(), remembered);
            }
            CellTraining training = new CellTraining(
                            used.sharing(recipe, cell.seed()),
                            settings.training().with(cell.mode()),
                            used.encoder(cell.seed(), recipe.documentsFrozen()),
                            used.retrieval(cell.seed()),
                            used.split().training(),
                            used.hidden(),
                            used.dev(),
                            judged.of(used, List.of()),
                            settings.measures().get(0),
                            cell.seed(),
                            threads)
                    .remembering(ordinals(remembered));
            TrainedCell trained = training.run(afterEpoch, checkpoints);
            return finished(cell, key, prepared, settings, trained, List.of(), remembered);
        } catch (JournalException e) {
            // What cannot be written down must not go on.
            throw e;
        } catch (NotApplicableException e) {
            return ended(cell, key, prepared, CellStatus.NOT_APPLICABLE, e.getMessage());
        } catch (ChatException | IllegalStateException | IllegalArgumentException e) {
            return ended(cell, key, prepared, CellStatus.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return ended(cell, key, prepared, CellStatus.FAILED, e.toString());
        }
    }

    private static DataUpdateTraining updating(
            Cell cell,
            Recipe recipe,
            Setting setting,
            PreparedDataset used,
            ExperimentSettings settings,
            Judge judged,
            int threads,
            Optional<NearestTrainingQueries> remembered) {
        DataUpdate update = recipe.dataUpdate().orElseThrow();
        List<Measure> measures = DataUpdateTraining.measures(update.scenario());
        TrainingSet all = used.split().training();
        CellStart start = new CellStart(
                () -> cell.strategy().recipe(setting),
                settings.training().with(cell.mode()),
                seed -> used.encoder(seed, recipe.documentsFrozen()),
                used::retrieval,
                all,
                used.hidden(),
                ordinals(remembered),
                used.dev(measures),
                judged.of(used, measures),
                settings.measures().get(0),
                threads);
        UpdateSplit split = UpdateSplit.of(
                update.scenario(), all, used.dataset().corpus(), used.split().testJudgements());
        return new DataUpdateTraining(start, update, split, cell.seed());
    }

    private static int[] ordinals(Optional<NearestTrainingQueries> remembered) {
        return remembered.map(NearestTrainingQueries::training).orElseGet(() -> new int[0]);
    }

    private static Records finished(
            Cell cell,
            String key,
            PreparedDataset prepared,
            ExperimentSettings settings,
            TrainedCell trained,
            List<UpdatePoint> update,
            Optional<NearestTrainingQueries> remembered) {
        Evaluation test = trained.test();
        Map<String, Double> means = new LinkedHashMap<>();
        Map<String, double[]> perQuery = new LinkedHashMap<>();
        for (Measure measure : settings.measures()) {
            means.put(measure.toString(), test.mean(measure));
            perQuery.put(measure.toString(), test.values(measure));
        }
        String[] queryIds = Arrays.stream(test.queries())
                .mapToObj(prepared.dataset().queries()::id)
                .toArray(String[]::new);
        CellResult result = new CellResult(
                key,
                cell.strategy().print(),
                cell.strategy().printAll(),
                cell.dataset(),
                prepared.encoderName(),
                cell.mode().toString(),
                cell.seed(),
                CellStatus.FINISHED,
                "",
                means,
                trained.curve(),
                trained.chosenEpoch(),
                trained.drawn(),
                trained.cost(),
                trained.diagnostics());
        Optional<DrawnNegatives> draws = remembered.map(nearest ->
                new DrawnNegativesOfCell(prepared.dataset(), prepared.hidden(), nearest).record(key, trained.draws()));
        return new Records(result, Optional.of(new QueryScores(key, queryIds, perQuery)), update, draws);
    }

    private static Records ended(Cell cell, String key, PreparedDataset prepared, CellStatus status, String reason) {
        CellResult result = new CellResult(
                key,
                cell.strategy().print(),
                cell.strategy().printAll(),
                cell.dataset(),
                prepared.encoderName(),
                cell.mode().toString(),
                cell.seed(),
                status,
                reason,
                Map.of(),
                List.of(),
                0,
                NOTHING_DRAWN,
                NO_COST,
                List.of());
        return new Records(result, Optional.empty(), List.of(), Optional.empty());
    }
}
