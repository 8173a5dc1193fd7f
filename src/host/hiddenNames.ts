/** The workbook's names that begin so, and their formulas; `#REF!` stands in those whose cells are gone. */
export async function hiddenNames(
  context: Excel.RequestContext,
  beginning: string,
): Promise<ReadonlyMap<string, string>> {
  const { names } = context.workbook;
  names.load(["items/name", "items/formula"]);
  await context.sync();
  const ours = names.items.filter(({ name }) => name.startsWith(beginning));
  return new Map(ours.map(({ name, formula }) => [name, String(formula)]));
}

/** Adds names that no list of Excel shows. */
export async function addHiddenNames(
  context: Excel.RequestContext,
  names: readonly (readonly [name: string, formula: string])[],
): Promise<void> {
  for (const [name, formula] of names) context.workbook.names.add(name, formula).visible = false;
  await context.sync();
}

export async function removeNames(context: Excel.RequestContext, names: readonly string[]): Promise<void> {
  for (const name of names) context.workbook.names.getItem(name).delete();
  await context.sync();
}
