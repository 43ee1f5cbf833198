package dev.negbench.harness.cli;

import dev.negbench.strategies.Strategies;
import java.util.Iterator;

/** The ids of strategies, plug-ins included, for the shell to complete. */
final class StrategyNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Strategies.load().all().stream()
                .map(strategy -> strategy.card().id())
                .iterator();
    }
}
