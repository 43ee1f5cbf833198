package dev.negbench.reports.plan;

/**
 * Fixes one version of a plan. Source: hark card, R1.
 *
 * @param version 1 for the first lock, one more for each change
 * @param hash SHA-256 of the plan's canonical JSON
 * @param lockedAt UTC time, ISO 8601
 * @param codeRevision release and fingerprint of the code, for people
 * @param code SHA-256 of the code that decides the numbers
 * @param reason why the plan was changed; empty for version 1
 */
public record PlanLock(int version, String hash, String lockedAt, String codeRevision, String code, String reason) {}
