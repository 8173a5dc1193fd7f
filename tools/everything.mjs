/**
 * The one root of the eager bundle. Its text is made by the loader beside it: an import of every formula's file, of
 * the ribbon's buttons and of the pane's starter. One root lets the bundler join all modules into one scope.
 */
