import { GateFault } from "../../gate/fault.ts";
import { findDetour } from "../../host/detour.ts";
import type { Diagnosis } from "../diagnosis.ts";

/** Records and logs are written below the project, so a file is written there and removed again. */
export const promoteFolder: Diagnosis = {
  id: "promote-folder",
  async diagnose({ files, clock }, { config, directory }) {
    const project = config.kind === "holds" ? config.project : directory;
    const folder = `${project}/.promote`;
    const detour = await findDetour(files, project, ".promote");
    if (detour !== undefined) {
      return [
        {
          level: "fail",
          what: `${folder} is no folder of its own (${detour.kind}).`,
          why: "What is written there would go to another place.",
          fix: `Remove ${folder}; promote makes it anew.`,
        },
      ];
    }
    const probe = `${folder}/doctor-${clock.now().getTime()}`;
    try {
      await files.writeAtomic(probe, "doctor\n");
    } catch (thrown) {
      if (!(thrown instanceof GateFault)) throw thrown;
      return [
        {
          level: "fail",
          what: thrown.message,
          why: "The record of a run could not be written.",
          fix: thrown.remedy,
        },
      ];
    }
    await files.remove(probe);
    return [{ level: "ok", what: `${folder} can be written.` }];
  },
};
