import { type DumpOptions, dumpSchema } from "./dump-schema.ts";
import { partNames } from "./part-name.ts";
import { readSchema } from "./read-schema.ts";
import { type RestoreFailure, restoreSchema } from "./restore-schema.ts";
import type { SchemaModel, SchemaObject } from "./schema-model.ts";
import type { ServerHost } from "./server.ts";
import type { Scratch } from "./with-scratch-database.ts";

/** A schema's script and what it says. */
export type SchemaScript = { readonly text: string; readonly model: SchemaModel };

/** What a script builds, as the server writes it; or the statement that did not run. */
export type Rewritten =
  | {
      readonly kind: "rewritten";
      readonly script: SchemaScript;
      /** Of the scratch server. */
      readonly serverVersion: string;
    }
  | ({ readonly kind: "failed" | "refused" } & RestoreFailure);

/** Restores a script into a scratch database and dumps that. Nobody owns what the script gives to nobody. */
export async function restoreAndDump(
  host: ServerHost,
  scratch: Scratch,
  script: SchemaScript,
  options: Pick<DumpOptions, "pgDump"> = {},
): Promise<Rewritten> {
  const restoration = await restoreSchema(scratch, script.text);
  if (restoration.kind !== "restored") return restoration;
  const variable = scratch.source;
  const { text, serverVersion } = await dumpSchema(host, scratch.url, { variable, ...options });
  const model = withoutOwnersBeside(script.model, readSchema(text));
  return { kind: "rewritten", script: { text, model }, serverVersion };
}

/** Without the owners that the restoring user became, where the script states none (`pg_dump -O`). */
function withoutOwnersBeside(stated: SchemaModel, rewritten: SchemaModel): SchemaModel {
  const objects = new Map<string, SchemaObject>();
  for (const [key, object] of rewritten.objects) {
    const isGiven = stated.objects.get(key)?.parts.has(partNames.owner) ?? true;
    const parts = [...object.parts].filter(([name]) => isGiven || name !== partNames.owner);
    objects.set(key, { ...object, parts: new Map(parts) });
  }
  return { ...rewritten, objects };
}
