import type { Report } from '@storypole/core';

/** Reports as JSON, in which what is `undefined` is not there, with the targets that are looked up when they are asked for. */
export function toPlain(reports: readonly Report[]): readonly { readonly root: string }[] {
  return JSON.parse(JSON.stringify(reports.map((report) => ({ ...report, computed: report.computed })))) as readonly {
    readonly root: string;
  }[];
}
