/** A function that keeps each of its answers, for what is asked of the same things again and again. */
export function keeping<Question, Answer extends NonNullable<unknown>>(
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const known = new Map<Question, Answer>();
  return (question) => {
    const found = known.get(question) ?? answer(question);
    known.set(question, found);
    return found;
  };
}
