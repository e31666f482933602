import { installedProgram } from "../../package-commands.ts";
import { signOf, type TestRunnerDetector } from "./test-runner.ts";

const signs = { name: "ava", configuration: /^ava\.config\.[cm]?js$/ };

export const ava: TestRunnerDetector = (view, { manifest, manager }) => {
  const where = signOf(view, manifest, signs);
  if (where === undefined) return undefined;
  return {
    what: { name: "AVA", command: installedProgram(manager, ["ava", "--tap"]), report: "stdout" },
    where,
  };
};
