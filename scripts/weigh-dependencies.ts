import { readFileSync } from "node:fs";
import { z } from "zod";

const input = z.object({ imports: z.array(z.object({ path: z.string() })) });
const output = z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.int() })) });
const metafiles = z.array(
  z.object({ inputs: z.record(z.string(), input), outputs: z.record(z.string(), output) }),
);
type Metafile = z.infer<typeof metafiles>[number];

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Usage: node scripts/build.mjs --metafile FILE first.");
const bundles = metafiles.parse(JSON.parse(readFileSync(file, "utf8")));

/** `hono` of `node_modules/hono/dist/index.js`; undefined for our own files. */
function packageOf(path: string): string | undefined {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  return name;
}

/** Kilobytes of a package that our sources import, and of all that it brings along. */
function weightOf({ inputs, outputs }: Metafile, name: string): number {
  const importedByUs = Object.entries(inputs)
    .filter(([path]) => packageOf(path) === undefined)
    .flatMap(([, { imports }]) => imports.map(({ path }) => path));
  const reached = new Set(importedByUs.filter((path) => packageOf(path) === name));
  for (const path of reached) {
    for (const next of inputs[path]?.imports ?? []) {
      if (packageOf(next.path) !== undefined) reached.add(next.path);
    }
  }
  const bytes = Object.values(outputs)
    .flatMap((one) => Object.entries(one.inputs))
    .reduce((sum, [path, { bytesInOutput }]) => sum + (reached.has(path) ? bytesInOutput : 0), 0);
  return Math.round(bytes / 1000);
}

const manifest = z
  .object({ devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")));

for (const name of Object.keys(manifest.devDependencies)) {
  const [command, action] = bundles.map((bundle) => weightOf(bundle, name));
  if (command !== 0 || action !== 0) console.log(`${name}: ${command} kB, ${action} kB`);
}
const totals = bundles.map(({ outputs }) =>
  Object.values(outputs)
    .flatMap((one) => Object.values(one.inputs))
    .reduce((sum, { bytesInOutput }) => sum + bytesInOutput, 0),
);
console.log(`all: ${totals.map((bytes) => `${Math.round(bytes / 1000)} kB`).join(", ")}`);
