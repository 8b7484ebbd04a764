/** `sharing list --from DAY --to DAY [--csv]`: to whom personal data went, for whoever keeps the service. Ids only. */
import type { Command } from 'commander'
import { sharingWords as words } from '../../types/words/keeping'
import { rightsWords } from '../../types/words/rights'
import { sayMoment } from '../../types/words/dates'
import { localDate } from '../platform/calendar/calendar'
import { formatRows } from '../platform/csv'
import { listSharings, type SharingRow } from '../people/actions'
import { CommandRefused, withGround } from './with-ground'

/** Own choice, 2026-11-24: records read at a time. */
const PAGE = 500

/** A day of China's clock as the instant it begins. @throws CommandRefused where it is none */
function startOf(day: string, daysLater = 0): Date {
  const at = new Date(`${day}T00:00:00+08:00`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at.getTime()) || localDate(at) !== day)
    throw new CommandRefused(words.dayWrong(day))
  return new Date(at.getTime() + daysLater * 86_400_000)
}

const cellsOf = (row: SharingRow): string[] => [
  row.at.toISOString(),
  words.manners[row.manner],
  row.recipient,
  row.fields.map((field) => rightsWords.sharing.fields[field]).join('、'),
  rightsWords.sharing.purposes[row.purpose] ?? row.purpose,
  words.bases[row.basis],
  row.act,
  row.record_id ?? '',
  String(row.persons),
]

const sayRow = (row: SharingRow): string => {
  const [, manner = '', recipient = '', fields = '', purpose = '', , act = '', , persons = ''] = cellsOf(row)
  return words.line(sayMoment(row.at.toISOString()), manner, recipient, fields, purpose, persons, act)
}

export function registerSharingCommands(program: Command): void {
  program
    .command('sharing')
    .description(words.group)
    .command('list')
    .description(words.list)
    .requiredOption('--from <day>', words.from)
    .requiredOption('--to <day>', words.to)
    .option('--csv', words.csv)
    .action(({ from, to, csv }: { from: string; to: string; csv?: true }) =>
      withGround(async (ground) => {
        const span = { from: startOf(from), to: startOf(to, 1) }
        if (csv) process.stdout.write(formatRows([[...words.columns]], { mark: true }))
        let count = 0
        for (let after = '0'; ;) {
          const rows = await ground.act((call) => listSharings(call, span, after, PAGE))
          for (const row of rows) process.stdout.write(csv ? formatRows([cellsOf(row)]) : `${sayRow(row)}\n`)
          count += rows.length
          if (rows.length < PAGE) break
          after = rows.at(-1)?.id ?? ''
        }
        if (!csv) process.stdout.write(`${words.sum(count)}\n`)
      }),
    )
}
