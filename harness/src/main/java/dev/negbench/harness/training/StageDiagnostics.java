package dev.negbench.harness.training;

import dev.negbench.reports.results.Diagnostic;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Diagnostics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the stages of a finished cell say about themselves. */
final class StageDiagnostics {
    private StageDiagnostics() {}

    /**
     * Asks every stage that has something to say, once; where two use one name, the later one's gets a number.
     *
     * @param first figures that come before those of the stages
     */
    static List<Diagnostic> of(List<Diagnostic> first, Recipe recipe, List<Companion> companions) {
        Set<Object> asked = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> names = new HashSet<>();
        List<Diagnostic> figures = new ArrayList<>(first);
        first.forEach(figure -> names.add(figure.name()));
        Stream.concat(companions.stream(), recipe.parts())
                .filter(Diagnostics.class::isInstance)
                .filter(asked::add)
                .forEach(stage -> ((Diagnostics) stage)
                        .diagnostics()
                        .forEach((name, value) -> figures.add(new Diagnostic(untaken(name, names), value))));
        return figures;
    }

    private static String untaken(String name, Set<String> taken) {
        String untaken = name;
        for (int number = 2; !taken.add(untaken); number++) {
            untaken = name + " (" + number + ")";
        }
        return untaken;
    }
}
