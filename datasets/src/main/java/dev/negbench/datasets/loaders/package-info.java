/** Every layout that collections are read from, by name and by sight. */
package dev.negbench.datasets.loaders;
