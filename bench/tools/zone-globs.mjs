/** The globs of a zone, relative to the root. */
export function zoneGlobs(zone) {
  return zone.files ?? zone.folders.map((folder) => `${folder}/**`);
}
