/** Whether a URL names a user or a password, read as it is written. */
export function namesUser(url: string): boolean {
  return /^[^/]*\/\/[^/]*@/.test(url);
}
