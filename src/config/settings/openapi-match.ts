import * as z from "zod";
import { childVariable, command, duration, projectPath } from "../scalars.ts";

const output = z.union([z.literal("stdout"), projectPath]).meta({
  description:
    "Where the generated document is: stdout (the default), or a path the command writes.",
});

/** One document among several, and how the code generates it. */
const apiDocument = z.strictObject({
  document: projectPath,
  generate: command,
  output: output.default("stdout"),
});

/** A committed API document, and how the code generates it. */
export type ApiDocumentSettings = z.output<typeof apiDocument>;

/** Settings of the check `openapi-match`: one document, or `documents`. */
export const openapiMatchSettings = z
  .strictObject({
    document: projectPath.optional().meta({
      description: "The committed document. Default: docs/api/openapi.json.",
    }),
    generate: command.optional(),
    output: output.optional(),
    documents: z.array(apiDocument).min(1).optional().meta({
      description: "Several documents, in place of document, generate and output.",
    }),
    dependencies: z.array(projectPath).default(["node_modules"]).meta({
      description:
        "Untracked folders that the generator needs; linked into the clean copy of the commit.",
    }),
    environment: z
      .array(childVariable)
      .default([])
      .meta({ description: "Names of variables the command gets." }),
    timeout: duration.default(120_000),
  })
  .superRefine(({ document, generate, output: place, documents }, { addIssue }) => {
    const single = Object.entries({ document, generate, output: place });
    const expectation = "a command that generates the document, or `documents`";
    if (documents === undefined) {
      if (generate === undefined)
        addIssue({ code: "custom", path: ["generate"], message: expectation });
      return;
    }
    for (const [key, value] of single) {
      const message = "nothing here, because `documents` names each document";
      if (value !== undefined) addIssue({ code: "custom", path: [key], message });
    }
    for (const [index, { document: path }] of documents.entries()) {
      if (documents.findIndex((one) => one.document === path) === index) continue;
      const message = "a document that no earlier entry has";
      addIssue({ code: "custom", path: ["documents", index, "document"], message });
    }
  });

/** The documents that the settings name, in their order. */
export function apiDocumentsOf({
  document = "docs/api/openapi.json",
  generate = [],
  output: place = "stdout",
  documents,
}: z.output<typeof openapiMatchSettings>): readonly ApiDocumentSettings[] {
  return documents ?? [{ document, generate, output: place }];
}
