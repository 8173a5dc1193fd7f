// @ts-check

/**
 * Makes the text of `everything.mjs`: imports for their effects alone, in the order given.
 *
 * @this {{ getOptions(): { files: readonly string[] } }}
 */
module.exports = function everythingLoader() {
  return this.getOptions()
    .files.map((file) => `import ${JSON.stringify(file)};`)
    .join("\n");
};
