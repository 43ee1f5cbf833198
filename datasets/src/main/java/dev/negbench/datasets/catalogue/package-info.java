/**
 * The collections negbench knows by name, and where they lie on this machine.
 *
 * <p>A {@link dev.negbench.datasets.catalogue.Catalogue} says what exists, under which terms, with which checksums and
 * counts, and what its publisher offers for download ({@link dev.negbench.datasets.acquire} gets it); a {@link
 * dev.negbench.datasets.catalogue.DatasetLocator} finds and loads it. Any directory in BEIR layout can be used by its
 * own name as well, catalogued or not.
 */
package dev.negbench.datasets.catalogue;
