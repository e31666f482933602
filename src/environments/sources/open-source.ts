import type { ValueSource } from "../../config/config.ts";
import type { Host, Secrets } from "../../host/host.ts";
import type { SourceContents } from "./contents.ts";
import { parseDotenv } from "./parse-output.ts";
import { readCommand } from "./read-command.ts";
import { readGithubEnvironment } from "./read-github-environment.ts";

/** What looking up values takes. */
export type ValueHost = Pick<Host, "environment" | "files" | "http" | "processes" | "secrets">;

/** A source that is read as a whole. */
export type ReadableSource = Exclude<ValueSource, { kind: "environment" }>;

type Opened = Promise<SourceContents | undefined>;

/** By run, which has its secrets to itself: every source is read once, and fails once. */
const opened = new WeakMap<Secrets, Map<string, Opened>>();

/** What a source holds, as it was when the run first asked. Undefined: there is no such file. */
export function openSource(host: ValueHost, project: string, source: ReadableSource): Opened {
  const ofRun = opened.get(host.secrets) ?? new Map<string, Opened>();
  opened.set(host.secrets, ofRun);
  const key = JSON.stringify([project, source]);
  const contents = ofRun.get(key) ?? read(host, project, source);
  ofRun.set(key, contents);
  return contents;
}

async function read(host: ValueHost, project: string, source: ReadableSource): Opened {
  switch (source.kind) {
    case "dotenv": {
      const text = await host.files.readText(`${project}/${source.path}`);
      return text === undefined ? undefined : parseDotenv(text);
    }
    case "command":
      return readCommand(host, project, source);
    case "github-environment":
      return readGithubEnvironment(host, source);
  }
}
