import { Lexer } from 'yaml';

/** What the lexer puts before the text of a plain or block scalar, which can begin as a comment does. */
const scalarFollows = '\x1f';

/** The comments of a text in their order, each from its `#` to the end of its line. Never throws, whatever the text. */
export function commentsIn(text: string): readonly string[] {
  const comments: string[] = [];
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && before !== scalarFollows) comments.push(lexeme.trimEnd());
    before = lexeme;
  }
  return comments;
}
