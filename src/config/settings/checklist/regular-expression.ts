import * as z from "zod";

/** A regular expression, as JavaScript reads it with the flag `u`. */
export const regularExpression = z
  .string()
  .min(1)
  .refine(isRegularExpression, "a regular expression that JavaScript reads with the flag u");

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
