import {
  type CheckId,
  type CheckSettings,
  isOff,
  type PromoteConfig,
  settingsOf,
} from "../config/config.ts";
import type { Json } from "../data/json.ts";
import type { Host } from "../host/host.ts";
import type { Candidate } from "./candidate.ts";
import type { Finding } from "./finding.ts";
import type { RuleText } from "./rule.ts";

/** A confirmation's file as it lay there before any command of the project ran. */
export type ConfirmationFile = {
  /** Below the project folder. */
  readonly file: string;
  /** Null when it is not text. */
  readonly text: string | null;
};

/** A record of an earlier run of the same promotion whose signature is this run's key's. */
export type EarlierRecord = {
  /** Below the project folder. */
  readonly file: string;
  readonly finishedAt: string;
  readonly evidence: { readonly [name: string]: Json };
};

/** A public key that confirmations are verified with, and where it is from, in the reader's words. */
export type ConfirmationKeyText = { readonly pem: string; readonly origin: string };

/** What every check knows of the run it takes part in. */
export type Release = {
  readonly candidate: Candidate;
  readonly config: PromoteConfig;
  /** All there are. A file that a command of the project writes during the run is not among them. */
  readonly confirmations: readonly ConfirmationFile[];
  /** The newest in which the tests passed. Undefined when nothing asks for it, or none can be verified. */
  readonly earlier?: EarlierRecord | undefined;
  /** The keys that are known where the run takes place; without any, no signature can be verified. */
  readonly confirmationKeys?: readonly ConfirmationKeyText[];
  /** The commit the configuration is of, when it is not the candidate's own: whose word counts, it says. */
  readonly policyCommit?: string;
};

/** A file or object the check relied on. */
export type Input = { readonly name: string; readonly sha256: string };

/** What a check has to say beside its findings. Pure derivation of its facts; enters the record. */
export type Account = {
  /** The one fact worth knowing, a few words: "42 objects as in db/schema.snapshot.sql". */
  readonly headline: string;
  readonly counts?: { readonly [name: string]: number };
  readonly inputs?: readonly Input[];
  /** Digests and small values for the record's evidence, under the name the record format gives. */
  readonly evidence?: { readonly [name: string]: Json };
};

/** One step of the promotion checklist: it looks, then judges, and never says "passed". */
export interface CheckDefinition<Id extends CheckId, Needs extends keyof Host, Facts extends Json> {
  readonly id: Id;
  /** The promise, as a sentence. */
  readonly title: string;
  readonly rules: { readonly [name: string]: RuleText };
  /** Looks at the world through the parts of the host it names. Throws `GateFault` when it cannot see. */
  gather(host: Pick<Host, Needs>, settings: CheckSettings<Id>, release: Release): Promise<Facts>;
  /** Decides. Pure, synchronous, total. */
  judge(facts: Facts): Iterable<Finding>;
  account(facts: Facts): Account;
}

/** What one check came to: its facts, and what they amount to. */
export type Examination = {
  readonly facts: Json;
  readonly findings: readonly Finding[];
  readonly account: Account;
};

/** A check with its kinds of facts and permissions sealed in, so that checks of all kinds form one list. */
export interface RegisteredCheck {
  readonly id: CheckId;
  readonly title: string;
  readonly rules: { readonly [name: string]: RuleText };
  /** Gathers, then judges. Called only when the configuration has the check switched on. */
  examine(host: Host, release: Release): Promise<Examination>;
}

/** Seals a definition: the pipeline needs neither its facts' type nor its settings'. */
export function registerCheck<Id extends CheckId, Needs extends keyof Host, Facts extends Json>(
  check: CheckDefinition<Id, Needs, Facts>,
): RegisteredCheck {
  return {
    id: check.id,
    title: check.title,
    rules: check.rules,
    async examine(host, release) {
      const settings = settingsOf(release.config, check.id);
      if (isOff(settings))
        throw new Error(`${check.id} is switched off and was examined all the same`);
      const facts = await check.gather(host, settings, release);
      return { facts, findings: [...check.judge(facts)], account: check.account(facts) };
    },
  };
}
