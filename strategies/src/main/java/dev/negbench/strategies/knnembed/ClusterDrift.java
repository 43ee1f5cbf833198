package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.stage.DocumentClusters;

/** How much a clustering changes when the model does. */
final class ClusterDrift {
    private ClusterDrift() {}

    /**
     * Returns how many documents are in another cluster than before. The numbers of clusters mean nothing from one
     * clustering to the next, so each new cluster is taken for the old one that most of its documents come from, ties
     * to the smaller number; the others have moved.
     */
    static int moved(DocumentClusters before, DocumentClusters now) {
        int moved = 0;
        int[] origins = new int[before.count()];
        for (int[] members : now.members()) {
            int most = 0;
            for (int document : members) {
                most = Math.max(most, ++origins[before.assignments()[document]]);
            }
            for (int document : members) {
                origins[before.assignments()[document]] = 0;
            }
            moved += members.length - most;
        }
        return moved;
    }
}
