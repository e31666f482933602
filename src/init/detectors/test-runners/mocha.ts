import { installedProgram } from "../../package-commands.ts";
import { signOf, type TestRunnerDetector } from "./test-runner.ts";

const signs = { name: "mocha", configuration: /^\.mocharc\.([cm]?js|json|ya?ml)$/ };

export const mocha: TestRunnerDetector = (view, { manifest, manager }) => {
  const where = signOf(view, manifest, signs);
  if (where === undefined) return undefined;
  const argv = ["mocha", "--reporter", "tap", "--reporter-option", "tapVersion=13"];
  return {
    what: { name: "Mocha", command: installedProgram(manager, argv), report: "stdout" },
    where,
  };
};
