import * as z from "zod";
import { parseJson } from "../data/json.ts";
import { type RepositoryView, within } from "./repository-view.ts";

const names = z.record(z.string(), z.unknown()).catch({});
const texts = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform(
    (record) =>
      new Map(
        Object.entries(record).flatMap(([name, value]) =>
          typeof value === "string" ? [[name, value] as const] : [],
        ),
      ),
  );

const manifest = z.object({
  name: z.string().optional().catch(undefined),
  packageManager: z.string().optional().catch(undefined),
  workspaces: z
    .union([
      z.array(z.string()),
      z.object({ packages: z.array(z.string()) }).transform((one) => one.packages),
    ])
    .optional()
    .catch(undefined),
  scripts: texts.prefault({}),
  dependencies: names.prefault({}),
  devDependencies: names.prefault({}),
  optionalDependencies: names.prefault({}),
});

/** What a `package.json` says that matters here. */
export type PackageManifest = Omit<
  z.output<typeof manifest>,
  "dependencies" | "devDependencies" | "optionalDependencies"
> & {
  /** Names of all packages it depends on, in whatever way. */
  readonly packages: ReadonlySet<string>;
};

/** The manifest in a folder; undefined when there is none that can be read. */
export function manifestIn(view: RepositoryView, folder: string): PackageManifest | undefined {
  const text = view.texts.get(within(folder, "package.json"));
  if (text === undefined) return undefined;
  const parsed = manifest.safeParse(parseJson(text.replace(/^\ufeff/, "")));
  if (!parsed.success) return undefined;
  const { dependencies, devDependencies, optionalDependencies, ...rest } = parsed.data;
  const packages = new Set(
    [dependencies, devDependencies, optionalDependencies].flatMap((part) => Object.keys(part)),
  );
  return { ...rest, packages };
}
