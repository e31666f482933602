import * as z from "zod";
import { duration } from "../../scalars.ts";
import { itemId } from "./item-id.ts";

/** Settings of a checklist item of kind `confirmation`. */
export const confirmationItem = z.strictObject({
  id: itemId,
  kind: z.literal("confirmation"),
  validFor: duration.default(43_200_000),
});
