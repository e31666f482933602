import type { Rule } from "../../../../../gate/rule.ts";
import type { HttpFacts } from "../facts.ts";

export const httpAnswerSlow: Rule<HttpFacts> = {
  severity: "blocking",
  summary: "An address answers, but later than the checklist allows.",
  why: "What is slow before the release is slower under its load.",
  remedy: "Find out why it is slow, or raise `maxLatency` of the item.",
  *judge({ id, address, latency }) {
    if (latency === null || latency.ms <= latency.limitMs) return;
    yield {
      subject: `${id} at ${address}`,
      message: `answers after ${latency.ms} ms, where ${latency.limitMs} ms are allowed.`,
      remedy: `Find out why ${address} is slow, or raise \`maxLatency\` of the item ${id} in promote.yaml.`,
      identity: id,
    };
  },
};
