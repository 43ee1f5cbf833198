package dev.negbench.reports.journal;

import dev.negbench.reports.results.ExperimentPlan;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What keeps two plans from being the same experiment. The command is no part of that: many commands say the same. */
public final class PlanDifference {
    private PlanDifference() {}

    /** Returns one line a field that differs, both values in it; empty for the same experiment. */
    public static List<String> between(ExperimentPlan stored, ExperimentPlan asked) {
        List<String> lines = new ArrayList<>();
        for (RecordComponent field : ExperimentPlan.class.getRecordComponents()) {
            if (!field.getName().equals("command")) {
                addLines(lines, field.getName(), value(field, stored), value(field, asked));
            }
        }
        return lines;
    }

    private static void addLines(List<String> lines, String name, Object stored, Object asked) {
        if (stored instanceof Map<?, ?> storedMap && asked instanceof Map<?, ?> askedMap) {
            TreeSet<Object> keys = new TreeSet<>(storedMap.keySet());
            keys.addAll(askedMap.keySet());
            for (Object key : keys) {
                addLines(lines, name + "." + key, storedMap.get(key), askedMap.get(key));
            }
        } else if (!Objects.equals(stored, asked)) {
            lines.add(name + ": " + text(stored) + " stored, " + text(asked) + " asked for");
        }
    }

    private static String text(Object value) {
        return value == null ? "nothing" : value.toString();
    }

    private static Object value(RecordComponent field, ExperimentPlan plan) {
        try {
            return field.getAccessor().invoke(plan);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the accessors of a public record can be called", e);
        }
    }
}
