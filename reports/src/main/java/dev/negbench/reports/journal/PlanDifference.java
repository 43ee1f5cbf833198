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

    /**
     * A field in which two plans differ.
     *
     * @param field its name, with that of the member behind a dot where it is a map
     * @param before its value in the first plan; null if it is not there
     * @param after its value in the second; null if it is not there
     */
    public record Field(String field, Object before, Object after) {}

    /** Returns one line a field that differs, both values in it; empty for the same experiment. */
    public static List<String> between(ExperimentPlan stored, ExperimentPlan asked) {
        return fields(stored, asked).stream()
                .map(field -> field.field() + ": " + text(field.before()) + " stored, " + text(field.after())
                        + " asked for")
                .toList();
    }

    /** Returns the fields that differ; empty for the same experiment. */
    public static List<Field> fields(ExperimentPlan before, ExperimentPlan after) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent field : ExperimentPlan.class.getRecordComponents()) {
            if (!field.getName().equals("command")) {
                addFields(fields, field.getName(), value(field, before), value(field, after));
            }
        }
        return fields;
    }

    private static void addFields(List<Field> fields, String name, Object before, Object after) {
        if (before instanceof Map<?, ?> beforeMap && after instanceof Map<?, ?> afterMap) {
            TreeSet<Object> keys = new TreeSet<>(beforeMap.keySet());
            keys.addAll(afterMap.keySet());
            for (Object key : keys) {
                addFields(fields, name + "." + key, beforeMap.get(key), afterMap.get(key));
            }
        } else if (!Objects.equals(before, after)) {
            fields.add(new Field(name, before, after));
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
