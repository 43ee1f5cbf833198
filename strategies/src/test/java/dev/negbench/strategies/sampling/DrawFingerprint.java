package dev.negbench.strategies.sampling;

import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.testing.Fixtures;

/** Prints which loops are in use and a number that depends on every position that many strategies draw. */
public final class DrawFingerprint {
    private static final String[] STRATEGIES = {
        "ance", "nearest-k", "doc-sim", "doc-sim(a=30)", "simans", "simans(a=4)", "simans(a=100,b=0.5)",
        "simans(kernel=laplace,a=3)", "simans(draw=rounds)", "simans(scale=raw,a=50)", "simans(scale=raw,a=1e7)"
    };

    private DrawFingerprint() {}

    public static void main(String[] arguments) {
        System.out.println(Vectorization.describe());
        System.out.println(Long.toHexString(compute()));
    }

    /** Draws 15 of pools of many sizes with every strategy. */
    static long compute() {
        long fingerprint = 0;
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        for (String text : STRATEGIES) {
            NegativeSampler sampler = Strategies.load().parse(text).recipe(Fixtures.setting()).negativeSampler()
                    .orElseThrow();
            for (int size = 1; size <= 260; size++) {
                CandidatePool pool = Fixtures.pool(size, size);
                for (int epoch = 0; epoch < 4; epoch++) {
                    random.reset(12, epoch, size);
                    sampler.draw(pool, 0, 15, random, draw);
                    for (int i = 0; i < draw.count(); i++) {
                        fingerprint = RandomStream.mix(fingerprint + draw.positions()[i] + 1);
                    }
                }
            }
        }
        return fingerprint;
    }
}
