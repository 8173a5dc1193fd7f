const fs = require("node:fs");
const path = require("node:path");

/** Licences under which software may go out with the add-in: those that ask for a notice and nothing more. */
const ALLOWED = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "CC0-1.0", "Unlicense"];

/** Whether one of the licences that a package may be had under is allowed: `MIT`, `(MIT OR GPL-3.0)`. */
function isAllowed(licence) {
  if (typeof licence !== "string") return false;
  const choices = licence.replace(/^\(|\)$/g, "").split(/ OR /);
  return choices.some((choice) => choice.split(/ AND /).every((one) => ALLOWED.includes(one.trim())));
}

/** Installed packages that may go out with the add-in, by the lock file: name, version and licence of each. */
function shippedPackages(root) {
  const lock = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages)
    .filter(([place, { dev }]) => place !== "" && dev !== true)
    .map(([place, { version, license }]) => ({
      name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      licence: license,
    }));
}

/** Packages whose licence is none of the allowed, a line each. */
function forbidden(packages) {
  return packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence ?? "no licence told"}`);
}

module.exports = { isAllowed, shippedPackages, forbidden };

if (require.main === module) {
  const packages = shippedPackages(path.join(__dirname, ".."));
  const faults = forbidden(packages);
  for (const fault of faults)
    process.stderr.write(`This licence does not let the package go out with the add-in: ${fault}\n`);
  if (faults.length === 0) process.stdout.write(`${packages.length} packages may go out with the add-in.\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
