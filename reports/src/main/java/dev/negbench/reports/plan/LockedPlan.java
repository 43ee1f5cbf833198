package dev.negbench.reports.plan;

import java.util.List;

/**
 * A plan as it was locked, with everything that happened since and before.
 *
 * @param plan the plan
 * @param lock the lock in force, whose hash is the plan's
 * @param entries the whole ledger, an unbroken chain
 */
public record LockedPlan(StudyPlan plan, PlanLock lock, List<LedgerEntry> entries) {
    /** Returns what happened since the plan in force was locked, the locking included. */
    public List<LedgerEntry> sinceLock() {
        int from = entries.size() - 1;
        while (from > 0 && entries.get(from).event() != LedgerEvent.PLAN_LOCKED) {
            from--;
        }
        return entries.subList(Math.max(from, 0), entries.size());
    }
}
