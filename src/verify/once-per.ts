/** A function that answers each question once: what is asked about is frozen, so the answer stays true. */
export function oncePer<Key extends object, Answer>(find: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    let known = answers.get(key);
    if (known === undefined) {
      known = { answer: find(key) };
      answers.set(key, known);
    }
    return known.answer;
  };
}
