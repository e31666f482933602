import type { Diagnosis } from "../diagnosis.ts";

export const sshKeygen: Diagnosis = {
  id: "ssh-keygen",
  async diagnose({ files }) {
    const path = await files.findExecutable("ssh-keygen");
    if (path !== undefined) return [{ level: "ok", what: `ssh-keygen is ${path}.` }];
    return [
      {
        level: "warn",
        what: "ssh-keygen is not installed, or not in PATH.",
        why: "Signatures made with SSH keys are verified with it; keys of promote's own need none.",
        fix: "Install the OpenSSH client (openssh-client).",
      },
    ];
  },
};
