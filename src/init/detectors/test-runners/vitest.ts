import { installedProgram } from "../../package-commands.ts";
import { reportPath, signOf, type TestRunnerDetector } from "./test-runner.ts";

const signs = { name: "vitest", configuration: /^vitest\.(config|workspace)\.[cm]?[jt]s$/ };

export const vitest: TestRunnerDetector = (view, { manifest, manager }) => {
  const where = signOf(view, manifest, signs);
  if (where === undefined) return undefined;
  const argv = [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportPath}`,
  ];
  return {
    what: { name: "Vitest", command: installedProgram(manager, argv), report: reportPath },
    where,
  };
};
