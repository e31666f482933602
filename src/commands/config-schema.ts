import { configJsonSchema } from "../config/config-schema.ts";
import { exitCodes } from "../gate/result.ts";
import type { World } from "./world.ts";

/** Prints the JSON Schema of `promote.yaml`. */
export function configSchema({ output }: Pick<World, "output">): number {
  output.document(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  return exitCodes.yes;
}
