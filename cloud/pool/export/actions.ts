/** The pool as a table that the import reads back to the same pool. */
import { readPersonalValuesInBulk } from '../../people/actions'
import type { Call } from '../../platform/call'
import { poolWords } from '../../../types/words/pool'
import { registerFields } from '../import/contacts'
import * as store from '../store'

/** Own choice, 2026-11-24: enterprises read at once. */
const PAGE = 2000

export interface ExportOptions {
  /** With telephone and legal representative: personal values, to be audited by whoever asks. */
  withContacts: boolean
  /** Whose contacts a page holds, in the reading transaction: for the record of sharing. */
  onContacts?: (personIds: readonly string[]) => Promise<void>
}

/**
 * A text that a spreadsheet would run as a formula gets a ' in front, and so does one that looks as if it had got one; the import
 * takes exactly one away (`clean`).
 */
const safe = (text: string) => (/^'*[=+\-@]/.test(text) ? `'${text}` : text)

/** The header, then the rows by credit code, some at a time. Cells are safe for spreadsheets. */
export async function* exportPool(
  act: Pick<Call, 'tx' | 'tools'>,
  { withContacts, onContacts }: ExportOptions,
): AsyncGenerator<string[][]> {
  const { fields } = poolWords
  yield [
    [
      fields.uscc,
      fields.name,
      fields.address,
      fields.street,
      fields.status,
      fields.type,
      fields.ownership,
      fields.formerNames,
      ...(withContacts ? [fields.phone, fields.legalPerson] : []),
    ],
  ]
  for (let after = ''; ;) {
    const rows = await store.listForExport(act.tx, after, PAGE)
    const persons = rows.flatMap((row) => (row.registerPersonId === null ? [] : [row.registerPersonId]))
    const contacts = withContacts
      ? await readPersonalValuesInBulk(act, persons, Object.values(registerFields))
      : new Map<string, Map<string, string>>()
    await onContacts?.([...contacts.keys()])
    yield rows.map((row) => {
      const own = contacts.get(row.registerPersonId ?? '')
      return [
        row.uscc,
        safe(row.name),
        safe(row.address),
        safe(row.street ?? ''),
        safe(row.statusWritten ?? ''),
        safe(row.type ?? ''),
        safe(row.ownershipWritten ?? ''),
        row.formerNames.map(safe).join('\n'),
        ...(withContacts
          ? [safe(own?.get(registerFields.phone) ?? ''), safe(own?.get(registerFields.legalPerson) ?? '')]
          : []),
      ]
    })
    if (rows.length < PAGE) return
    after = rows.at(-1)?.uscc ?? ''
  }
}
