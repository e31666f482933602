import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Json } from "../../src/data/json.ts";
import type { CheckDefinition } from "../../src/gate/check.ts";
import type { Finding } from "../../src/gate/finding.ts";

type Judging = Pick<CheckDefinition<never, never, Json>, "id" | "judge">;

/** A case in which a rule that was just written fires, and alone, beside one in which nothing is found. */
export async function writeFirstCases(
  check: string,
  name: string,
  directory: string,
): Promise<readonly string[]> {
  const judging = await judgingOf(check);
  const quiet = readdirSync(directory)
    .map((each) => join(directory, each, "facts.json"))
    .filter(existsSync)
    .map((file): Json => JSON.parse(readFileSync(file, "utf8")))
    .filter((facts) => findingsIn(judging, facts)?.length === 0);
  for (const facts of quiet) {
    for (const marked of eachMarked(facts, name)) {
      const found = findingsIn(judging, marked) ?? [];
      if (found.length !== 1 || found[0]?.rule !== `${check}/${name}`) continue;
      return [
        ...writeCase(join(directory, name), marked, found),
        ...writeCase(join(directory, `${name}-near-miss--fill-in`), facts, []),
      ];
    }
  }
  throw new Error(`Rule and index are written. No case of ${check} could be altered so that the rule
fires: write ${name}/facts.json below ${directory} by hand.`);
}

/** Loaded only now, so that the new rule is in it. */
async function judgingOf(check: string): Promise<Judging> {
  const file = join(import.meta.dirname, "../../src/checks", check, "check.ts");
  const exported: Record<string, Judging> = await import(pathToFileURL(file).href);
  const definition = Object.values(exported).find(({ id }) => id === check);
  if (definition === undefined) throw new Error(`${file} exports no check ${check}.`);
  return definition;
}

/** Undefined where altered facts are none that `gather` could have made. */
function findingsIn({ judge }: Judging, facts: Json): readonly Finding[] | undefined {
  try {
    return [...judge(facts)];
  } catch {
    return undefined;
  }
}

/** The facts with one text replaced, each in its turn; texts that look like words of a type come last. */
function eachMarked(facts: Json, mark: string): readonly Json[] {
  const texts = textsIn(facts);
  const isFree = (text: string) => !/^[a-z-]*$/.test(text);
  const ordered = [...texts.keys()].sort(
    (a, b) => Number(isFree(texts[b] ?? "")) - Number(isFree(texts[a] ?? "")),
  );
  return ordered.map((chosen) => {
    let index = 0;
    return JSON.parse(JSON.stringify(facts), (_, value) =>
      typeof value === "string" && index++ === chosen ? mark : value,
    );
  });
}

/** Every text, in the order in which a reviver meets them. */
function textsIn(facts: Json): readonly string[] {
  const texts: string[] = [];
  JSON.parse(JSON.stringify(facts), (_, value) => {
    if (typeof value === "string") texts.push(value);
    return value;
  });
  return texts;
}

function writeCase(folder: string, facts: Json, found: readonly Finding[]): readonly string[] {
  const stated = found.map(({ rule, subject, message, remedy }) => ({
    rule,
    subject,
    message,
    remedy,
  }));
  return [["facts.json", facts] as const, ["expected.json", stated] as const].map(
    ([name, value]) => {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
      return file;
    },
  );
}
