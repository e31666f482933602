import * as z from "zod";
import { command, duration, variableName } from "../scalars.ts";

/** Settings of the check `ingestion-separation`. */
export const ingestionSeparationSettings = z.strictObject({
  endpoints: z
    .array(
      z.strictObject({
        variable: variableName,
        probe: command.meta({
          description:
            "Prints the URL that the code selects, and nothing else. Run under each NODE_ENV.",
        }),
      }),
    )
    .min(1),
  timeout: duration.default(60_000),
});
