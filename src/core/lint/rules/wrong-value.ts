import { wrongValueWords } from '../../schema/fault-words.js';
import type { WrongValue } from '../../schema/schema-fault.js';
import { rule } from '../rule.js';
import { suggestId } from '../suggest-id.js';
import { otherForms, replaceValue } from '../value-fixes.js';

/** `suggestion` is the id of what is called as the value says, where an id belongs. */
type Data = WrongValue['data'] & { readonly suggestion?: string };

export const wrongValue = rule<Data>({
  code: 'wrong-value',
  severity: 'error',
  on: 'schema',
  foundBySchemaIn: 'place',
  refusesValue: true,
  title: 'Wrong value',
  explanation:
    "A value has another form than its key needs. A day is `2027-02-08`, not `8.2.2027`; a duration is `P2W`, not `2 weeks`; a hash of digits alone is text, `'1234567'`; one address is a list of one, `[ada@example.org]`. What can be written rightly without guessing is a quick fix.",
  example: 'duration-in-words',
  complete: (data, path, { seen, file }) => {
    const suggestion = suggestId(seen, file, path);
    return suggestion === undefined ? data : { ...data, suggestion };
  },
  message: (data, path) => {
    const words = wrongValueWords(data, path);
    return data.suggestion === undefined ? words : `${words} Did you mean ${data.suggestion}?`;
  },
  fixes: ({ data: { suggestion }, path = [] }, context) => {
    const forms = otherForms(context, path);
    const isForm = forms.some(
      ({ edits: [edit] }) => edit && 'op' in edit && 'value' in edit && edit.value === suggestion,
    );
    return suggestion === undefined || isForm ? forms : replaceValue(context, path, suggestion);
  },
});
