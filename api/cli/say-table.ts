import type { Session } from './session.js';
import { tableText, type Column } from './table.js';

/** Prints a table cut to the terminal, and says which columns had no room. */
export function sayTable<Row>(session: Session, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const { lines, leftOut } = tableText(columns, rows, session.width);
  const [head, ...body] = lines;
  if (head !== undefined) session.heading(head);
  session.say(...body);
  if (leftOut.length > 0)
    session.hint(`no room here for: ${leftOut.join(', ')} (a wider terminal or --json shows them)`);
}
