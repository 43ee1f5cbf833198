package dev.negbench.strategies.text;

import java.util.Arrays;

/**
 * Distinct numbers in the order in which they came; emptied at no cost, and allocating nothing once it was as full
 * before. Open addressing with linear probing, at most half full: 24 to 48 bytes a number. One thread owns it.
 */
public final class NumberSet {
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private long[] order = new long[32];
    private int[] slots = new int[64];
    /** The filling to which a slot belongs; a slot of an earlier one is empty. */
    private int[] fillings = new int[64];

    private int shift = Long.SIZE - 6;
    private int filling = 1;
    private int size;

    /** Leaves nothing. */
    public void clear() {
        size = 0;
        filling++;
        if (filling == 0) {
            Arrays.fill(fillings, 0);
            filling = 1;
        }
    }

    /** Adds a number; tells whether it was not there. */
    public boolean add(long number) {
        int slot = slot(number);
        if (fillings[slot] == filling) {
            return false;
        }
        occupy(slot, size);
        order[size++] = number;
        if (size == order.length) {
            grow();
        }
        return true;
    }

    /** Tells whether a number is there. */
    public boolean contains(long number) {
        return fillings[slot(number)] == filling;
    }

    /** Returns how many others came before a number, -1 if it is not there. */
    public int place(long number) {
        int slot = slot(number);
        return fillings[slot] == filling ? slots[slot] : -1;
    }

    /** Returns the number before which this many others came. */
    public long get(int place) {
        return order[place];
    }

    /** Returns how many numbers are there. */
    public int size() {
        return size;
    }

    private int slot(long number) {
        int slot = (int) (number * FACTOR >>> shift);
        while (fillings[slot] == filling && order[slots[slot]] != number) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void occupy(int slot, int place) {
        slots[slot] = place;
        fillings[slot] = filling;
    }

    private void grow() {
        order = Arrays.copyOf(order, 2 * size);
        slots = new int[4 * size];
        fillings = new int[4 * size];
        filling = 1;
        shift--;
        for (int place = 0; place < size; place++) {
            occupy(slot(order[place]), place);
        }
    }
}
