import type { PromoteConfig } from "../config/config.ts";
import type { Host } from "../host/host.ts";

/** Fine; could be better; must be fixed; could not be looked at. */
export type Level = "ok" | "warn" | "fail" | "unknown";

/** One thing that a diagnosis says. Nothing in it is secret. */
export type Diagnosed = {
  readonly level: Level;
  /** A sentence: what there is. */
  readonly what: string;
  readonly where?: { readonly file: string; readonly line?: number };
  /** Why it matters. Given with every warning and failure. */
  readonly why?: string;
  /** What to do. Given with every warning and failure. */
  readonly fix?: string;
};

/** What is known of the place before anything is looked at. */
export type Situation = {
  /** Where the command was called, absolute. */
  readonly directory: string;
  /** The top of the repository, absolute; undefined outside of git. */
  readonly repository: string | undefined;
  /** The configuration when it holds; else why it does not. */
  readonly config:
    | {
        readonly kind: "holds";
        readonly config: PromoteConfig;
        readonly path: string;
        readonly project: string;
      }
    | { readonly kind: "wrong"; readonly problems: readonly string[] };
};

/** One thing to look at. What it throws is told as something that could not be looked at. */
export type Diagnosis = {
  /** Kebab-case; stable: scripts name it. */
  readonly id: string;
  diagnose(host: Host, situation: Situation): Promise<readonly Diagnosed[]>;
};
