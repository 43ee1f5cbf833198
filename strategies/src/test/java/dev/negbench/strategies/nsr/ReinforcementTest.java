package dev.negbench.strategies.nsr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReinforcementTest {
    @Test
    void advantagesAreThoseOfTheCode() {
        assertEquals(1, Reinforcement.PSR.advantage(true, 0.1, 3, 8));
        assertEquals(0, Reinforcement.PSR.advantage(false, 0.1, 3, 8));
        assertEquals(0, Reinforcement.NSR.advantage(true, 0.1, 3, 8));
        assertEquals(-1, Reinforcement.NSR.advantage(false, 0.1, 3, 8));
        assertEquals(0.1, Reinforcement.W_REINFORCE.advantage(true, 0.1, 3, 8));
        assertEquals(-1, Reinforcement.W_REINFORCE.advantage(false, 0.1, 3, 8));
        assertEquals(1, Reinforcement.REINFORCE.advantage(true, 0.1, 3, 8));
        assertEquals(0, Reinforcement.BASE.advantage(true, 0.1, 3, 8));
        assertFalse(Reinforcement.BASE.keeps(false));
        assertTrue(Reinforcement.W_REINFORCE.keeps(true));
    }

    /** Of scores 1, 1, 0, 0 the deviation with one degree of freedom less is sqrt(1/3). */
    @Test
    void groupsAreStandardised() {
        assertEquals(0.5 / (Math.sqrt(1 / 3.0) + 1e-6), Reinforcement.GRPO.advantage(true, 0, 2, 4), 1e-12);
        assertEquals(-0.5 / (Math.sqrt(1 / 3.0) + 1e-6), Reinforcement.GRPO.advantage(false, 0, 2, 4), 1e-12);
        assertEquals(0, Reinforcement.GRPO.advantage(true, 0, 4, 4));
        assertEquals(0, Reinforcement.GRPO.advantage(false, 0, 0, 4));
        assertEquals(1 / (1 + 1e-6), Reinforcement.GRPO.advantage(true, 0, 1, 1));
        assertEquals(0, Reinforcement.GRPO.advantage(false, 0, 0, 1));
    }

    @Test
    void textsAreRead() {
        for (String text : Reinforcement.texts()) {
            assertEquals(text, Reinforcement.parse(text).toString());
        }
        assertThrows(IllegalArgumentException.class, () -> Reinforcement.parse("ppo"));
    }
}
