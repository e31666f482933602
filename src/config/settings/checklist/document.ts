import * as z from "zod";
import { projectPath } from "../../scalars.ts";
import { itemId } from "./item-id.ts";

const title = z.string().trim().min(1, "the title of a heading");
const words = z.string().trim().min(1, "a few words");

const pattern = z
  .string()
  .min(1)
  .refine(isRegExp, "a regular expression as JavaScript writes it, without slashes");

const wantedText = z
  .union([words, z.strictObject({ matches: pattern, ignoreCase: z.boolean().default(false) })])
  .meta({
    description: "A text, wherever its lines break; or a regular expression that one line matches.",
  });

const sectionSettings = z.strictObject({
  title,
  minLines: z.int().min(1).optional().meta({ description: "Lines that are not blank." }),
  contains: z.array(wantedText).default([]),
  sections: z.array(title).default([]).meta({ description: "Headings that it must have below." }),
  eachSection: z
    .array(title)
    .default([])
    .meta({ description: "Headings that every section directly below it must have." }),
});

const section = z.union([
  title.transform((text) => sectionSettings.parse({ title: text })),
  sectionSettings,
]);

const steps = z
  .strictObject({
    command: z.boolean().default(true).meta({ description: "Each has a command in a fence." }),
    expectedOutput: z
      .boolean()
      .default(true)
      .meta({ description: "Each says what its last command prints." }),
    sections: z.array(title).min(1).optional().meta({
      description: "Where the steps stand; each must have some. The whole document unless given.",
    }),
  })
  .prefault({})
  .meta({ description: "What every numbered step must have." });

/** A document of the commit that somebody must be able to follow. */
export const documentItem = z.strictObject({
  id: itemId,
  kind: z.literal("document"),
  path: projectPath,
  sections: z
    .array(section)
    .default([])
    .meta({ description: "Headings that must be there, with text below." }),
  minLines: z.int().min(1).optional().meta({ description: "Lines that are not blank." }),
  contains: z.array(wantedText).default([]),
  links: z.boolean().default(true).meta({
    description: "Relative links and #anchors must lead to something in the commit.",
  }),
  steps,
  placeholders: z.boolean().default(true).meta({
    description: "<id>, v1.X.Y, yourdomain.com, YOUR_…, {{…}} must be among the inputs.",
  }),
  shellVariables: z.boolean().default(false).meta({
    description: "Shell variables that no command of the document sets must be among the inputs.",
  }),
  inputs: z.array(words).default([]).meta({
    description: "Placeholders whose values the reader is given: <id>, or id.",
  }),
  phrases: z.boolean().default(true).meta({
    description: 'Words that leave the work to nobody: "if needed", "ask engineering", TODO.',
  }),
  forbidden: z.array(words).default([]).meta({ description: "Further words of that kind." }),
  secretLeaks: z.boolean().default(true).meta({
    description: "No command prints secrets: cat .env, printenv, echo $TOKEN.",
  }),
  checklists: z.array(title).default([]).meta({
    description: "Sections whose boxes must all be ticked.",
  }),
});

/** A text or a regular expression that a document must have. */
export type WantedText = z.output<typeof wantedText>;

/** A required section with what is asked of it. */
export type WantedSection = z.output<typeof section>;

function isRegExp(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
