import { counted } from "../../data/counted.ts";
import { words } from "./fault-words.ts";

/** Schemas that are to be compared. */
export const schemaFaults = {
  "schema/side-missing": words<{ side: string; looked: string }>({
    message: ({ side, looked }) => `There is no schema at ${side}: ${looked}.`,
    remedy: () =>
      "Name a file, a file of a commit as TAG:path, or a variable that holds a database URL as env:NAME.",
  }),
  "schema/side-empty": words<{ side: string }>({
    message: ({ side }) => `${side} holds no statement, so it is no dump of a schema.`,
    remedy: ({ side }) => `Dump the schema of ${side} anew with \`pg_dump --schema-only\`.`,
  }),
  "schema/side-truncated": words<{ side: string; lines: number }>({
    message: ({ side, lines }) =>
      `The dump in ${side} breaks off after ${lines} lines, so what it does not say may be there all the same.`,
    remedy: ({ side }) => `Dump the schema of ${side} anew with \`pg_dump --schema-only\`.`,
  }),
  "schema/side-unmerged": words<{ side: string }>({
    message: ({ side }) => `${side} holds a merge conflict that nobody resolved.`,
    remedy: () => "End the conflict on the branch with `promote snapshot resolve`.",
  }),
  "schema/side-ignored": words<{ side: string; objects: number }>({
    message: ({ side, objects }) =>
      `What is ignored is all there is of ${side} (${counted(objects, "object")}), so nothing is compared.`,
    remedy: () => "Narrow what --ignore, or `ignore:` in the configuration, names.",
  }),
};
