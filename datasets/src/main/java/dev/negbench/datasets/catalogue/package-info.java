/**
 * The collections negbench knows by name, and where they lie on this machine.
 *
 * <p>A {@link dev.negbench.datasets.catalogue.Catalogue} says what exists; a {@link
 * dev.negbench.datasets.catalogue.DatasetLocator} finds and loads it. Any directory in BEIR layout can be used by its
 * own name as well, catalogued or not.
 */
package dev.negbench.datasets.catalogue;
