// @ts-check

/** Where the development server listens, and what manifest.xml names. */
const DEVELOPMENT_BASE = "https://localhost:3000/";

/**
 * The manifest for an add-in served from another place: every address in it, and the AppDomain of its origin.
 *
 * @param {string} manifest text of manifest.xml
 * @param {string | undefined} url base to write, https, with or without the last slash; none leaves the manifest alone
 * @returns {string}
 */
function withBase(manifest, url) {
  if (!url) return manifest;
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  if (base.protocol !== "https:") throw new Error(`ADDIN_URL must be an https address, but is ${url}`);
  if (base.search || base.hash) throw new Error(`ADDIN_URL must have no query and no fragment, but is ${url}`);
  const domain = (/** @type {string} */ origin) => `<AppDomain>${origin}</AppDomain>`;
  return manifest
    .replaceAll(`"${DEVELOPMENT_BASE}`, `"${base.href}`)
    .replaceAll(domain(new URL(DEVELOPMENT_BASE).origin), domain(base.origin));
}

module.exports = { DEVELOPMENT_BASE, withBase };
