import { secretShapes } from "../host/secret-shapes.ts";

/** Whether a text holds something of the shape of a secret. */
export function looksSecret(text: string): boolean {
  return secretShapes.some((shape) => text.search(shape) !== -1);
}
