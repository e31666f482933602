import { installedProgram } from "../../package-commands.ts";
import { reportPath, signOf, type TestRunnerDetector } from "./test-runner.ts";

const signs = { name: "jest", configuration: /^jest\.config\.([cm]?[jt]s|json)$/ };

export const jest: TestRunnerDetector = (view, { manifest, manager }) => {
  const where = signOf(view, manifest, signs);
  if (where === undefined) return undefined;
  const argv = ["jest", "--ci", "--json", `--outputFile=${reportPath}`];
  return {
    what: { name: "Jest", command: installedProgram(manager, argv), report: reportPath },
    where,
  };
};
