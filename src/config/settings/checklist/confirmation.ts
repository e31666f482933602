import * as z from "zod";
import { duration, projectPath } from "../../scalars.ts";
import { itemId } from "./item-id.ts";

const ownedKey = z.strictObject({
  file: projectPath,
  owner: z
    .string()
    .regex(/^[^\p{C}\s]([^\p{C}]{0,198}[^\p{C}\s])?$/u, "a name, an address, or both")
    .meta({ description: "Whose key it is: `--by` must be that person." }),
});

/** Settings of a checklist item of kind `confirmation`. */
export const confirmationItem = z.strictObject({
  id: itemId,
  kind: z.literal("confirmation"),
  validFor: duration.default(43_200_000),
  signed: z.boolean().default(false).meta({
    description: "Whether the confirmation must be signed with a key that is known.",
  }),
  keys: z
    .array(z.union([projectPath, ownedKey]))
    .min(1)
    .optional()
    .meta({
      description:
        "Public keys of those who may confirm, as PEM files of the commit; with `owner`, a key speaks for that person alone. By default PROMOTE_PUBLIC_KEY and the key that signs the record.",
    }),
  fourEyes: z.boolean().default(false).meta({
    description:
      "Whether it must be somebody who neither wrote nor committed what came since the previous release.",
  }),
});
