import { words } from "./fault-words.ts";

const orWithKey = "or sign with a key: `--sign key`";

/** Records that are signed with a certificate for an id-token, and the roots that such records are verified with. */
export const keylessFaults = {
  "signing/id-token-elsewhere": words<Record<string, never>>({
    message: () =>
      "There is no id-token to sign with: this is no job of GitHub Actions, and SIGSTORE_ID_TOKEN is not set.",
    remedy: () => `Run in GitHub Actions, set SIGSTORE_ID_TOKEN, ${orWithKey}.`,
  }),
  "signing/id-token-fork": words<{ event: string; head: string }>({
    message: ({ event, head }) =>
      `GitHub gives this job no id-token: its ${event} comes from ${head}, which is another repository.`,
    remedy: () =>
      "Run the gate on a branch of the repository itself; on pull requests from forks run it with --unsigned, which clears nothing.",
  }),
  "signing/id-token-event": words<{ event: string; sender: string }>({
    message: ({ event, sender }) =>
      `GitHub gives this job no id-token: its ${event} was sent by ${sender}, whose runs get read-only tokens.`,
    remedy: () =>
      "Run the gate again by hand or on push to the release branch, or with --unsigned, which clears nothing.",
  }),
  "signing/id-token-permission": words<{ variables: string }>({
    message: ({ variables }) => `This job may not ask for an id-token: ${variables} is not set.`,
    remedy: () =>
      "Give the job, and every workflow that calls it, `permissions: { id-token: write, contents: read }`; in a container or under sudo, pass both variables on.",
  }),
  "signing/id-token-refused": words<{ url: string; reason: string }>({
    message: ({ url, reason }) => `${url} gives no id-token: ${reason}.`,
    remedy: () =>
      `Run the job again; its token to ask with ends with the job, and githubstatus.com tells whether Actions is down.`,
  }),
  "signing/id-token-unusable": words<{ source: string; reason: string }>({
    message: ({ source, reason }) =>
      `The id-token from ${source} cannot be signed with: ${reason}.`,
    remedy: () =>
      "Obtain it anew for the audience that `record.keyless.audience` names, just before the run; a token lives for minutes.",
  }),
  "signing/id-token-other-source": words<{ token: string; run: string }>({
    message: ({ token, run }) =>
      `The id-token is for ${token}, and the run is about ${run}: every verifier would refuse the record.`,
    remedy: () =>
      "Check out the commit the workflow was started for, in the repository it runs in, and let `record.repository` name that.",
  }),
  "signing/keyless-service-failed": words<{ service: string; url: string; reason: string }>({
    message: ({ service, url, reason }) =>
      `${service} at ${url} did not do its part of the signature, and no record was written: ${reason}.`,
    remedy: ({ url }) =>
      `Make sure that ${url} can be reached from this machine and takes tokens for \`record.keyless.audience\`, then run again, ${orWithKey}.`,
  }),
  "signing/certificate-unfit": words<{ reason: string }>({
    message: ({ reason }) =>
      `The record was not written, because nobody would accept it. ${reason}`,
    remedy: () =>
      "Run again as one job of one workflow, on the commit that the workflow was started for, with the services that `record.keyless` names.",
  }),
  "signing/trusted-root-missing": words<{ path: string }>({
    message: ({ path }) => `The trusted root ${path} does not exist.`,
    remedy: () => "Correct the path given with --trusted-root, or leave the option out.",
  }),
  "signing/trusted-root-unusable": words<{ source: string; reason: string }>({
    message: ({ source, reason }) => `${source} is no trusted root of Sigstore: ${reason}.`,
    remedy: () =>
      "Give --trusted-root a trusted_root.json, such as `gh attestation trusted-root > trusted_root.jsonl` writes.",
  }),
};
