/**
 * Asks once for all who ask the same while the question before is under way. Nobody gets an answer to a question that was
 * put before they came: whoever comes later is answered by the next one.
 */
export function together<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  nameOf: (question: Question) => string,
): (question: Question) => Promise<Answer> {
  const underWay = new Map<string, { readonly now: Promise<Answer>; next?: Promise<Answer> }>();
  const begin = (name: string, question: Question): Promise<Answer> => {
    const now = ask(question);
    const mine = { now };
    underWay.set(name, mine);
    const end = () => {
      if (underWay.get(name) === mine) underWay.delete(name);
    };
    now.then(end, end);
    return now;
  };
  return (question) => {
    const name = nameOf(question);
    const known = underWay.get(name);
    if (known === undefined) return begin(name, question);
    const again = () => begin(name, question);
    known.next ??= known.now.then(again, again);
    return known.next;
  };
}
