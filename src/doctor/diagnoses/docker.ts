import type { Diagnosis } from "../diagnosis.ts";

/** Docker is never needed: a server for scratch databases comes from the machine or from npm. */
export const docker: Diagnosis = {
  id: "docker",
  async diagnose({ files }) {
    const path = await files.findExecutable("docker");
    return [
      {
        level: "ok",
        what:
          path === undefined
            ? "Docker is not there, and nothing needs it."
            : `Docker is ${path}; nothing needs it.`,
      },
    ];
  },
};
