import type { PackageManifest } from "../../package-manifest.ts";
import type { Found, RepositoryView } from "../../repository-view.ts";
import type { PackageManager } from "../package-manager.ts";

export type TestRunner = {
  readonly name: string;
  /** Runs every test once and leaves a report. */
  readonly command: readonly string[];
  /** Where the report is: `stdout`, or a path. */
  readonly report: string;
};

/** Where a runner leaves its report: in a folder that git ignores and that is there when the tests run. */
export const reportPath = ".promote/tests.json";

export type TestRunnerDetector = (
  view: RepositoryView,
  project: { readonly manifest: PackageManifest; readonly manager: PackageManager },
) => Found<TestRunner> | undefined;

/** Where a project says that it uses a runner: a package, a configuration file, or its test script. */
export function signOf(
  view: RepositoryView,
  { packages, scripts }: PackageManifest,
  { name, configuration }: { readonly name: string; readonly configuration: RegExp },
): string | undefined {
  const script = [...scripts].find(
    ([key, body]) => /^test(:|$)/.test(key) && new RegExp(`(^|[\\s/])${name}(\\s|$)`).test(body),
  );
  if (script !== undefined) return `script ${script[0]} in package.json`;
  const file = view.paths.find((path) => configuration.test(path));
  return file ?? (packages.has(name) ? `${name} in package.json` : undefined);
}
