/** A text on lines of its own, behind `|` or `>`. */
interface BlockText {
  /** The column of the key or the dash that it belongs to. */
  readonly parent: number;
  /** How many spaces stand before each of its lines; its words begin behind them. Undefined until its first line is known. */
  readonly indentation: number | undefined;
}

/** For how many spaces a tab stands. */
const tabWidth = 2;
/** The dashes that a line begins with. */
const dashes = /^(?:-[ \t]+)*(?:-$)?/;
/** A key with its colon. */
const key = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^ \t"'#](?:[^#]|(?<=[^ \t])#)*?):(?=[ \t]|$)/;
/** What stands before a text on lines of its own. */
const header = /^[ \t]*[|>][+-]?([1-9]?)[+-]?(?:[ \t]+#.*|[ \t]*)$/;

/**
 * Writes spaces for the tabs that indent where YAML takes none. Others stay: in the words of a text, before a remark, behind enough
 * spaces on the second line of a value.
 */
export function indentWithSpaces(text: string): string {
  const lines = new Lines();
  return text.replace(/[^\r\n]+/g, (line) => lines.indent(line));
}

/** The lines of a record, one after the other. */
class Lines {
  /** The text that the last line was of. */
  private block: BlockText | undefined;
  /** Whether only blanks and remarks came since such a text: there YAML takes no tab before those either. */
  private isBehindBlock = false;
  /** The column of the last key or dash. */
  private parent = -1;

  /** The next line as it is to be written. */
  indent(line: string): string {
    const blanks = /^[ \t]*/.exec(line)?.[0] ?? '';
    const content = line.slice(blanks.length);
    const inBlock = this.block && this.indentInBlock(this.block, blanks, content);
    if (inBlock !== undefined) return inBlock;
    if (this.block) this.isBehindBlock = true;
    this.block = undefined;
    if (content === '' || content.startsWith('#'))
      return this.isBehindBlock ? ' '.repeat(widthOf(blanks)) + content : line;
    this.isBehindBlock = false;
    return this.indentContent(blanks, content);
  }

  /** Undefined for a line that is not of the text. */
  private indentInBlock(
    { parent, ...block }: BlockText,
    blanks: string,
    content: string,
  ): string | undefined {
    const spaces = spacesIn(blanks);
    if (content === '' && spaces === blanks.length) return blanks;
    const all = widthOf(blanks);
    const indentation = block.indentation ?? (spaces > parent || content === '' ? spaces : all);
    if (spaces >= indentation && spaces > parent) {
      this.block = { parent, indentation };
      return blanks + content;
    }
    if (content === '') return ' '.repeat(spaces);
    if (spaces === blanks.length || all <= parent) return undefined;
    this.block = { parent, indentation };
    return ' '.repeat(indentation) + withoutWidth(blanks, indentation) + content;
  }

  private indentContent(blanks: string, content: string): string {
    const dash = dashes.exec(content)?.[0] ?? '';
    const name = key.exec(content.slice(dash.length))?.[0] ?? '';
    const isValue = dash === '' && name === '';
    const mayStay = isValue && spacesIn(blanks) > this.parent;
    const indented = mayStay ? blanks : ' '.repeat(widthOf(blanks));
    if (name !== '') this.parent = indented.length + dash.length;
    else if (dash !== '') this.parent = indented.length + dash.lastIndexOf('-');
    const begins = header.exec(content.slice(dash.length + name.length));
    if (begins) {
      const indentation = begins[1] === '' ? undefined : this.parent + Number(begins[1]);
      this.block = { parent: this.parent, indentation };
    }
    return indented + content;
  }
}

function spacesIn(blanks: string): number {
  const tab = blanks.indexOf('\t');
  return tab < 0 ? blanks.length : tab;
}

function widthOf(blanks: string): number {
  return blanks.replaceAll('\t', ' '.repeat(tabWidth)).length;
}

/** What is left behind the first blanks that are as wide as that. */
function withoutWidth(blanks: string, width: number): string {
  let end = 0;
  for (let passed = 0; end < blanks.length && passed < width; end++)
    passed += blanks[end] === '\t' ? tabWidth : 1;
  return blanks.slice(end);
}
