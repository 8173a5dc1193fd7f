/** What the manifest names when it is built for development. */
const DEVELOPMENT = "https://localhost:3000";

/** The manifest for the address at which this gateway serves the add-in, whichever address it was built for. */
export function manifestFor(manifest: string, publicUrl: string): string {
  const built = /<SourceLocation DefaultValue="(https:\/\/[^"]*?)\/taskpane\.html"/.exec(manifest)?.[1] ?? DEVELOPMENT;
  return manifest
    .replaceAll(`"${built}/`, `"${publicUrl}/`)
    .replaceAll(
      `<AppDomain>${new URL(built).origin}</AppDomain>`,
      `<AppDomain>${new URL(publicUrl).origin}</AppDomain>`,
    );
}
