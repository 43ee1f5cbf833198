package dev.negbench.harness.retrieval;

import dev.negbench.strategies.stage.RankedLists;
import java.util.function.Supplier;

/**
 * A searcher that is built when first asked, so that an experiment pays only for the searchers it uses.
 *
 * @param <S> what is built
 */
public final class LazySearcher<S extends Searcher> implements Searcher {
    private final Supplier<? extends S> builder;
    private volatile S built;

    /**
     * @param builder builds the searcher; called at most once
     */
    public LazySearcher(Supplier<? extends S> builder) {
        this.builder = builder;
    }

    /** Returns the searcher, building it if this is the first use; concurrent callers wait. */
    S get() {
        if (built == null) {
            synchronized (this) {
                if (built == null) {
                    built = builder.get();
                }
            }
        }
        return built;
    }

    @Override
    public int dimension() {
        return get().dimension();
    }

    @Override
    public RankedLists search(int[] queries, int depth) {
        return get().search(queries, depth);
    }

    @Override
    public RankedLists rankBand(int[] queries, int from, int to) {
        return get().rankBand(queries, from, to);
    }

    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        get().score(query, documents, count, out);
    }

    @Override
    public void similarity(int document, int[] documents, int count, float[] out) {
        get().similarity(document, documents, count, out);
    }

    @Override
    public void close() {
        if (built != null) {
            built.close();
        }
    }
}
