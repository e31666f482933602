import type { EnvironmentSource } from "../../../config/config.ts";
import { type RequiredNames, requiredNamesIn } from "../../../config/settings/required-names.ts";
import { classifyPresence } from "../../../environments/classify-presence.ts";
import { lookUp } from "../../../environments/read-value.ts";
import type { ValueHost } from "../../../environments/sources/open-source.ts";
import type { NamePresence, RequiredFacts } from "./facts.ts";

/** Looks every required name up in both environments. Values stay in here; one known by name only is there. */
export async function gatherRequired(
  host: ValueHost,
  required: RequiredNames,
  project: string,
  {
    staging,
    production,
  }: { readonly staging: EnvironmentSource; readonly production: EnvironmentSource },
): Promise<RequiredFacts> {
  const { always, when, allOrNone } = required;
  const look = async (source: EnvironmentSource, name: string) =>
    presenceOf(await lookUp(host, project, source, name));
  const names = requiredNamesIn(required).map(async (name) => ({
    name,
    staging: await look(staging, name),
    production: await look(production, name),
  }));
  return { always, when, allOrNone, names: await Promise.all(names) };
}

function presenceOf(looked: Awaited<ReturnType<typeof lookUp>>): NamePresence {
  const presence = classifyPresence(looked);
  if (presence.state !== "present") return presence;
  const { source, wrapping, core } = presence;
  return { state: "set", source, wrapping: core.includes("\n") ? "none" : wrapping };
}
