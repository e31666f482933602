import satisfies from "semver/functions/satisfies.js";
import type { Diagnosis } from "../diagnosis.ts";

const supported = "^20.19 || >=22.12";

export const node: Diagnosis = {
  id: "node",
  async diagnose({ machine }) {
    const what = `Node ${machine.nodeVersion.replace(/^v/, "")} runs promote.`;
    if (satisfies(machine.nodeVersion, supported)) return [{ level: "ok", what }];
    return [
      {
        level: "fail",
        what,
        why: `promote is made for Node ${supported}, and may fail anywhere on another.`,
        fix: "Install Node 22 or newer (`nvm install 22`).",
      },
    ];
  },
};
