/**
 * The function, with its answer worked out once for each object and kept for as long as the object is. For what never changes: snapshots,
 * files, lists of records. A list of a snapshot stays the same object from snapshot to snapshot while nothing of its kind changes, and so
 * do the answers about it.
 */
export function memo<Subject extends object, Answer>(
  answer: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new WeakMap<Subject, { readonly answer: Answer }>();
  return (subject) => {
    let found = known.get(subject);
    if (!found) {
      found = { answer: answer(subject) };
      known.set(subject, found);
    }
    return found.answer;
  };
}
