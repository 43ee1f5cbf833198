package dev.negbench.strategies.bcwi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.stage.DataUpdate;
import dev.negbench.strategies.stage.ModelCheckpoint;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.UpdateCandidate;
import dev.negbench.strategies.stage.UpdateScenario;
import dev.negbench.strategies.stage.UpdatedModels;
import dev.negbench.strategies.testing.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The grids, the choice on dev, and what the strategy's parameters make of them. */
class InterpolatedUpdateTest {
    private static final Strategies STRATEGIES = Strategies.load();

    private static ModelWeights weights(float... values) {
        return new ModelWeights(Map.of("rows", values));
    }

    private static DataUpdate update(String strategy) {
        return recipe(strategy).dataUpdate().orElseThrow();
    }

    private static Recipe recipe(String strategy) {
        return STRATEGIES.parse(strategy).requireRunnable().recipe(Fixtures.setting());
    }

    private static UpdatedModels models(ModelWeights importance, ModelWeights... updated) {
        ModelCheckpoint old = ModelCheckpoint.of(weights(1, 0, 5, 5), "");
        List<ModelCheckpoint> all = List.of(updated).stream()
                .map(model -> ModelCheckpoint.of(model, old.sha256()))
                .toList();
        return UpdatedModels.of(weights(1, 0, 0, 0), old, all, Optional.ofNullable(importance), 2);
    }

    private static float[] made(UpdateCandidate candidate) {
        ModelWeights out = weights(new float[4]);
        candidate.writer().accept(out);
        return out.tensors().get("rows");
    }

    @Test
    void gridsAreTheCards() {
        List<UpdateCandidate> plain = update("bcwi").candidates(models(null, weights(2, 2, 2, 2)));
        assertArrayEquals(
                new double[] {0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1},
                plain.stream().mapToDouble(UpdateCandidate::oldWeight).toArray(),
                1e-15);
        assertEquals("plain", plain.get(3).variant());
        assertArrayEquals(new float[] {1.5f, 1, 3.5f, 3.5f}, made(plain.get(5)));

        List<UpdateCandidate> fisher =
                update("bcwi(preset=fisher)").candidates(models(weights(0, 0, 8, 0), weights(2, 2, 2, 2)));
        assertArrayEquals(
                new double[] {0, .1, .2, .3, .4, .5, .6, .7, .8, .85, .9, .92, .94, .96, .98, 1},
                fisher.stream().mapToDouble(UpdateCandidate::oldWeight).toArray(),
                1e-15);
        assertEquals("fisher", fisher.get(0).variant());
        assertArrayEquals(
                new float[] {2, 2, 2 + 3 * 4 / 5f, 2},
                made(fisher.get(5)),
                1e-6f,
                "8 / mean of 2 is 4: .5·4/(.5·4+.5)");
    }

    @Test
    void soupsTakeTheMeanOfTheNewModels() {
        ModelWeights[] two = {weights(2, 2, 2, 2), weights(4, 0, 2, 2)};
        List<UpdateCandidate> soup = update("bcwi(models=2)").candidates(models(null, two));
        assertEquals("soup2", soup.get(0).variant());
        assertArrayEquals(new float[] {3, 1, 2, 2}, made(soup.get(0)));
        List<UpdateCandidate> both =
                update("bcwi(models=2,importance=fisher)").candidates(models(weights(1, 1, 1, 1), two));
        assertEquals("fisher-soup2", both.get(0).variant());
        assertEquals(8, update("bcwi(preset=soup)").scenario().newModels());
    }

    @Test
    void unseenRowsAreCopiedBelowAnOldWeightOfOne() {
        List<UpdateCandidate> copied = update("bcwi(preset=new-classes)").candidates(models(null, weights(2, 2, 2, 2)));
        assertArrayEquals(new float[] {2, 2, 3.5f, 3.5f}, made(copied.get(5)));
        assertArrayEquals(new float[] {1, 0, 5, 5}, made(copied.get(10)));
        assertEquals(
                UpdateScenario.Change.ADD_DOCUMENTS,
                update("bcwi(preset=new-classes)").scenario().change());
    }

    @Test
    void importancesHaveMeanOneOverAllOrInEachTensor() {
        ModelWeights squares = new ModelWeights(Map.of("a", new float[] {0, 0, 0, 4}, "b", new float[] {3, 5}));
        assertArrayEquals(
                new float[] {0, 0, 0, 2}, Importance.overAll(squares).tensors().get("a"));
        assertArrayEquals(
                new float[] {1.5f, 2.5f}, Importance.overAll(squares).tensors().get("b"));
        assertArrayEquals(
                new float[] {0, 0, 0, 4}, Importance.byTensor(squares).tensors().get("a"));
        assertArrayEquals(
                new float[] {.75f, 1.25f},
                Importance.byTensor(squares).tensors().get("b"));
        assertThrows(IllegalStateException.class, () -> Importance.overAll(weights(0, 0)));
    }

    @Test
    void takesTheLargestOldWeightThatDevAllows() {
        DataUpdate strict = update("bcwi");
        List<UpdateCandidate> grid = IntStream.range(0, 4)
                .mapToObj(i -> new UpdateCandidate("plain", i / 3.0, out -> {}))
                .toList();
        assertEquals(2, strict.choose(grid, new double[] {.5, .4, .5, .49}));
        assertEquals(3, strict.choose(grid, new double[] {.5, .4, .3, .5}));
        assertEquals(0, strict.choose(grid, new double[] {.5, .49, .49, .49}));
        assertEquals(3, update("bcwi(tolerance=0.01)").choose(grid, new double[] {.5, .4, .5, .49}));
    }

    @Test
    void modelsOfAnotherParentAreRefused() {
        ModelCheckpoint old = ModelCheckpoint.of(weights(1, 0), "");
        ModelCheckpoint stranger = ModelCheckpoint.of(
                weights(2, 0), ModelCheckpoint.of(weights(1, 1), "").sha256());
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> UpdatedModels.of(weights(0, 0), old, List.of(stranger), Optional.empty(), 1));
        assertTrue(refused.getMessage().contains("train it from the old model"), refused::getMessage);
        ModelCheckpoint longer = ModelCheckpoint.of(weights(2, 0, 1), old.sha256());
        assertThrows(
                IllegalArgumentException.class,
                () -> UpdatedModels.of(weights(0, 0), old, List.of(longer), Optional.empty(), 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> UpdatedModels.of(weights(0, 0), old, List.of(), Optional.empty(), 1));
    }

    @Test
    void hashesAreThoseOfNamesAndValues() {
        String hash = weights(1, 2).sha256();
        assertEquals(hash, weights(1, 2).sha256());
        assertTrue(!hash.equals(weights(1, 3).sha256())
                && !hash.equals(new ModelWeights(Map.of("head", new float[] {1, 2})).sha256()));
        float[] large = new float[40_000];
        String before = weights(large).sha256();
        large[39_999] = 1;
        assertTrue(!before.equals(weights(large).sha256()), "the last block counts");
    }

    @Test
    void composesWithTheOtherStages() {
        Recipe recipe = recipe("topk(100)|simans(a=2)|bcwi(models=4,success=top10,drop=0.2,old=0.5)");
        assertEquals(
                STRATEGIES
                        .parse("topk(100)|simans(a=2)")
                        .recipe(Fixtures.setting())
                        .negativeSampler()
                        .map(Object::getClass),
                recipe.negativeSampler().map(Object::getClass));
        assertEquals(
                new UpdateScenario(UpdateScenario.Change.ADD_QUERIES, .5, 4, .375, 0, 10, true, .2),
                recipe.dataUpdate().orElseThrow().scenario());
        ConfiguredStrategy alone = STRATEGIES.parse("bcwi");
        assertEquals("bcwi(update=add-queries)", alone.print());
        assertTrue(alone.stages().contains(Stage.DATA_UPDATE));
        for (String bad : List.of("bcwi(old=1)", "bcwi(models=0)", "bcwi(update=none)", "bcwi(epochs=2)")) {
            assertThrows(StrategySyntaxException.class, () -> STRATEGIES.parse(bad), bad);
        }
    }
}
