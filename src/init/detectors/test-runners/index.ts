import { manifestIn } from "../../package-manifest.ts";
import type { Found, RepositoryView } from "../../repository-view.ts";
import type { PackageManager } from "../package-manager.ts";
import { ava } from "./ava.ts";
import { jest } from "./jest.ts";
import { mocha } from "./mocha.ts";
import { nodeTest } from "./node-test.ts";
import type { TestRunner, TestRunnerDetector } from "./test-runner.ts";
import { vitest } from "./vitest.ts";

const detectors: readonly TestRunnerDetector[] = [vitest, jest, mocha, ava, nodeTest];

const npm: PackageManager = {
  name: "npm",
  isClassicYarn: false,
  isVersioned: false,
  lockFolder: undefined,
};

/** What runs the project's tests: the runner that a test script names goes before one that is only installed. */
export function detectTestRunner(
  view: RepositoryView,
  manager: PackageManager | undefined,
): Found<TestRunner> | undefined {
  const manifest = manifestIn(view, "");
  if (manifest === undefined) return undefined;
  const found = detectors.flatMap(
    (detect) => detect(view, { manifest, manager: manager ?? npm }) ?? [],
  );
  return found.find(({ where }) => where.startsWith("script ")) ?? found[0];
}
