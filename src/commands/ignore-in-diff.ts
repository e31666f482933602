import { isOff } from "../config/config.ts";
import { ignoreList } from "../config/ignore-list.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { applyIgnoreList, isEmptyList } from "../postgres/ignore/apply-ignore-list.ts";
import type { AllOrSome, IgnoreList } from "../postgres/ignore/ignore-list.ts";
import { loadConfig, Misuse } from "./load-config.ts";
import type { SchemaSide } from "./schema-side.ts";

type Asked = {
  readonly ignore?: readonly string[] | undefined;
  readonly config?: string | undefined;
};

/** What the flags and the configuration they name say to ignore. Throws `Misuse`. */
export async function readIgnoreList(
  host: Pick<Host, "files">,
  directory: string,
  { ignore = [], config }: Asked,
): Promise<IgnoreList> {
  const asked = listOf(ignore);
  if (config === undefined) return asked;
  const settings = (await loadConfig(host, directory, config)).config.checks["schema-snapshot"];
  if (isOff(settings)) {
    throw new Misuse(
      `checks.schema-snapshot is off in ${config}, so it says nothing of what to ignore. Leave out --config.`,
    );
  }
  return joined(settings.ignore ?? {}, asked);
}

/** The sides without what is ignored. Throws when that is all there is of one: nothing would be compared. */
export function leftToDiff(
  list: IgnoreList,
  first: SchemaSide,
  second: SchemaSide,
): { readonly first: SchemaSide; readonly second: SchemaSide; readonly unused: readonly string[] } {
  if (isEmptyList(list)) return { first, second, unused: [] };
  const { sides, unused } = applyIgnoreList(list, [first.model, second.model]);
  const [a, b] = [first, second].map((side, at) => {
    const model = sides[at]?.model ?? side.model;
    const objects = side.model.objects.size;
    if (objects > 0 && model.objects.size === 0) {
      throw new GateFault("schema/side-ignored", { side: side.name, objects });
    }
    return { ...side, model };
  });
  return { first: a ?? first, second: b ?? second, unused };
}

const members = new Map([
  ["preset", "presets"],
  ["schema", "schemas"],
  ["owner", "owners"],
  ["grant", "grants"],
  ["partition", "partitions"],
]);
const wholes = new Set(["owners", "grants", "comments"]);

function listOf(flags: readonly string[]): IgnoreList {
  const said = new Map<string, true | string[]>();
  for (const flag of flags) {
    if (wholes.has(flag)) {
      said.set(flag, true);
      continue;
    }
    const equals = flag.indexOf("=");
    const member = members.get(flag.slice(0, Math.max(equals, 0)));
    if (member === undefined) throw new Misuse(`--ignore ${flag} is none of ${forms}.`);
    const before = said.get(member);
    if (before !== true) said.set(member, [...(before ?? []), flag.slice(equals + 1)]);
  }
  const { success, data, error } = ignoreList.safeParse(Object.fromEntries(said));
  if (success) return data;
  const [issue] = error.issues;
  throw new Misuse(`--ignore: ${issue?.message ?? "not understood"}. It takes ${forms}.`);
}

const forms =
  "preset=NAME, schema=PATTERN, owner=PATTERN, grant=PATTERN, partition=SCHEMA.PATTERN, owners, grants, comments";

function joined(a: IgnoreList, b: IgnoreList): IgnoreList {
  return {
    presets: [...new Set([...(a.presets ?? []), ...(b.presets ?? [])])],
    schemas: [...(a.schemas ?? []), ...(b.schemas ?? [])],
    owners: joinedNames(a.owners, b.owners),
    grants: joinedNames(a.grants, b.grants),
    comments: a.comments ?? b.comments,
    partitions: [...(a.partitions ?? []), ...(b.partitions ?? [])],
  };
}

function joinedNames(a: AllOrSome = [], b: AllOrSome = []): AllOrSome {
  return a === true || b === true ? true : [...a, ...b];
}
