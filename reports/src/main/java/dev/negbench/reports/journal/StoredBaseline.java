package dev.negbench.reports.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.negbench.reports.gate.GateRules;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentPlan;
import java.util.Map;

/**
 * The members of a baseline's head.
 *
 * <ol>
 *   <li>the first schema
 *   <li>has a {@code note}; older ones have an empty one
 * </ol>
 *
 * @param schema version of this layout, {@value #SCHEMA}
 * @param scoreFiles name of the file of scores, by dataset
 */
record StoredBaseline(
        int schema,
        String savedAt,
        String revision,
        String note,
        Environment environment,
        ExperimentPlan plan,
        Map<String, String> strategiesInFull,
        GateRules rules,
        Map<String, String> scoreFiles) {
    static final int SCHEMA = 2;

    /**
     * Returns the members as the present schema has them; changes those given.
     *
     * @param members members of a schema from 1 to {@value #SCHEMA}
     * @throws IllegalArgumentException if there is what that schema did not have yet
     */
    static JsonNode upgrade(JsonNode members) {
        if (members.path("schema").asInt() == 1 && members instanceof ObjectNode head) {
            if (head.has("note")) {
                throw new IllegalArgumentException("has a note, which schema 1 does not know");
            }
            head.put("note", "").put("schema", SCHEMA);
        }
        return members;
    }
}
