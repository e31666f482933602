/** What a timer of Node can wait at most, in milliseconds: 24.8 days. A longer one fires at once. */
export const longestTimer = 2 ** 31 - 1;
