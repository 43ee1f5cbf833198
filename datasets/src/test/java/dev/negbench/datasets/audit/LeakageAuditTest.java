package dev.negbench.datasets.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LeakageAuditTest {
    private static final String[] WORDS = {
        "stress", "raises", "reduces", "not", "the", "pressure", "5", "53", "of", "mice", "Mice,", "wood", "wolf"
    };

    private static Dataset claims() {
        return new CollectionBuilder()
                .document("a", "", "paper a")
                .document("b", "", "paper b")
                .query("t1", "Vitamin D raises the risk of sclerosis.")
                .query("t2", "Whales sing in the northern sea")
                .query("t3", "Half of the wolves in the wood are grey")
                .query("t4", "Nothing like the others")
                .query("t5", "Rain falls mainly on the plain")
                .query("d1", "Whales sing in the northern sea")
                .query("e1", "Vitamin D lowers the risk of sclerosis")
                .query("e2", "whales sing; in the Northern Sea")
                .query("e3", "An entirely different matter")
                .query("e4", "Half of the wolves in the wood are white")
                .judge("train", "t1", "a", 1)
                .judge("train", "t2", "a", 1)
                .judge("train", "t3", "b", 1)
                .judge("train", "t4", "b", 1)
                .judge("train", "t5", "b", 1)
                .judge("dev", "d1", "b", 1)
                .judge("test", "e1", "a", 1)
                .judge("test", "e2", "b", 1)
                .judge("test", "e3", "b", 1)
                .judge("test", "e4", "b", 1)
                .build("claims");
    }

    @Test
    void countsEachQueryOnceByItsNearestTwin() {
        LeakageAudit audit = LeakageAudit.of(claims(), line -> {});
        assertEquals(
                List.of("train/dev", "train/test", "dev/test"),
                audit.overlaps().stream().map(o -> o.learned() + "/" + o.measured()).toList());
        SplitOverlap test = audit.overlaps().get(1);
        assertEquals(4, test.queries());
        assertEquals(Map.of(TwinKind.OPPOSED, 1, TwinKind.SAME_WORDS, 1, TwinKind.NEAR, 1), test.queriesByKind());
        assertEquals(3, test.queriesWithTwin());
        assertEquals(3, test.learnedQueries());
        assertEquals(2, test.sharingPositive(), "the twins of e1 and e4 have a positive in common with them");
        assertEquals(0.75, test.twinShare());
        assertTrue(test.leaks());
        assertEquals(3, test.queriesReaching().get("0.6"));
        assertEquals(1, test.queriesReaching().get("1.0"));
        QueryTwin first = test.examples().get(0);
        assertEquals(new QueryTwin(
                "e2", "whales sing; in the Northern Sea", "t2", "Whales sing in the northern sea", TwinKind.SAME_WORDS,
                1, false), first);
        assertEquals(List.of(audit.overlaps().get(1), audit.overlaps().get(2)), audit.of("test"));
    }

    @Test
    void theVariantLosesTwinsFromTheLearnedSideOnly() {
        Dataset claims = claims();
        Dataset variant = Deduplication.of(claims);
        assertEquals("claims-dedup", variant.name());
        assertArrayEquals(new int[] {3, 4}, queriesLeft(variant, "train"), "t4 and t5 have no twin");
        assertFalse(variant.has("dev"), "d1 is a test query in another case");
        assertSame(claims.splits().get("test"), variant.splits().get("test"));
        assertSame(claims.corpus(), variant.corpus());
        assertTrue(LeakageAudit.of(variant, line -> {}).of("test").stream().noneMatch(SplitOverlap::leaks));
    }

    private static int[] queriesLeft(Dataset dataset, String split) {
        return dataset.splits().get(split).queries();
    }

    private static CollectionBuilder users() {
        return new CollectionBuilder()
                .document("a", "", "one")
                .document("b", "", "two")
                .query("u1", "user one")
                .query("u2", "another user")
                .judge("train", "u1", "a", 1)
                .judge("train", "u2", "a", 1)
                .judge("test", "u1", "b", 1);
    }

    @Test
    void aUserWhoComesBackForSomethingElseIsNoTwin() {
        Dataset users = users().judge("test", "u2", "b", 1).build("users");
        SplitOverlap overlap = LeakageAudit.of(users, line -> {}).overlaps().get(0);
        assertEquals(0, overlap.queriesWithTwin());
        assertEquals(2, overlap.returning());
        assertFalse(overlap.leaks());
        assertArrayEquals(queriesLeft(users, "train"), queriesLeft(Deduplication.of(users), "train"));
    }

    @Test
    void aUserWhoIsAskedForWhatWasLearnedIsATwin() {
        Dataset users = users().judge("test", "u2", "a", 1).judge("test", "u1", "a", 1).build("users");
        SplitOverlap overlap = LeakageAudit.of(users, line -> {}).overlaps().get(0);
        assertEquals(Map.of(TwinKind.IDENTICAL, 2), overlap.queriesByKind());
        assertEquals(2, overlap.sharingPositive());
        assertEquals(0, overlap.returning());
        DatasetException refused = assertThrows(DatasetException.class, () -> Deduplication.of(users));
        assertTrue(refused.getMessage().contains("only 0 have no twin"), refused.getMessage());
    }

    @Test
    void aReturningUserMayHaveATwinBesides() {
        Dataset users = users()
                .query("u3", "User one!")
                .judge("train", "u3", "a", 1)
                .build("users");
        SplitOverlap overlap = LeakageAudit.of(users, line -> {}).overlaps().get(0);
        assertEquals(Map.of(TwinKind.SAME_WORDS, 1), overlap.queriesByKind());
        assertEquals(1, overlap.returning());
        assertEquals("u3", overlap.examples().get(0).twin());
    }

    @Property(tries = 60, seed = "8")
    void agreesWithTheBruteForce(@ForAll long seed) {
        Dataset dataset = random(new Random(seed));
        Judgements train = dataset.splits().get("train");
        Judgements test = dataset.splits().get("test");
        Set<Integer> learned = new TreeSet<>();
        int withTwin = 0;
        int sharing = 0;
        for (int query : test.queries()) {
            boolean twin = false;
            boolean shares = false;
            for (int other : train.queries()) {
                if (similarity(dataset.queries().text(query), dataset.queries().text(other)) >= SplitOverlap.NEAR) {
                    twin = true;
                    learned.add(other);
                    shares |= Arrays.equals(train.positives(other), test.positives(query));
                }
            }
            withTwin += twin ? 1 : 0;
            sharing += shares ? 1 : 0;
        }
        SplitOverlap overlap = LeakageAudit.of(dataset, line -> {}).overlaps().get(0);
        assertEquals(withTwin, overlap.queriesWithTwin(), () -> "seed " + seed);
        assertEquals(sharing, overlap.sharingPositive(), () -> "seed " + seed);
        assertEquals(learned.size(), overlap.learnedQueries(), () -> "seed " + seed);
        for (QueryTwin twin : overlap.examples()) {
            assertEquals(similarity(twin.text(), twin.twinText()), twin.similarity(), 0);
            assertEquals(TwinKind.of(twin.text(), twin.twinText()), twin.kind());
        }
    }

    /** Similarity by the definition, on sets of substrings. */
    private static double similarity(String one, String other) {
        Set<String> a = grams(one);
        Set<String> b = grams(other);
        Set<String> common = new HashSet<>(a);
        common.retainAll(b);
        return a.isEmpty() || b.isEmpty() ? 0 : (double) common.size() / (a.size() + b.size() - common.size());
    }

    private static Set<String> grams(String text) {
        String plain = PlainText.of(text);
        String padded = " " + plain + " ";
        Set<String> grams = new HashSet<>();
        for (int i = 0; !plain.isEmpty() && (i == 0 || i + 4 <= padded.length()); i++) {
            grams.add(padded.substring(i, Math.min(i + 4, padded.length())));
        }
        return grams;
    }

    private static Dataset random(Random random) {
        CollectionBuilder builder = new CollectionBuilder();
        for (int d = 0; d < 4; d++) {
            builder.document("d" + d, "", "document " + d);
        }
        for (int q = 0; q < 40; q++) {
            List<String> words = new ArrayList<>();
            int length = random.nextInt(6);
            for (int w = 0; w < length; w++) {
                words.add(WORDS[random.nextInt(WORDS.length)]);
            }
            builder.query("q" + q, String.join(" ", words));
            builder.judge(q < 25 ? "train" : "test", "q" + q, "d" + random.nextInt(4), 1);
        }
        return builder.build("random");
    }
}
