import type { MetricFacts } from "./facts.ts";

/** Whether a value is what the condition says. */
export function isMet({ operator, value }: MetricFacts["condition"], actual: number): boolean {
  switch (operator) {
    case "<":
      return actual < value;
    case "<=":
      return actual <= value;
    case "==":
      return actual === value;
    case "!=":
      return actual !== value;
    case ">=":
      return actual >= value;
    case ">":
      return actual > value;
  }
}

/** The condition as the configuration has it: `> 0`. */
export function textOf({ operator, value }: MetricFacts["condition"]): string {
  return `${operator} ${value}`;
}
