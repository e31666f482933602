import { words } from "./fault-words.ts";

/** The files of promotion records. */
export const recordFaults = {
  "record/missing": words<{ path: string }>({
    message: ({ path }) => `There is no record at ${path}.`,
    remedy: () =>
      "Name a file that ends in .sigstore.json, .dsse.json or .statement.json; `promote check` prints where it writes them.",
  }),
  "record/not-a-file": words<{ path: string }>({
    message: ({ path }) => `${path} is not a file.`,
    remedy: () => "Name a file that ends in .sigstore.json, .dsse.json or .statement.json.",
  }),
  "record/folder-unsafe": words<{ path: string; found: string }>({
    message: ({ path, found }) =>
      `${path} is ${found}, where promote needs a real folder for what it writes.`,
    remedy: ({ path }) =>
      `Remove ${path}, from the commit too when it is in it; promote makes the folder itself.`,
  }),
  "record/name-taken": words<{ name: string; directory: string }>({
    message: ({ name, directory }) =>
      `Another run has just written a record called ${name} in ${directory}.`,
    remedy: () => "Run again; a record is never overwritten.",
  }),
};
