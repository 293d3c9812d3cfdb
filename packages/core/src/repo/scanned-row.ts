/** Integers a row of `ScannedFiles.rows`. */
export const SCANNED_ROW = 6;
