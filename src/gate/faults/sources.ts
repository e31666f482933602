import { words } from "./fault-words.ts";

type GithubPlace = { repository: string; environment: string };

/** Sources of an environment's values: commands, GitHub, names without values. */
export const sourceFaults = {
  "source/name-only": words<{ variable: string; source: string }>({
    message: ({ variable, source }) =>
      `${variable} is known by name only: the value of ${source} cannot be read.`,
    remedy: ({ variable }) =>
      `Add a source that has the value of ${variable} under \`environments.<name>.sources\` in promote.yaml, such as the process environment of the job that runs promote.`,
  }),
  "source/command-failed": words<{ command: string; ending: string }>({
    message: ({ command, ending }) =>
      `\`${command}\`, a source of values, ended with ${ending}; the values it printed are not shown.`,
    remedy: ({ command }) =>
      `Run \`${command}\` by hand in the project folder and mend what it reports; a token it needs goes under \`environment\` of the source.`,
  }),
  "source/command-time-limit": words<{ command: string; limitMs: number }>({
    message: ({ command, limitMs }) =>
      `\`${command}\`, a source of values, was still running after ${limitMs / 1000} s and was ended.`,
    remedy: () =>
      "Find out what it waits for, or raise `timeout` of the source under `environments` in promote.yaml.",
  }),
  "source/output-unreadable": words<{ command: string; expected: string }>({
    message: ({ command, expected }) =>
      `What \`${command}\` gives is not ${expected}; it is not shown.`,
    remedy: () =>
      "Correct `run` or `format` of the source under `environments` in promote.yaml, so that it gives the variables and nothing else.",
  }),
  "source/repository-unknown": words<{ environment: string }>({
    message: ({ environment }) =>
      `Nothing says which repository the GitHub environment ${environment} is of.`,
    remedy: () => "Put `repository: owner/name` beside `environment` in promote.yaml.",
  }),
  "source/github-unauthorized": words<{ variable: string }>({
    message: ({ variable }) => `GitHub does not take the token in ${variable}.`,
    remedy: ({ variable }) => `Put a token into ${variable} that has not expired.`,
  }),
  "source/github-forbidden": words<GithubPlace & { variable: string }>({
    message: ({ repository, environment, variable }) =>
      `The token in ${variable} may not list the GitHub environment ${environment} of ${repository}.`,
    remedy: ({ repository, variable }) =>
      `Put a token into ${variable} that may read "Environments" of ${repository} (a classic token: scope repo).`,
  }),
  "source/github-not-found": words<GithubPlace & { variable: string }>({
    message: ({ repository, environment, variable }) =>
      `GitHub shows no environment ${environment} of ${repository} to the token in ${variable}.`,
    remedy: ({ repository, variable }) =>
      `Correct \`repository\` and \`environment\` in promote.yaml, or let the token in ${variable} see ${repository}.`,
  }),
  "source/github-rate-limited": words<{ variable: string }>({
    message: ({ variable }) =>
      `GitHub answers the token in ${variable} no more for now: too many requests.`,
    remedy: () => "Run again when the limit is over, an hour from now at the latest.",
  }),
  "source/github-unexpected": words<GithubPlace & { answer: string }>({
    message: ({ repository, environment, answer }) =>
      `GitHub answers ${answer} when asked for the environment ${environment} of ${repository}.`,
    remedy: () => "Check `apiUrl` in promote.yaml and that GitHub is well, then run again.",
  }),
};
