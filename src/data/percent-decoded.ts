/** What percent signs of a URL stand for (RFC 3986); a text with a stray one is taken as it stands. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
