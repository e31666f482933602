import { slug } from "../../scalars.ts";

/** Names under which the record holds evidence that is not of one item. */
const takenNames = "schema openapi breaking tests separation confirmations waivers".split(" ");

/** The name of a line of the checklist. */
export const itemId = slug.refine(
  (id) => !takenNames.includes(id),
  `an id that names no other part of the record (${takenNames.join(", ")})`,
);
