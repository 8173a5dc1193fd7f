/** Files that webpack bundles as text. */
declare module "*.xml" {
  const text: string;
  export = text;
}
