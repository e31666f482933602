import * as z from "zod";
import { parseJson } from "../../../data/json.ts";
import { GateFault } from "../../../gate/fault.ts";
import type { Host, HttpAnswer } from "../../../host/host.ts";
import { askAgain, mayPass } from "../../deployment-checklist/items/ask-again.ts";
import type { KeyAnswer } from "./facts.ts";

type Needs = Pick<Host, "clock" | "http">;

/** A key and where it goes. Never leaves a `gather`. */
export type Question = {
  readonly key: string;
  /** Where the key was found. */
  readonly place: string;
  readonly api: string;
};

type Reply<Told> =
  | { readonly state: "told"; readonly told: Told }
  | { readonly state: "forbidden" }
  | Extract<KeyAnswer, { state: "refused" }>;

/** https://docs.stripe.com/api/versioning: what is read here is the same in every version since. */
const version = "2025-04-30.basil";
const limitMs = 5_000;
const retries = 2;

/** https://docs.stripe.com/api/balance, https://docs.stripe.com/api/accounts and https://docs.stripe.com/api/errors */
const balance = z.object({ object: z.literal("balance"), livemode: z.boolean() });
const account = z.object({
  object: z.literal("account"),
  id: z.string().regex(/^acct_[A-Za-z0-9]{1,60}$/),
});
const refusal = z.object({
  error: z.object({
    type: z.string(),
    code: z.string().nullish(),
    message: z.string().nullish(),
  }),
});

/** What Stripe says of a key: whether it takes it, in which mode, and whose it is. Two reads; nothing is written. */
export async function askStripe(host: Needs, question: Question): Promise<KeyAnswer> {
  const mode = await ask(host, question, "/v1/balance", balance);
  if (mode.state === "refused") return mode;
  const owner = await ask(host, question, "/v1/account", account);
  if (owner.state === "refused") return owner;
  return {
    state: "taken",
    mode: mode.state === "forbidden" ? null : mode.told.livemode ? "live" : "test",
    account: owner.state === "forbidden" ? null : owner.told.id,
  };
}

async function ask<Told>(
  host: Needs,
  question: Question,
  path: string,
  shape: z.ZodType<Told>,
): Promise<Reply<Told>> {
  const { api, key } = question;
  const headers = {
    accept: "application/json",
    authorization: `Bearer ${key}`,
    "stripe-version": version,
    "user-agent": "promote",
  };
  const request = { url: `${api.replace(/\/+$/, "")}${path}`, headers, limitMs };
  const answer = await askAgain(host, retries, () => host.http.get(request));
  if (mayPass(answer.status)) {
    throw new GateFault("stripe/unhealthy", { ...shownOf(question), status: answer.status });
  }
  if (answer.status !== 200) return refusalOf(question, answer);
  const told = answer.isWhole ? shape.safeParse(parseJson(answer.body)) : undefined;
  if (told?.success) return { state: "told", told: told.data };
  throw unexpected(question, `it answers ${path} with what is none of its objects`);
}

/** Stripe's words tell its refusals apart. They repeat a part of the key: they are compared and go no further. */
function refusalOf(
  question: Question,
  { status, body }: HttpAnswer,
): Exclude<Reply<never>, { state: "told" }> {
  const parsed = refusal.safeParse(parseJson(body));
  if (!parsed.success) throw unexpected(question, `it answers ${status}${endingOf(status)}`);
  const { code, message } = parsed.data.error;
  if (status === 403) return { state: "forbidden" };
  if (status !== 401) throw unexpected(question, `it answers ${status}`);
  if (code === "api_key_expired" || code === "platform_api_key_expired") {
    return { state: "refused", reason: "expired" };
  }
  if (/^Expired API Key/i.test(message ?? "")) return { state: "refused", reason: "expired" };
  if (/^Invalid API Key/i.test(message ?? "")) return { state: "refused", reason: "unknown" };
  if (/does not allow requests from your IP address/i.test(message ?? "")) {
    throw new GateFault("stripe/not-from-here", shownOf(question));
  }
  throw unexpected(question, "it answers 401 and does not say that the key is the reason");
}

function endingOf(status: number): string {
  return status >= 300 && status < 400 ? ", a redirect" : " and none of its errors";
}

function unexpected(question: Question, reason: string): GateFault {
  return new GateFault("stripe/bad-answer", { ...shownOf(question), reason });
}

function shownOf({ api, place }: Question): { readonly url: string; readonly place: string } {
  return { url: new URL(api).origin, place };
}
