/** A password nobody chose: 144 random bits as 36 hex digits. */
export function randomPassword(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
