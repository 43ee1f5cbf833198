package dev.negbench.strategies.skillextraction;

import java.util.Arrays;
import java.util.List;

/** Which relations supply negatives, in equal parts. */
enum Arm {
    RANDOM("random", Relation.RANDOM),
    SIBLINGS("siblings", Relation.SIBLING),
    LEVENSHTEIN("levenshtein", Relation.EDIT),
    ENCODER("encoder", Relation.ENCODER),
    COMBINATION("combination", Relation.SIBLING, Relation.EDIT, Relation.ENCODER),
    COMBINATION_AND_RANDOM(
            "combination+random", Relation.SIBLING, Relation.EDIT, Relation.ENCODER, Relation.RANDOM);

    private final String text;
    private final List<Relation> relations;

    Arm(String text, Relation... relations) {
        this.text = text;
        this.relations = List.of(relations);
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Arm::toString).toList();
    }

    static Arm parse(String text) {
        return Arrays.stream(values()).filter(arm -> arm.text.equals(text)).findFirst().orElseThrow();
    }

    /** Returns the relations in the order in which they draw. */
    List<Relation> relations() {
        return relations;
    }

    @Override
    public String toString() {
        return text;
    }
}
